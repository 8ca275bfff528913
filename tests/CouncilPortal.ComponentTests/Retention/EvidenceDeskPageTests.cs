using Bunit;
using CouncilPortal.Retention;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Retention;

public sealed class EvidenceDeskPageTests : PageTest
{
    [Fact]
    public async Task The_administrator_reads_why_a_file_was_recalled_and_neither_its_name_nor_a_way_to_open_it()
    {
        var rows = await PrivateRows.Of(Data, "Ambleford", "99000001");
        await Data.Execute("update evidence_files set name = 'Letter to Mrs Example.pdf'", null);
        var page = await Desk("/desk/evidence");
        var recall = page.Find(".recall");
        Assert.Contains(rows.Secret, recall.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Mrs Example", page.Markup, StringComparison.Ordinal);
        Assert.Empty(recall.QuerySelectorAll("a"));
        Assert.Equal(["delete", "back"], recall.QuerySelectorAll("button").Select(b => b.GetAttribute("value")));
    }

    [Fact]
    public async Task The_schedule_is_said_in_words_and_what_goes_in_a_year_can_be_seen_now()
    {
        var rows = await PrivateRows.Of(Data, "Ambleford", "99000001");
        await Data.Execute("update evidence_files set removed_at = @now where id = @File", new { now = Data.Time.GetUtcNow(), rows.File });
        var now = await Desk("/desk/evidence");
        Assert.Contains("Evidence: 6 years after the decision was settled for the council", now.Text(), StringComparison.Ordinal);
        Assert.Contains("Files taken off a draft: 30 days after they were taken off", now.Text(), StringComparison.Ordinal);
        Assert.Contains("Nothing is due now.", now.Text(), StringComparison.Ordinal);
        var later = await Desk("/desk/evidence?days=365");
        Assert.Equal("1 content, 1 byte, due in a year", later.Find("caption").TextContent);
        Assert.Equal("Taken off a draft", later.Find("td[data-label=Why]").TextContent);
    }

    private async Task<IRenderedComponent<EvidenceDeskPage>> Desk(string address)
    {
        var administrator = await Data.Member("Ada Ministrator", Role.Administrator, authority: null);
        Http.Features.Set(new LiveSession { Scope = administrator, ExpiresAt = Data.Time.GetUtcNow().AddHours(1) });
        return Visit<EvidenceDeskPage>(administrator, address, _ => { });
    }
}
