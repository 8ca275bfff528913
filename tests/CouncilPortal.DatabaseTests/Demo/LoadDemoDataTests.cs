using CouncilPortal.Demo;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Demo;

public sealed class LoadDemoDataTests
{
    private static readonly string[] Tables =
    [
        "authorities", "authority_successors", "populations", "reporting_years", "annual_statistics", "annual_categories", "people", "memberships",
        "decisions", "decision_authorities", "recommendations", "recommendation_events", "deadline_changes", "submissions", "reviews",
        "evidence_files", "compliance_outcomes", "letters",
    ];

    [Theory, BothEngines]
    public async Task Loading_twice_changes_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        Assert.True(await Load(data));
        var first = await Counts(data);
        Assert.False(await Load(data));
        Assert.Equal(first, await Counts(data));
        Assert.All(first, count => Assert.NotEqual(0, count));
    }

    [Theory, BothEngines]
    public async Task Two_processes_that_start_together_load_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var loaded = await Task.WhenAll(Task.Run(() => Load(data)), Task.Run(() => Load(data)));
        Assert.Single(loaded, true);
        Assert.Equal(7, await data.Value<long>("select count(*) from authorities", null));
    }

    [Theory, BothEngines]
    public async Task A_database_that_holds_decisions_is_left_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Elsewhere Council", "Unitary");
        await data.Decision(council, "24000001", new DateOnly(2025, 6, 1), null);
        Assert.False(await Load(data));
        Assert.Equal(1, await data.Value<long>("select count(*) from authorities", null));
    }

    [Theory, BothEngines]
    public async Task A_real_authority_carries_nothing_invented(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Execute(
            "insert into authorities (code, name, short_name, type, slug, invented) values ('QQQ', 'Real Council', 'Real', 'District', 'real-council', false)", null);
        await Load(data);
        foreach (var table in new[] { "annual_statistics", "annual_categories", "populations", "decision_authorities", "recommendations", "letters", "memberships" })
        {
            Assert.Equal(0, await data.Value<long>(
                $"select count(*) from {table} t join authorities a on a.id = t.authority_id where not a.invented", null));
        }

        Assert.Equal(0, await data.Value<long>("select count(*) from annual_averages", null));
        Assert.Equal(0, await data.Value<long>("select count(*) from national_statistics", null));
    }

    [Theory, BothEngines]
    public async Task What_repeats_the_decision_agrees_with_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Load(data);
        Assert.Equal(0, await data.Value<long>(
            """
            select count(*) from decision_authorities a join decisions d on d.id = a.decision_id
            where a.decided_on <> d.decided_on or coalesce(a.published_on, '0001-01-01') <> coalesce(d.published_on, '0001-01-01')
            """,
            null));
        Assert.Equal(0, await data.Value<long>(
            """
            select count(*) from recommendations r
            where r.state <> (select e.state from recommendation_events e where e.recommendation_id = r.id order by e.at desc, e.id desc limit 1)
            """,
            null));
    }

    [Theory, BothEngines]
    public async Task The_contributor_of_Ambleford_has_actions_to_do(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Load(data);
        Assert.Equal(2, await data.Value<long>(
            "select count(*) from recommendations r join people p on p.id = r.assignee_id where p.name = 'Con Tributor' and r.state = 'open'", null));
    }

    [Theory, BothEngines]
    public async Task The_latest_closed_year_and_its_letters_become_public_together_in_a_few_days(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        data.Time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await Load(data);
        var now = data.Time.GetUtcNow();
        var instant = new DateTimeOffset(2026, 11, 27, 9, 30, 0, TimeSpan.Zero);
        Assert.Equal(instant, await data.Value<DateTimeOffset>("select public_from from reporting_years where year = '2025-26'", null));
        Assert.Equal(6, await data.Value<long>(
            "select count(*) from letters where year = '2025-26' and published_at = @instant and issued_at < @now", new { instant, now }));
        Assert.Equal(0, await data.Value<long>("select count(*) from letters where year <> '2025-26' and published_at > @now", new { now }));
    }

    [Theory, BothEngines]
    public async Task A_year_that_is_published_already_stays_as_published(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var before = await data.Rows<DateTimeOffset>("select public_from from reporting_years order by year", null);
        await Load(data);
        Assert.Equal(before, await data.Rows<DateTimeOffset>("select public_from from reporting_years order by year", null));
    }

    [Theory, BothEngines]
    public async Task It_loads_on_days_that_calendars_stumble_over(EngineKind kind)
    {
        foreach (var day in new[] { new DateOnly(2028, 2, 29), new DateOnly(2027, 3, 31), new DateOnly(2027, 4, 1) })
        {
            await using var data = await TestDatabase.Create(kind);
            data.Time.SetUtcNow(new DateTimeOffset(day, new TimeOnly(0, 30), TimeSpan.Zero));
            Assert.True(await Load(data));
            Assert.NotEqual(0, await data.Value<long>("select count(*) from recommendations where state = 'open' and due_on = @day", new { day }));
            Assert.Equal(0, await data.Value<long>("select count(*) from letters where issued_at > @now", new { now = data.Time.GetUtcNow() }));
        }
    }

    [Theory, BothEngines]
    public async Task Evidence_that_waits_for_review_has_a_file_that_can_be_opened(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Load(data);
        var files = await data.Rows<(long Authority, string Sha256, long Size)>(
            "select f.authority_id, f.sha256, f.size from evidence_files f join recommendations r on r.id = f.recommendation_id where r.state = 'evidence_submitted'", null);
        Assert.NotEmpty(files);
        foreach (var (authority, sha256, size) in files)
        {
            await using var content = await Store(data).Open(authority, sha256, TestContext.Current.CancellationToken);
            Assert.Equal(size, content?.Length);
        }
    }

    private static Task<bool> Load(TestDatabase data) =>
        new LoadDemoDataCommand(data.Database, new LoadDemoPeopleCommand(data.Database, data.Time), Store(data), data.Time)
            .Load(Scope.System("test"), TestContext.Current.CancellationToken);

    private static FileEvidenceStore Store(TestDatabase data) => new(Path.Combine(data.Settings["DataFolder"]!, "evidence"));

    private static async Task<IReadOnlyList<long>> Counts(TestDatabase data)
    {
        var counts = new List<long>();
        foreach (var table in Tables)
        {
            counts.Add(await data.Value<long>($"select count(*) from {table}", null));
        }

        return counts;
    }
}
