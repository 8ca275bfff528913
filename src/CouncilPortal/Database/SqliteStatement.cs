using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CouncilPortal.Database;

/// <summary>
/// One statement run for many rows, straight on SQLite's own interface: what a command looks up again for each row
/// (names, types, a buffer for each text) would take longer than the rows themselves. Values are stored as
/// commands store them.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] buffer = new byte[4096];

    /// <summary>Prepares a statement whose parameters are <c>?1</c> and on.</summary>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out statement), database);
    }

    /// <summary>Runs it with the values in the order of its parameters.</summary>
    /// <exception cref="SqliteException">A constraint is broken, or the file cannot be written.</exception>
    public void Run(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            SqliteException.ThrowExceptionForRC(Bind(i + 1, values[i]), database);
        }

        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }

        _ = raw.sqlite3_reset(statement);
    }

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private int Bind(int position, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, position),
        string text => Bind(position, text),
        long number => raw.sqlite3_bind_int64(statement, position, number),
        bool answer => raw.sqlite3_bind_int64(statement, position, answer ? 1 : 0),
        DateOnly date => Bind(position, date, "yyyy-MM-dd"),
        DateTimeOffset instant => Bind(position, instant.ToUniversalTime(), TypeHandlers.InstantFormat),
        decimal figure => Bind(position, figure, "0.0###########################"),
        _ => throw new ArgumentException($"{value.GetType().Name} is not a type of bulk columns.", nameof(value)),
    };

    private int Bind(int position, string text)
    {
        if (text.Length == 0)
        {
            // An empty span would be stored as null.
            return raw.sqlite3_bind_text(statement, position, text);
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer.Length < most)
        {
            buffer = new byte[most];
        }

        return raw.sqlite3_bind_text(statement, position, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
    }

    private int Bind<T>(int position, T value, string format)
        where T : IUtf8SpanFormattable =>
        value.TryFormat(buffer, out var written, format, CultureInfo.InvariantCulture)
            ? raw.sqlite3_bind_text(statement, position, buffer.AsSpan(0, written))
            : throw new InvalidOperationException($"{value} is longer than any of its kind.");
}
