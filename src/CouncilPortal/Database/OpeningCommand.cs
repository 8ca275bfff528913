using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace CouncilPortal.Database;

/// <summary>
/// A command of a scoped connection. The first one executed carries the statements that open the scope before its own text.
/// It names the scoped connection as its own, not Npgsql's: Dapper then expands <c>in @ids</c> on both engines.
/// </summary>
internal sealed class OpeningCommand(DbCommand inner, ScopedConnection connection, Func<string?> takeOpening) : DbCommand
{
    [AllowNull]
    public override string CommandText
    {
        get => inner.CommandText;
        set => inner.CommandText = value;
    }

    public override int CommandTimeout
    {
        get => inner.CommandTimeout;
        set => inner.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => inner.CommandType;
        set => inner.CommandType = value;
    }

    public override bool DesignTimeVisible
    {
        get => inner.DesignTimeVisible;
        set => inner.DesignTimeVisible = value;
    }

    public override UpdateRowSource UpdatedRowSource
    {
        get => inner.UpdatedRowSource;
        set => inner.UpdatedRowSource = value;
    }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set { }
    }

    protected override DbParameterCollection DbParameterCollection => inner.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => inner.Transaction;
        set { }
    }

    public override void Cancel() => inner.Cancel();

    public override int ExecuteNonQuery() => Opened().ExecuteNonQuery();

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => Opened().ExecuteNonQueryAsync(cancellationToken);

    public override object? ExecuteScalar() => Opened().ExecuteScalar();

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) => Opened().ExecuteScalarAsync(cancellationToken);

    public override void Prepare() => inner.Prepare();

    protected override DbParameter CreateDbParameter() => inner.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Opened().ExecuteReader(behavior);

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Opened().ExecuteReaderAsync(behavior & ~CommandBehavior.SingleResult, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private DbCommand Opened()
    {
        if (takeOpening() is { } opening)
        {
            inner.CommandText = opening + inner.CommandText;
        }

        return inner;
    }
}
