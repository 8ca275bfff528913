using System.Data.Common;
using CouncilPortal.Scopes;
using DbUp.Builder;

namespace CouncilPortal.Database;

/// <summary>The few differences between SQLite and PostgreSQL, one implementation each.</summary>
public abstract class Engine
{
    /// <summary>"SQLite" or "PostgreSQL": for messages and measurements.</summary>
    public abstract string Name { get; }

    /// <summary>The endings of migration files that this engine runs, beside plain ".sql".</summary>
    public abstract string MigrationEnding { get; }

    /// <summary>Opens a connection and begins a transaction in which only what the scope covers can be seen or changed.</summary>
    public abstract Task<ScopedConnection> Begin(Scope scope, DateTimeOffset now, bool readOnly, CancellationToken cancel);

    /// <summary>A DbUp builder on the connection that owns the schema.</summary>
    public abstract UpgradeEngineBuilder Migrations();

    /// <summary>What stands for <c>$name$</c> in migrations.</summary>
    public abstract IDictionary<string, string> MigrationVariables { get; }

    /// <summary>Waits until this process alone may migrate or load data; disposed, lets the next one in.</summary>
    public abstract Task<IAsyncDisposable> Alone(CancellationToken cancel);

    /// <summary>Whether an exception means that a unique key is taken already.</summary>
    public abstract bool IsDuplicate(DbException exception);

    /// <summary>Whether an exception means that a row cannot go because another one refers to it.</summary>
    public abstract bool IsInUse(DbException exception);

    /// <summary>Reads the columns of the rows with the keys given: one answer for each key, in their order, null where there is no row.</summary>
    public abstract Task<IReadOnlyList<object?[]?>> Find(
        ScopedConnection connection, string table, IReadOnlyList<BulkColumn> key, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> keys, CancellationToken cancel);

    /// <summary>Inserts rows whose values stand in the order of the columns.</summary>
    public abstract Task Insert(ScopedConnection connection, string table, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> rows, CancellationToken cancel);

    /// <summary>Updates the columns after the key, of the rows whose first values are the key.</summary>
    public abstract Task Update(
        ScopedConnection connection, string table, IReadOnlyList<BulkColumn> key, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> rows, CancellationToken cancel);

    /// <summary>Ids that no row of the table has or will get by itself.</summary>
    public abstract Task<IReadOnlyList<long>> NewIds(ScopedConnection connection, string table, int count, CancellationToken cancel);
}
