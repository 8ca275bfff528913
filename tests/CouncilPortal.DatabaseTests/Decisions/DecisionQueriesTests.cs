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
        var list = await new ImprovementsQuery(data.Database, data.Time).List(Scope.Public, council, ImprovementsFilter.All, Cancel);
        Assert.Equal((1, 0), (list.Counts.Total, list.Counts.Done));
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
        Assert.Equal(0, (await improvements.List(Scope.Public, council, ImprovementsFilter.All, Cancel)).Counts.Total);
        Assert.Empty(await new PublishedDecisionsQuery(data.Database, data.Time).All(Scope.Public, council, Cancel));
        data.Time.Advance(TimeSpan.FromHours(15));
        Assert.NotNull(await Decision(data, Scope.Public));
        Assert.Equal(1, (await improvements.List(Scope.Public, council, ImprovementsFilter.All, Cancel)).Counts.Total);
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

    [Theory, BothEngines]
    public async Task Decisions_behind_a_figure_are_those_of_its_statistics_category_and_of_its_outcome(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford Borough Council", "District");
        foreach (var (reference, category, outcome) in ((string, string, string)[])
            [("19000001", "Education", "Upheld"), ("19000002", "Children's care services", "Not upheld"), ("19000003", "Housing", "Closed after initial enquiries"), ("19000004", "Unmapped", "Upheld")])
        {
            await data.Decision(council, reference, Today.AddDays(-140), publishedOn: Today);
            await data.Execute("update decisions set category = @category, outcome = @outcome where reference = @reference", new { reference, category, outcome });
        }

        var children = DecisionsFilter.All with { StatisticsCategory = "Education & Children's Services" };
        Assert.Equal(2, (await List(data, Scope.Public, children)).Total);
        Assert.Equal("19000001", Assert.Single((await List(data, Scope.Public, children with { Outcome = "Upheld" })).Rows).StoredReference);
        var investigated = await List(data, Scope.Public, DecisionsFilter.All with { Outcome = DecisionsFilter.Investigated });
        Assert.Equal(3, investigated.Total);
        Assert.Contains("Education & Children's Services", investigated.StatisticsCategories);
    }

    [Theory, BothEngines]
    public async Task Improvements_are_found_by_statistics_category_year_of_the_decision_and_state(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford Borough Council", "District");
        foreach (var (reference, decided, category, state) in ((string, DateOnly, string, string)[])
            [
                ("19000001", new(2023, 3, 31), "Housing", "done"), ("19000002", new(2023, 4, 1), "Education", "done_late"),
                ("19000003", new(2024, 3, 31), "Housing", "evidence_submitted"), ("19000004", new(2025, 6, 1), "Housing", "not_done"), ("19000005", new(2025, 6, 1), "Housing", "withdrawn"),
            ])
        {
            var decision = await data.Decision(council, reference, decided, publishedOn: Today);
            await data.Recommendation(decision, council, "personal_remedy", Today);
            var id = await data.Recommendation(decision, council, "service_improvement", Today);
            await data.Execute("update decisions set category = @category where id = @decision", new { category, decision });
            await data.Execute("update recommendations set state = @state where id = @id", new { state, id });
        }

        async Task<ImprovementsList> Found(string? category, string? year, string? state) =>
            await new ImprovementsQuery(data.Database, data.Time).List(Scope.Public, council, ImprovementsFilter.Read(category, year, state, null), Cancel);
        var all = await Found(null, "no year", "nonsense");
        Assert.Equal((5, 2, 1, 1, 1, 1), (all.Counts.Total, all.Counts.Done, all.Counts.DoneLate, all.Counts.NotDone, all.Counts.Withdrawn, all.Counts.Outstanding));
        Assert.Equal(["2025-26", "2024-25", "2023-24", "2022-23"], all.Years.Select(y => y.ToString()));
        Assert.Equal(["Education & Children's Services", "Housing"], all.Categories);
        Assert.Equal(2, (await Found(null, "2023-24", null)).Counts.Total);
        Assert.Equal("19000003", Assert.Single((await Found("Housing", "2023-24", null)).Rows).StoredReference);
        Assert.Equal("19000003", Assert.Single((await Found(null, null, "outstanding")).Rows).StoredReference);
        Assert.Equal(2, (await Found(null, null, "done")).Counts.Total);
        Assert.Equal("19000002", Assert.Single((await Found(null, null, "late")).Rows).StoredReference);
        Assert.Equal("19000004", Assert.Single((await Found("Housing", null, "not-done")).Rows).StoredReference);
        var none = await Found("Housing", "2024-25", null);
        Assert.Equal((0, 4), (none.Counts.Total, none.Years.Count));
    }

    private static Task<DecisionDetails?> Decision(TestDatabase data, Scope scope) => new DecisionQuery(data.Database, data.Time).Find(scope, Reference, Cancel);

    private static Task<DecisionsList> List(TestDatabase data, Scope scope, DecisionsFilter filter) => new DecisionsQuery(data.Database, data.Time).List(scope, filter, Cancel);
}
