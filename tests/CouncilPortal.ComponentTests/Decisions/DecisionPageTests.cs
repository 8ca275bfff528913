using Bunit;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Decisions;

/// <summary>A decision: its published part for everyone, the rest by right.</summary>
public sealed class DecisionPageTests : PageTest
{
    private static readonly DateOnly Decided = new(2025, 9, 1);
    private static readonly DateOnly Published = new(2025, 12, 1);

    [Fact]
    public async Task Everyone_reads_the_published_part_and_nobody_elses_remedy()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var decision = await Data.Decision(council, "19012345", Decided, Published);
        await Data.Recommendation(decision, council, "personal_remedy", new DateOnly(2026, 2, 1));
        await Data.Recommendation(decision, council, "service_improvement", new DateOnly(2026, 3, 1));

        var page = Page(Scope.Public, "19-012-345");

        Assert.Equal("19 012 345 Housing repairs", page.Find("h1").Text().Replace("345H", "345 H", StringComparison.Ordinal));
        Assert.Contains("Train housing officers.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Not yet done", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Private text", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Apology", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("2026", page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.LinkOfficer)]
    [InlineData(Role.MonitoringOfficer)]
    public async Task The_councils_officers_read_every_action_of_an_unpublished_decision(Role role)
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var decision = await Data.Decision(council, "19012345", Decided, null);
        var action = await Data.Recommendation(decision, council, "personal_remedy", new DateOnly(2026, 1, 9));
        var officer = await Data.Member("Lena Officer", role, council);

        var page = Page(officer, "19-012-345");

        Assert.Contains("Private text", page.Text(), StringComparison.Ordinal);
        Assert.Contains("3 days late", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Not published", page.Find(".banner").Text(), StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == $"/actions/{action}");
    }

    [Fact]
    public async Task An_unpublished_decision_does_not_exist_for_anybody_else()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var other = await Data.Council("Kestrelby Metropolitan Borough Council", "Metropolitan borough");
        await Data.Decision(council, "19012345", Decided, null);
        Scope[] outsiders =
        [
            Scope.Public,
            await Data.Member("Kit Kestrelby", Role.LinkOfficer, other),
            await Data.Member("Sam Scrutiny", Role.ScrutinyMember, council),
            await Data.Member("Chris Executive", Role.ChiefExecutive, council),
            await Data.Member("Con Tributor", Role.Contributor, council),
        ];
        foreach (var outsider in outsiders)
        {
            var page = Visit<DecisionPage>(outsider, "/decisions/19-012-345", p => p.Add(x => x.Reference, "19-012-345"));
            Assert.True(IsNotFound);
            Assert.Empty(page.FindAll("h1"));
        }
    }

    [Theory]
    [InlineData("19012345")]
    [InlineData("19 012 345")]
    public async Task A_reference_in_another_form_leads_to_the_one_address(string typed)
    {
        await Data.Decision(await Data.Council("Ambleford Borough Council", "District"), "19012345", Decided, Published);
        Visit<DecisionPage>(Scope.Public, $"/decisions/{typed}", p => p.Add(x => x.Reference, typed));
        Assert.Equal("/decisions/19-012-345", Http.Response.Headers.Location);
        Assert.Equal(301, Http.Response.StatusCode);
    }

    [Fact]
    public async Task A_decision_published_tomorrow_is_not_there_today()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Decision(council, "19012345", Decided, new DateOnly(2026, 1, 13));
        Visit<DecisionPage>(Scope.Public, "/decisions/19-012-345", p => p.Add(x => x.Reference, "19-012-345"));
        Assert.True(IsNotFound);
        Data.Time.Advance(TimeSpan.FromDays(1));
        Assert.Single(Page(Scope.Public, "19-012-345").FindAll("h1"));
    }

    [Fact]
    public async Task The_outcome_recorded_is_seen_by_the_councils_link_officer_and_not_by_the_public()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var decision = await Data.Decision(council, "19012345", Decided, Published);
        await Data.Execute(
            """
            insert into compliance_outcomes (decision_id, authority_id, outcome, recorded_at, recorded_on, recorded_by_name)
            values (@decision, @council, 'complete_satisfied', @now, '2026-01-05', 'Casey Worker'), (@decision, @council, 'completed_late', @now, '2026-01-06', 'Casey Worker')
            """,
            new { decision, council, now = Data.Time.GetUtcNow() });
        Assert.DoesNotContain("Compliance outcome", Page(Scope.Public, "19-012-345").Text(), StringComparison.Ordinal);
        var seen = Page(await Data.Member("Lena Officer", Role.LinkOfficer, council), "19-012-345").Text();
        Assert.Contains("Remedy completed late, recorded on 6 January 2026", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("complete and satisfied", seen, StringComparison.Ordinal);
    }

    private IRenderedComponent<DecisionPage> Page(Scope scope, string reference)
    {
        var page = Visit<DecisionPage>(scope, $"/decisions/{reference}", p => p.Add(x => x.Reference, reference));
        page.WaitForElement("h1");
        return page;
    }
}
