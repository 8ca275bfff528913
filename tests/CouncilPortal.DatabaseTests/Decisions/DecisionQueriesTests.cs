using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Decisions;

public sealed class DecisionQueriesTests
{
    private static readonly DecisionReference Reference = DecisionReference.Parse("19012345");
    private static readonly DateOnly Today = new(2026, 1, 12);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_unpublished_decision_is_found_by_its_council_and_the_Ombudsman_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford Borough Council", "District");
        var other = await data.Council("Kestrelby Borough Council", "Metropolitan borough");
        var decision = await data.Decision(council, Reference.Stored, Today.AddDays(-40), publishedOn: null);
        var action = await data.Recommendation(decision, council, "personal_remedy", Today);
        var assigned = await data.Member("Con Tributor", Role.Contributor, council);
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @action", new { assigned.PersonId, action });
        Scope[] seers =
        [
            await data.Member("Lena Officer", Role.LinkOfficer, council),
            await data.Member("Mo Nitoring", Role.MonitoringOfficer, council),
            await data.Member("Casey Worker", Role.Caseworker, null),
            assigned,
        ];
        Scope[] outsiders =
        [
            Scope.Public,
            await data.Member("Kit Kestrelby", Role.LinkOfficer, other),
            await data.Member("Sam Scrutiny", Role.ScrutinyMember, council),
            await data.Member("Chris Executive", Role.ChiefExecutive, council),
            await data.Member("Other Contributor", Role.Contributor, council),
        ];
        foreach (var scope in seers)
        {
            Assert.Equal(action, Assert.Single((await Decision(data, scope))!.Recommendations).Id);
            Assert.Equal(1, (await List(data, scope, DecisionsFilter.All)).Total);
        }

        foreach (var scope in outsiders)
        {
            Assert.Null(await Decision(data, scope));
            Assert.Equal(0, (await List(data, scope, DecisionsFilter.All)).Total);
            Assert.Equal(0, (await List(data, scope, DecisionsFilter.All with { Council = "ambleford-borough-council" })).Total);
        }
    }

    [Theory, BothEngines]
    public async Task A_monitoring_officer_sees_unpublished_decisions_with_fault_only(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford Borough Council", "District");
        await data.Decision(council, Reference.Stored, Today.AddDays(-40), publishedOn: null);
        await data.Execute("update decisions set outcome = 'Not upheld'", null);
        Assert.Null(await Decision(data, await data.Member("Mo Nitoring", Role.MonitoringOfficer, council)));
        Assert.NotNull(await Decision(data, await data.Member("Lena Officer", Role.LinkOfficer, council)));
    }

    [Theory, BothEngines]
    public async Task A_published_decision_shows_everyone_its_improvements_and_nobody_elses_private_text(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford Borough Council", "District");
        var decision = await data.Decision(council, Reference.Stored, Today.AddDays(-140), publishedOn: Today);
        await data.Recommendation(decision, council, "personal_remedy", Today);
        var improvement = await data.Recommendation(decision, council, "service_improvement", Today);
        var proposed = await data.Recommendation(decision, council, "service_improvement", Today);
        await data.Execute("update recommendations set state = 'proposed' where id = @proposed", new { proposed });

        var seen = (await Decision(data, Scope.Public))!;

        Assert.Equal(improvement, Assert.Single(seen.Improvements).Id);
        Assert.Empty(seen.Recommendations);
        Assert.Empty(seen.Outcomes);
        Assert.Equal("Ambleford Borough Council", Assert.Single(seen.Councils).Name);
        var list = await new ImprovementsQuery(data.Database, data.Time).List(Scope.Public, council, 1, Cancel);
        Assert.Equal((1, 0), (list.Total, list.Done));
        Assert.Single(await new PublishedDecisionsQuery(data.Database, data.Time).All(Scope.Public, council, Cancel));
    }

    [Theory, BothEngines]
    public async Task Publication_begins_with_its_day_in_London(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford Borough Council", "District");
        var decision = await data.Decision(council, Reference.Stored, Today.AddDays(-140), publishedOn: Today.AddDays(1));
        await data.Recommendation(decision, council, "service_improvement", Today);
        var improvements = new ImprovementsQuery(data.Database, data.Time);
        Assert.Null(await Decision(data, Scope.Public));
        Assert.Equal(0, (await improvements.List(Scope.Public, council, 1, Cancel)).Total);
        Assert.Empty(await new PublishedDecisionsQuery(data.Database, data.Time).All(Scope.Public, council, Cancel));
        data.Time.Advance(TimeSpan.FromHours(15));
        Assert.NotNull(await Decision(data, Scope.Public));
        Assert.Equal(1, (await improvements.List(Scope.Public, council, 1, Cancel)).Total);
    }

    [Theory, BothEngines]
    public async Task A_joint_decision_names_to_a_link_officer_the_own_council_and_to_everyone_all_once_published(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford Borough Council", "District");
        var other = await data.Council("Dunmarsh County Council", "County");
        var decision = await data.Decision(council, Reference.Stored, Today.AddDays(-40), publishedOn: null);
        await data.Execute("insert into decision_authorities (decision_id, authority_id, decided_on) values (@decision, @other, @on)", new { decision, other, on = Today.AddDays(-40) });
        await data.Recommendation(decision, other, "personal_remedy", Today);
        var officer = await data.Member("Lena Officer", Role.LinkOfficer, council);
        var own = (await Decision(data, officer))!;
        Assert.Equal("Ambleford Borough Council", Assert.Single(own.Councils).Name);
        Assert.Empty(own.Recommendations);
        await data.Execute("update decisions set published_on = @Today", new { Today });
        await data.Execute("update decision_authorities set published_on = @Today", new { Today });
        Assert.Equal(2, (await Decision(data, Scope.Public))!.Councils.Count);
        Assert.Equal("Ambleford Borough Council, Dunmarsh County Council", Assert.Single((await List(data, Scope.Public, DecisionsFilter.All)).Rows).Councils);
    }

    [Theory, BothEngines]
    public async Task Search_finds_words_in_any_case_references_and_dates_and_takes_wildcards_as_written(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford Borough Council", "District");
        await data.Decision(council, Reference.Stored, Today.AddDays(-140), publishedOn: Today);
        var all = DecisionsFilter.All;
        foreach (var filter in (DecisionsFilter[])[all with { Search = "DELAYED repairs" }, all with { Search = "19 012 345" }, all with { Category = "Housing" }, all with { From = Today.AddDays(-140), To = Today.AddDays(-140) }])
        {
            Assert.Equal(1, (await List(data, Scope.Public, filter)).Total);
        }

        foreach (var filter in (DecisionsFilter[])[all with { Search = "del%ed" }, all with { Search = "19 012 346" }, all with { Outcome = "Not upheld" }, all with { DocumentType = "Report" }, all with { To = Today.AddDays(-141) }])
        {
            Assert.Equal(0, (await List(data, Scope.Public, filter)).Total);
        }
    }

    private static Task<DecisionDetails?> Decision(TestDatabase data, Scope scope) => new DecisionQuery(data.Database, data.Time).Find(scope, Reference, Cancel);

    private static Task<DecisionsList> List(TestDatabase data, Scope scope, DecisionsFilter filter) => new DecisionsQuery(data.Database, data.Time).List(scope, filter, Cancel);
}
