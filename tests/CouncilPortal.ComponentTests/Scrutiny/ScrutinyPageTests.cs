using Bunit;
using CouncilPortal.Authorities;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Scrutiny;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.ComponentTests.Scrutiny;

/// <summary>The members' dashboard shows what is published and nothing else.</summary>
public sealed class ScrutinyPageTests : BunitContext
{
    [Fact]
    public async Task It_shows_the_latest_published_year_even_to_officers_who_may_see_a_later_one()
    {
        await using var data = await Start();
        var council = await data.Council("Ambleford", "District");
        await data.Execute("insert into reporting_years (year, public_from) values ('2025-26', '2099-01-01 00:00:00.000000+00:00')", null);
        await Figures(data, council, "2024-25", 5, 3);
        await Figures(data, council, "2025-26", 9, 9);

        var reader = await data.Member("Reader", Role.LinkOfficer, council);

        var page = Render<ScrutinyPage>(p => p.AddCascadingValue(reader));

        page.WaitForElement(".statistic");
        Assert.Contains("Figures of 2024-25", page.Markup, StringComparison.Ordinal);
        Assert.Contains("3 of 5 investigations", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("9 of 9", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='/councils/ambleford?year=2024-25']"));
    }

    [Fact]
    public async Task Improvements_are_the_published_ones_and_no_personal_remedy_is_among_them()
    {
        await using var data = await Start();
        var council = await data.Council("Ambleford", "District");
        var published = await data.Decision(council, "25000001", new DateOnly(2025, 6, 2), new DateOnly(2025, 7, 14));
        var unpublished = await data.Decision(council, "25000002", new DateOnly(2025, 6, 3), null);
        await data.Recommendation(published, council, "service_improvement", new DateOnly(2025, 9, 1));
        await data.Recommendation(published, council, "personal_remedy", new DateOnly(2025, 9, 1));
        await data.Recommendation(unpublished, council, "service_improvement", new DateOnly(2025, 9, 1));

        var reader = await data.Member("Reader", Role.ScrutinyMember, council);

        var page = Render<ScrutinyPage>(p => p.AddCascadingValue(reader));

        Assert.Single(page.WaitForElements("tbody tr"));
        Assert.Contains("promised 1 service improvement", page.Markup, StringComparison.Ordinal);
        Assert.Contains("25 000 001", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Private text", page.Markup, StringComparison.Ordinal);
    }

    private static Task Figures(TestDatabase data, long council, string year, int investigated, int upheld) =>
        data.Execute(
            "insert into annual_statistics (authority_id, year, investigated, upheld) values (@council, @year, @investigated, @upheld)",
            new { council, year, investigated, upheld });

    private async Task<TestDatabase> Start()
    {
        var data = await TestDatabase.Create(EngineKind.Sqlite);
        Services.AddSingleton(data.Database).AddSingleton<TimeProvider>(data.Time).AddAuthorities().AddStatistics().AddDecisions();
        return data;
    }
}
