using System.Data.Common;
using CouncilPortal.Scopes;

namespace CouncilPortal.Database;

/// <summary>
/// The one way to the database: work done inside one connection, one transaction and one scope.
/// Connections are opened for each call and never kept.
/// </summary>
public sealed class PortalDatabase(Engine engine, TimeProvider time)
{
    /// <summary>The engine behind it.</summary>
    public Engine Engine => engine;

    /// <summary>Reads: everything inside sees the same state of the database.</summary>
    public async Task<T> Read<T>(Scope scope, Func<ScopedConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await engine.Begin(scope, time.GetUtcNow(), readOnly: true, cancel);
        return await work(connection);
    }

    /// <summary>Changes: all of it stands, or, when the work throws, none.</summary>
    public async Task<T> Transact<T>(Scope scope, Func<ScopedConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await engine.Begin(scope, time.GetUtcNow(), readOnly: false, cancel);
        var result = await work(connection);
        await connection.Commit(cancel);
        return result;
    }

    /// <summary>Changes, without a result.</summary>
    public Task Transact(Scope scope, Func<ScopedConnection, Task> work, CancellationToken cancel) =>
        Transact(
            scope,
            async connection =>
            {
                await work(connection);
                return true;
            },
            cancel);

    /// <summary>Whether an exception of the work means that a unique key was taken already.</summary>
    public bool IsDuplicate(DbException exception) => engine.IsDuplicate(exception);
}
