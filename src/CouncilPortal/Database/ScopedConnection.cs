using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace CouncilPortal.Database;

/// <summary>
/// An open connection inside one transaction and one scope. Commands made from it belong to the transaction,
/// and the first one carries the statements that set the scope, so that they cost no round trip of their own.
/// </summary>
public sealed class ScopedConnection(DbConnection inner, DbTransaction transaction, string? opening) : DbConnection
{
    private string? opening = opening;

    // Once given back, connection and transaction may be another request's: Npgsql uses their objects again.
    private bool isGivenBack;

    /// <summary>The engine's own connection, for bulk loads.</summary>
    public DbConnection Inner => inner;

    /// <inheritdoc/>
    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => throw new NotSupportedException("The connection is open already.");
    }

    /// <inheritdoc/>
    public override string Database => inner.Database;

    /// <inheritdoc/>
    public override string DataSource => inner.DataSource;

    /// <inheritdoc/>
    public override string ServerVersion => inner.ServerVersion;

    /// <inheritdoc/>
    public override ConnectionState State => inner.State;

    /// <summary>Makes what was done stand.</summary>
    public Task Commit(CancellationToken cancel) => transaction.CommitAsync(cancel);

    /// <inheritdoc/>
    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException("A scoped connection stays in its database.");

    /// <inheritdoc/>
    public override void Close() => inner.Close();

    /// <inheritdoc/>
    public override void Open() => throw new NotSupportedException("The connection is open already.");

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (!isGivenBack)
        {
            isGivenBack = true;
            await transaction.DisposeAsync();
            await inner.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        throw new NotSupportedException("A scoped connection is one transaction.");

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand()
    {
        var command = inner.CreateCommand();
        command.Transaction = transaction;
        return new OpeningCommand(command, this, TakeOpening);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !isGivenBack)
        {
            isGivenBack = true;
            transaction.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private string? TakeOpening() => Interlocked.Exchange(ref opening, null);
}
