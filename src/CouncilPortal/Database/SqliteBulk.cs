using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CouncilPortal.Database;

/// <summary>Many rows through one prepared statement on SQLite, inside the transaction of the connection.</summary>
internal static class SqliteBulk
{
    public static Task<IReadOnlyList<object?[]?>> Find(
        DbConnection connection, string table, IReadOnlyList<BulkColumn> key, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> keys, CancellationToken cancel)
    {
        using var command = Command(connection, $"select {Names(columns)} from {table} where {Equal(key, " and ")}", key);
        var found = new object?[]?[keys.Count];
        for (var k = 0; k < keys.Count; k++)
        {
            Set(command, keys[k]);
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                var row = new object?[columns.Count];
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = reader.IsDBNull(i) ? null : Value(reader, i, columns[i].Type);
                }

                found[k] = row;
            }
        }

        cancel.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<object?[]?>>(found);
    }

    public static Task Insert(ScopedConnection connection, string table, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> rows, CancellationToken cancel) =>
        ForEach(connection, $"insert into {table} ({Names(columns)}) values ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))})", rows, cancel);

    public static Task Update(
        ScopedConnection connection, string table, IReadOnlyList<BulkColumn> key, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> rows, CancellationToken cancel) =>
        ForEach(
            connection,
            $"update {table} set {Numbered(columns, key.Count + 1, ", ")} where {Numbered(key, 1, " and ")}",
            rows,
            cancel);

    public static async Task<IReadOnlyList<long>> NewIds(DbConnection connection, string table, int count, CancellationToken cancel)
    {
        // The write lock is ours until the transaction ends, so nobody else can take the numbers.
        await using var command = connection.CreateCommand();
        command.CommandText = $"select coalesce(max(seq), 0) from sqlite_sequence where name = '{table}'";
        var last = Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
        var ids = new long[count];
        for (var i = 0; i < count; i++)
        {
            ids[i] = last + 1 + i;
        }

        return ids;
    }

    private static Task ForEach(ScopedConnection connection, string sql, IReadOnlyList<object?[]> rows, CancellationToken cancel)
    {
        using var statement = new SqliteStatement((SqliteConnection)connection.Inner, sql);
        foreach (var row in rows)
        {
            statement.Run(row);
        }

        cancel.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    private static DbCommand Command(DbConnection connection, string sql, IReadOnlyList<BulkColumn> columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = column.Name;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }

    private static void Set(DbCommand command, object?[] values)
    {
        for (var i = 0; i < command.Parameters.Count; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private static object Value(DbDataReader reader, int i, BulkType type) => type switch
    {
        BulkType.Text => reader.GetString(i),
        BulkType.WholeNumber => reader.GetInt64(i),
        BulkType.Figure => reader.GetDecimal(i),
        BulkType.Date => reader.GetFieldValue<DateOnly>(i),
        BulkType.YesNo => reader.GetBoolean(i),
        BulkType.Instant => reader.GetFieldValue<DateTimeOffset>(i),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static string Names(IEnumerable<BulkColumn> columns) => string.Join(", ", columns.Select(c => c.Name));

    private static string Numbered(IEnumerable<BulkColumn> columns, int first, string separator) =>
        string.Join(separator, columns.Select((c, i) => $"{c.Name} = ?{first + i}"));

    private static string Equal(IEnumerable<BulkColumn> columns, string separator) => string.Join(separator, columns.Select(c => $"{c.Name} = @{c.Name}"));
}
