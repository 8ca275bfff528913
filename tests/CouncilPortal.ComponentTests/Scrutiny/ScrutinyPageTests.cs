using Bunit;
using CouncilPortal.Scopes;
using CouncilPortal.Scrutiny;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Scrutiny;

/// <summary>The members' dashboard shows what is published, and of the rest one number.</summary>
public sealed class ScrutinyPageTests : PageTest
{
    [Fact]
    public async Task It_shows_the_latest_published_year_even_to_officers_who_may_see_a_later_one()
    {
        var council = await Data.Council("Ambleford", "District");
        await Data.Execute("insert into reporting_years (year, public_from) values ('2025-26', '2099-01-01 00:00:00.000000+00:00')", null);
        await Data.Figures(council, "2024-25", 5, 3, 4, 3, 1);
        await Data.Figures(council, "2025-26", 9, 9, 9, 9, 9);

        var page = await Page(Role.LinkOfficer, council);

        Assert.Equal("2024-25 in words", page.Find("h2").Text());
        Assert.StartsWith("In 2024-25 the upheld rate of Ambleford was 60% (3 of 5 investigations).", page.Find(".lead p").Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("9 of 9", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("p a[href='/councils/ambleford?year=2024-25']"));
        Assert.Contains("In 1 of 4 outcomes the Ombudsman was not satisfied", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Improvements_are_the_published_ones_and_each_number_leads_to_them()
    {
        var council = await Data.Council("Ambleford", "District");
        var published = await Data.Decision(council, "25000001", new DateOnly(2025, 6, 2), new DateOnly(2025, 7, 14));
        var unpublished = await Data.Decision(council, "25000002", new DateOnly(2025, 6, 3), null);
        await Data.Recommendation(published, council, "service_improvement", new DateOnly(2026, 9, 1));
        await Data.Recommendation(published, council, "personal_remedy", new DateOnly(2026, 9, 1));
        await Data.Recommendation(unpublished, council, "service_improvement", new DateOnly(2026, 9, 1));

        var page = await Page(Role.ScrutinyMember, council);

        Assert.Single(page.FindAll("tbody tr"));
        Assert.Equal("1 service improvement", page.Find("a[href='/councils/ambleford/improvements']").Text());
        Assert.Equal("1 not yet accepted as done", page.Find("a[href='/councils/ambleford/improvements?state=outstanding']").Text());
        Assert.Contains("25 000 001", page.Find("tbody").Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Private text", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("25 000 002", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Themes_show_counts_with_their_shares_and_lead_to_the_published_decisions()
    {
        var council = await Data.Council("Ambleford", "District");
        await Data.Figures(council, "2024-25", 5, 3, null, null, null);
        await Categories(council, ("Housing", 2), ("Planning & Development", 1));
        await Data.Decision(council, "25000001", new DateOnly(2025, 3, 31), new DateOnly(2025, 7, 14));

        var alone = await Page(Role.Leader, council);

        Assert.Contains("Housing comes first, with 2 of 3 upheld complaints.", alone.Text(), StringComparison.Ordinal);
        Assert.Contains("too few district councils to compute an average", alone.Text(), StringComparison.Ordinal);
        Assert.Equal("67% (2 of 3)", alone.Find("td[data-label=Upheld] span").Text());
        Assert.Equal("Read 1 on Housing", alone.Find("a[href='/councils/ambleford/decisions?year=2024-25&category=Housing&outcome=Upheld']").Text());

        foreach (var name in (string[])["Bramley", "Cawood"])
        {
            await Categories(await Data.Council(name, "District"), ("Housing", 1), ("Benefits & Tax", 2));
        }

        var beside = await Page(Role.MemberResponsibleForComplaints, council);
        Assert.Contains("over the 3 of 3 whose counts for every category are known here", beside.Text(), StringComparison.Ordinal);
        Assert.Equal("44%", beside.Find("td[data-label='Share among district councils']").Text());
        Assert.Contains("computed by the portal", beside.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_council_without_figures_still_has_its_overdue_number_and_its_questions()
    {
        var council = await Data.Council("Ambleford", "District");
        await Data.Recommendation(await Data.Decision(council, "25000002", new DateOnly(2025, 6, 3), null), council, "personal_remedy", new DateOnly(2026, 1, 11));

        var page = await Page(Role.ScrutinyMember, council);

        Assert.Contains("holds no published figures of Ambleford", page.Text(), StringComparison.Ordinal);
        Assert.StartsWith("1 agreed action is overdue today.", page.Find("div.count-card").Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("25 000 002", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Do residents find our complaints process", page.Text(), StringComparison.Ordinal);
    }

    private async Task Categories(long council, params IReadOnlyList<(string Category, int Upheld)> rows)
    {
        foreach (var (category, upheld) in rows)
        {
            await Data.Execute("insert into annual_categories (authority_id, year, category, upheld) values (@council, '2024-25', @category, @upheld)", new { council, category, upheld });
        }
    }

    private async Task<IRenderedComponent<ScrutinyPage>> Page(Role role, long council)
    {
        var page = Visit<ScrutinyPage>(await Data.Member(role.DisplayName(), role, council), "/scrutiny", _ => { });
        page.WaitForElement("h2");
        return page;
    }
}
