using Bunit;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Letters;

/// <summary>Who opened what before publication, as the publisher reads it.</summary>
public sealed class LetterOpeningsPageTests : PageTest
{
    private const string Address = "/desk/letters/2024-25/openings";

    [Fact]
    public async Task The_councils_openings_stand_first_and_the_Ombudsmans_apart()
    {
        var (officer, publisher) = await Opened();

        var councils = Page(publisher, Address);
        Assert.Equal(["People of councils (1)", "The Ombudsman’s people (3)"], councils.FindAll(".tabs a").Select(a => a.TextContent));
        Assert.Equal("People of councils (1)", councils.Find(".tabs [aria-current=page]").TextContent);
        Assert.Equal("1 opening by people of councils, the latest first", councils.Find("caption").TextContent);
        Assert.Equal([officer.Name], councils.FindAll("tbody th").Select(t => t.TextContent));
        Assert.StartsWith("Ambleford", councils.Find("td[data-label=Council]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"{Address}?by=ombudsman", councils.FindAll(".tabs a")[1].GetAttribute("href"));

        var ombudsman = Page(publisher, $"{Address}?by=ombudsman");
        Assert.Equal("The Ombudsman’s people (3)", ombudsman.Find(".tabs [aria-current=page]").TextContent);
        Assert.Equal(["List of the year’s letters", "Letter at the desk", "Figures"], ombudsman.FindAll("td[data-label=What]").Select(t => t.TextContent));
        Assert.Equal("No single council", ombudsman.FindAll("td[data-label=Council]")[0].TextContent);
        Assert.Contains("is one row without a council", ombudsman.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_group_says_when_nobody_opened_anything()
    {
        var publisher = await Data.Member("Pat", Role.Publisher, null);
        Assert.Contains("Nobody at a council opened anything of the year", Page(publisher, Address).Markup, StringComparison.Ordinal);
        Assert.Contains("Nobody at the Ombudsman opened anything of the year", Page(publisher, $"{Address}?by=ombudsman").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_publisher_reads_of_no_opening()
    {
        await Opened();
        foreach (var role in new[] { Role.Caseworker, Role.Administrator })
        {
            var page = Page(await Data.Member($"{role}", role, null), Address);
            Assert.Empty(page.FindAll("table"));
            Assert.Equal(["People of councils (0)", "The Ombudsman’s people (0)"], page.FindAll(".tabs a").Select(a => a.TextContent));
        }
    }

    [Fact]
    public async Task A_long_list_leads_on_within_its_group()
    {
        var publisher = await Data.Member("Pat", Role.Publisher, null);
        for (var i = 0; i <= LetterOpeningsQuery.PageSize; i++)
        {
            await Data.Execute(
                "insert into embargo_openings (year, person_id, person_name, what, opened_at, by_ombudsman) values ('2024-25', @PersonId, 'Pat', 'list', @now, true)",
                new { publisher.PersonId, now = Data.Time.GetUtcNow() });
        }

        var page = Page(publisher, $"{Address}?by=ombudsman");
        Assert.Equal(LetterOpeningsQuery.PageSize, page.FindAll("tbody tr").Count);
        Assert.Equal($"{Address}?by=ombudsman&page=2", page.Find("a[rel=next]").GetAttribute("href"));
    }

    private async Task<(Scope Officer, Scope Publisher)> Opened()
    {
        var council = await Data.Council("Ambleford", "District");
        await Data.Execute("update reporting_years set public_from = @at where year = '2024-25'", new { at = Data.Time.GetUtcNow().AddDays(4) });
        await Data.Execute("insert into annual_statistics (authority_id, year, upheld) values (@council, '2024-25', 3)", new { council });
        var (officer, publisher) = (await Data.Member("Lena", Role.LinkOfficer, council), await Data.Member("Pat", Role.Publisher, null));
        var (figures, desk) = (new NoteFiguresOpenedCommand(Data.Database, Data.Time), new NoteDeskOpenedCommand(Data.Database, Data.Time));
        var cancel = Xunit.TestContext.Current.CancellationToken;
        await figures.Note(officer, council, "figures", cancel);
        await figures.Note(publisher, council, "figures", cancel);
        await desk.Letter(publisher, ReportingYear.Parse("2024-25"), "ambleford", "letter at the desk", isForm: false, cancel);
        await desk.List(publisher, ReportingYear.Parse("2024-25"), cancel);
        return (officer, publisher);
    }

    private IRenderedComponent<LetterOpeningsPage> Page(Scope scope, string address)
    {
        Http.Features.Set(new LiveSession { Scope = scope, ExpiresAt = Data.Time.GetUtcNow().AddHours(1) });
        return Visit<LetterOpeningsPage>(scope, address, p => p.Add(x => x.YearText, "2024-25"));
    }
}
