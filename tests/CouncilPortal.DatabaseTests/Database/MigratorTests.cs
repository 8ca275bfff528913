using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Dapper;
using Xunit;

namespace CouncilPortal.DatabaseTests.Database;

public sealed class MigratorTests
{
    [Theory, BothEngines]
    public async Task A_migrated_database_needs_nothing_more(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var migrator = new Migrator(data.Engine);
        Assert.Empty(await migrator.Missing(TestContext.Current.CancellationToken));
        Assert.Empty(await migrator.Migrate(TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task A_migration_that_has_not_run_is_missed(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Execute("delete from schemaversions where scriptname like '%006%'", null);
        Assert.Contains("006", Assert.Single(await new Migrator(data.Engine).Missing(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_instant_and_a_date_come_back_as_they_went_in(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = new DateTimeOffset(2026, 7, 1, 23, 59, 59, TimeSpan.FromHours(1)).AddMicroseconds(123456);
        var on = new DateOnly(2026, 3, 29);
        await data.Execute("insert into reporting_years (year, public_from, published_on) values ('2031-32', @at, @on)", new { at, on });
        var row = Assert.Single(await data.Rows<YearRow>("select public_from, published_on from reporting_years where year = '2031-32' and public_from = @at", new { at }));
        Assert.Equal(at, row.PublicFrom);
        Assert.Equal(on, row.PublishedOn);
    }

    [Theory, BothEngines]
    public async Task A_list_of_parameters_is_written_alike_in_the_first_command_and_in_later_ones(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var counts = await data.Database.Read(
            Scope.System("test"),
            async c =>
            {
                List<string> years = ["2014-15", "2015-16"];
                const string Sql = "select count(*) from reporting_years where year in @years";
                return new[] { await c.QuerySingleAsync<int>(Sql, new { years }), await c.QuerySingleAsync<int>(Sql, new { years }) };
            },
            TestContext.Current.CancellationToken);
        Assert.Equal([2, 2], counts);
    }

    [Theory, BothEngines]
    public async Task Work_that_throws_leaves_nothing_behind(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() => data.Database.Transact(
            Scope.System("test"),
            async Task (c) =>
            {
                await c.ExecuteAsync("insert into bank_holidays (holiday, name) values (@day, 'Never')", new { day = new DateOnly(2031, 1, 1) });
                throw new InvalidOperationException();
            },
            TestContext.Current.CancellationToken));
        Assert.Equal(0, await data.Value<long>("select count(*) from bank_holidays", null));
    }

    [Theory, BothEngines]
    public async Task Two_processes_that_start_together_migrate_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var both = await Task.WhenAll(
            Task.Run(() => new Migrator(data.Engine).Migrate(CancellationToken.None)),
            Task.Run(() => new Migrator(data.Engine).Migrate(CancellationToken.None)));
        Assert.All(both, Assert.Empty);
    }

    [Theory, BothEngines]
    public async Task The_audit_trail_cannot_be_rewritten(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Execute("insert into audit (at, who, action, subject) values (@at, 'Someone', 'signed in', 'session')", new { at = data.Time.GetUtcNow() });
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => data.Execute("update audit set who = 'Someone else'", null));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => data.Execute("delete from audit", null));
    }

    private sealed record YearRow
    {
        public required DateTimeOffset PublicFrom { get; init; }

        public required DateOnly PublishedOn { get; init; }
    }
}
