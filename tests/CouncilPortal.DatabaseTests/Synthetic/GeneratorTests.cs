using CouncilPortal.DatabaseTests.Imports;
using CouncilPortal.Imports;
using CouncilPortal.Synthetic;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Synthetic;

public sealed class GeneratorTests
{
    private static Task<IReadOnlyDictionary<string, ImportReport>> Generate(TestDatabase data, int authorities, int decisions, int seed) =>
        new Generator(data.Database, new Importer(data.Database, data.Time), data.Time)
            .Generate(new GeneratorSize { Authorities = authorities, Decisions = decisions, Seed = seed }, null, TestContext.Current.CancellationToken);

    [Theory, BothEngines]
    public async Task The_same_seed_gives_the_same_and_a_second_time_changes_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var other = await TestDatabase.Create(EngineKind.Sqlite);
        await Generate(data, 20, 500, 7);
        await Generate(other, 20, 500, 7);
        foreach (var name in ImportKinds.Names)
        {
            Assert.Equal(await other.Export(name), await data.Export(name));
        }

        var again = await Generate(data, 20, 500, 7);
        Assert.All(again.Values, report => Assert.Equal(0, report.Added + report.Changed));
        Assert.Equal(500, await data.Value<long>("select count(*) from decisions", null));
    }

    [Theory, BothEngines]
    public async Task Figures_add_up_from_the_decisions_and_no_rate_is_flagged(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Generate(data, 10, 1000, 3);
        var report = await data.DryRun("annual-statistics", await data.Export("annual-statistics"));
        Assert.DoesNotContain(report.Flags, f => f.Column.StartsWith("published", StringComparison.Ordinal) || f.Message.Contains("is not the sum", StringComparison.Ordinal));
        const string Decided = "select count(*) from decision_authorities a join decisions d on d.id = a.decision_id where d.outcome = 'Upheld' and d.decided_on <= '2025-03-31'";
        Assert.Equal(await data.Value<long>(Decided, null), await data.Value<long>("select sum(upheld) from annual_statistics", null));
        Assert.Equal(await data.Value<long>(Decided, null), await data.Value<long>("select sum(upheld) from annual_categories", null));
        Assert.Equal(
            await data.Value<long>("select count(*) from compliance_outcomes where recorded_on <= '2025-03-31'", null),
            await data.Value<long>("select sum(compliance_outcomes) from annual_statistics", null));
    }

    [Theory, BothEngines]
    public async Task Everything_belongs_to_invented_councils(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Generate(data, 30, 100, 5);
        Assert.Equal(0, await data.Value<long>("select count(*) from authorities where not invented", null));
        Assert.Equal(0, await data.Value<long>("select count(*) from annual_averages", null));
    }

    [Fact]
    public async Task Another_seed_that_would_take_the_same_references_is_refused()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await Generate(data, 5, 10, 1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Generate(data, 5, 10, 27));
        await Generate(data, 5, 10, 2);
        Assert.Equal(20, await data.Value<long>("select count(*) from decisions", null));
    }
}
