using System.Data;
using System.Data.Common;
using CouncilPortal.Database;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CouncilPortal.DatabaseTests.Database;

/// <summary>A connection inside one transaction, and how it is given back.</summary>
public sealed class ScopedConnectionTests
{
    /// <summary>Npgsql gives the objects of a connection that went back to its pool to the next one: ended again, it would be somebody else's transaction that is rolled back.</summary>
    [Fact]
    public async Task Its_transaction_is_ended_once_however_it_is_given_back()
    {
        var transaction = new CountedTransaction();
        var connection = new ScopedConnection(new SqliteConnection(), transaction, opening: null);
        await connection.DisposeAsync();
        await connection.DisposeAsync();
        Dispose(connection);
        Assert.Equal(1, transaction.Ended);

        var other = new CountedTransaction();
        Dispose(new ScopedConnection(new SqliteConnection(), other, opening: null));
        Assert.Equal(1, other.Ended);
    }

    private static void Dispose(ScopedConnection connection) => connection.Dispose();

    private sealed class CountedTransaction : DbTransaction
    {
        public int Ended { get; private set; }

        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection? DbConnection => null;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }

        protected override void Dispose(bool disposing)
        {
            Ended++;
            base.Dispose(disposing);
        }
    }
}
