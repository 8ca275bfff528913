using CouncilPortal.Database;
using Npgsql;

namespace CouncilPortal.Testing;

/// <summary>The PostgreSQL server that <c>infra/test.sh</c> starts: each test gets a copy of a migrated template.</summary>
public static class TestPostgres
{
    private const string AppRole = "portal_app";
    private const string OwnerRole = "portal_owner";

    private static readonly string? Server = Environment.GetEnvironmentVariable("COUNCILPORTAL_TEST_POSTGRES");
    private static readonly string Run = Guid.NewGuid().ToString("N")[..12];
    private static readonly SemaphoreSlim Turn = new(1);
    private static string? template;
    private static int count;

    /// <summary>Why there is no server, or null when there is one.</summary>
    public static string? WhyMissing => string.IsNullOrEmpty(Server) ? "No PostgreSQL: COUNCILPORTAL_TEST_POSTGRES is not set (infra/test.sh sets it)." : null;

    /// <summary>The connection string of the restricted role to a database.</summary>
    public static string App(string database) => For(database, AppRole);

    /// <summary>The connection string of the schema's owner to a database.</summary>
    public static string Owner(string database) => For(database, OwnerRole);

    /// <summary>A new migrated database, by copy.</summary>
    public static async Task<string> CreateDatabase()
    {
        await Turn.WaitAsync();
        try
        {
            template ??= await CreateTemplate();
            var name = $"test_{Run}_{++count}";
            await Execute($"create database {name} template {template} owner {OwnerRole}");
            return name;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>A new empty database, not migrated.</summary>
    public static async Task<string> CreateEmptyDatabase()
    {
        await Turn.WaitAsync();
        try
        {
            await CreateRoles();
            var name = $"empty_{Run}_{++count}";
            await Execute($"create database {name} owner {OwnerRole}");
            return name;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Drops a database, whoever is still connected.</summary>
    public static Task DropDatabase(string name) => Execute($"drop database if exists {name} with (force)");

    private static async Task<string> CreateTemplate()
    {
        await CreateRoles();
        var name = $"template_{Run}";
        await Execute($"create database {name} owner {OwnerRole}");
        await using (var engine = new PostgresEngine(App(name), Owner(name)))
        {
            await new Migrator(engine).Migrate(CancellationToken.None);
        }

        NpgsqlConnection.ClearAllPools();
        return name;
    }

    private static Task CreateRoles() =>
        Execute($$"""
            do 'begin
                perform pg_advisory_xact_lock(1);
                if not exists (select 1 from pg_roles where rolname = ''{{AppRole}}'') then
                    create role {{AppRole}} login; create role {{OwnerRole}} login;
                end if;
            end'
            """);

    private static string For(string database, string role) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, Username = role, MaxPoolSize = 20, ConnectionIdleLifetime = 5, ConnectionPruningInterval = 2 }.ToString();

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
