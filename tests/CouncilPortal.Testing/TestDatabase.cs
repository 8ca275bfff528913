using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace CouncilPortal.Testing;

/// <summary>A migrated database of its own for one test, on either engine, with a clock that the test moves.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<string> SqliteTemplate = new(CreateSqliteTemplate);

    private readonly Func<Task> drop;

    private TestDatabase(Engine engine, IReadOnlyDictionary<string, string?> settings, Func<Task> drop)
    {
        Engine = engine;
        Settings = settings;
        this.drop = drop;
        Database = new PortalDatabase(engine, Time);
    }

    /// <summary>The instant at which tests begin unless they say otherwise: a Monday morning in London, in winter.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The test's clock.</summary>
    public FakeTimeProvider Time { get; } = new(Start);

    /// <summary>The engine.</summary>
    public Engine Engine { get; }

    /// <summary>The database.</summary>
    public PortalDatabase Database { get; }

    /// <summary>The settings with which a portal uses this database.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>A new migrated database.</summary>
    public static async Task<TestDatabase> Create(EngineKind kind)
    {
        TypeHandlers.Register();
        return kind == EngineKind.Sqlite ? CreateSqlite() : await CreatePostgres();
    }

    /// <summary>Runs SQL as a system job and returns the rows.</summary>
    public Task<IReadOnlyList<T>> Rows<T>(string sql, object? parameters) =>
        Database.Read<IReadOnlyList<T>>(Scope.System("test"), async c => [.. await c.QueryAsync<T>(sql, parameters)], CancellationToken.None);

    /// <summary>Runs SQL as a system job and returns the one value.</summary>
    public Task<T> Value<T>(string sql, object? parameters) =>
        Database.Transact(Scope.System("test"), c => c.QuerySingleAsync<T>(sql, parameters), CancellationToken.None);

    /// <summary>Runs SQL as a system job.</summary>
    public Task Execute(string sql, object? parameters) =>
        Database.Transact(Scope.System("test"), c => c.ExecuteAsync(sql, parameters), CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Engine is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        await drop();
    }

    private static TestDatabase CreateSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("councilportal-test-").FullName;
        var file = Path.Combine(folder, "portal.db");
        File.Copy(SqliteTemplate.Value, file);
        return new TestDatabase(
            new SqliteEngine(file),
            new Dictionary<string, string?> { ["DataFolder"] = folder, ["ConnectionStrings:Portal"] = null },
            () =>
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(folder, recursive: true);
                return Task.CompletedTask;
            });
    }

    private static async Task<TestDatabase> CreatePostgres()
    {
        var name = await TestPostgres.CreateDatabase();
        var folder = Directory.CreateTempSubdirectory("councilportal-test-").FullName;
        return new TestDatabase(
            new PostgresEngine(TestPostgres.App(name), TestPostgres.Owner(name)),
            new Dictionary<string, string?>
            {
                ["DataFolder"] = folder,
                ["ConnectionStrings:Portal"] = TestPostgres.App(name),
                ["ConnectionStrings:PortalOwner"] = TestPostgres.Owner(name),
            },
            async () =>
            {
                await TestPostgres.DropDatabase(name);
                Directory.Delete(folder, recursive: true);
            });
    }

    private static string CreateSqliteTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("councilportal-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "portal.db");
        new Migrator(new SqliteEngine(file)).Migrate(CancellationToken.None).GetAwaiter().GetResult();
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            connection.Open();
            connection.Execute("pragma wal_checkpoint(truncate)");
        }

        SqliteConnection.ClearAllPools();
        return file;
    }
}
