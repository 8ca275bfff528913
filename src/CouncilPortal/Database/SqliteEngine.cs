using System.Data.Common;
using CouncilPortal.Scopes;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace CouncilPortal.Database;

/// <summary>The embedded default: one file in the data folder, write-ahead log, every commit flushed.</summary>
public sealed class SqliteEngine : Engine
{
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;
    private const int ForeignKeyViolation = 787;

    private readonly string file;
    private readonly string connectionString;

    /// <summary>Uses, or creates, the database file given.</summary>
    public SqliteEngine(string file)
    {
        this.file = file;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,
            Pooling = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    /// <inheritdoc/>
    public override string Name => "SQLite";

    /// <inheritdoc/>
    public override string MigrationEnding => ".sqlite.sql";

    /// <inheritdoc/>
    public override IDictionary<string, string> MigrationVariables { get; } = new Dictionary<string, string> { ["id"] = "integer not null primary key autoincrement" };

    /// <inheritdoc/>
    public override async Task<ScopedConnection> Begin(Scope scope, DateTimeOffset now, bool readOnly, CancellationToken cancel)
    {
        var connection = await Open(cancel);
        try
        {
            // Not deferred: two writers queue at the start rather than fail in the middle.
            return new ScopedConnection(connection, connection.BeginTransaction(deferred: readOnly), opening: null);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override UpgradeEngineBuilder Migrations()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        Execute(connection, "pragma journal_mode = wal");
        return DeployChanges.To.SqliteDatabase(connectionString);
    }

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> Alone(CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        while (true)
        {
            try
            {
                return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<object?[]?>> Find(
        ScopedConnection connection, string table, IReadOnlyList<BulkColumn> key, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> keys, CancellationToken cancel) =>
        SqliteBulk.Find(connection, table, key, columns, keys, cancel);

    /// <inheritdoc/>
    public override Task Insert(ScopedConnection connection, string table, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> rows, CancellationToken cancel) =>
        SqliteBulk.Insert(connection, table, columns, rows, cancel);

    /// <inheritdoc/>
    public override Task Update(
        ScopedConnection connection, string table, IReadOnlyList<BulkColumn> key, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> rows, CancellationToken cancel) =>
        SqliteBulk.Update(connection, table, key, columns, rows, cancel);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<long>> NewIds(ScopedConnection connection, string table, int count, CancellationToken cancel) =>
        SqliteBulk.NewIds(connection, table, count, cancel);

    /// <inheritdoc/>
    public override bool IsDuplicate(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    /// <inheritdoc/>
    public override bool IsInUse(DbException exception) => exception is SqliteException { SqliteExtendedErrorCode: ForeignKeyViolation };

    private async Task<SqliteConnection> Open(CancellationToken cancel)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        Execute(connection, "pragma synchronous = full; pragma busy_timeout = 10000; pragma cache_size = -16384");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
