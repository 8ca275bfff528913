using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace CouncilPortal.Database;

/// <summary>
/// Many rows in one statement on PostgreSQL, as one array for each column. (COPY is refused on tables with row-level security,
/// and a staging table would write everything twice.)
/// </summary>
internal static class PostgresBulk
{
    public static async Task<IReadOnlyList<object?[]?>> Find(
        DbConnection connection, string table, IReadOnlyList<BulkColumn> key, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> keys, CancellationToken cancel)
    {
        var sql = $"""
            select k.position, {string.Join(", ", columns.Select(c => $"t.{c.Name}"))}
            from unnest({Arrays(key)}) with ordinality as k ({Names(key)}, position)
            join {table} t on {string.Join(" and ", key.Select(c => $"t.{c.Name} = k.{c.Name}"))}
            """;
        await using var command = Command(connection, sql, key, keys);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new object?[]?[keys.Count];
        while (await reader.ReadAsync(cancel))
        {
            var row = new object?[columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i + 1) ? null : Value(reader, i + 1, columns[i].Type);
            }

            found[reader.GetInt64(0) - 1] = row;
        }

        return found;
    }

    public static async Task Insert(DbConnection connection, string table, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> rows, CancellationToken cancel)
    {
        await using var command = Command(connection, $"insert into {table} ({Names(columns)}) select * from unnest({Arrays(columns)})", columns, rows);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task Update(
        DbConnection connection, string table, IReadOnlyList<BulkColumn> key, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> rows, CancellationToken cancel)
    {
        BulkColumn[] all = [.. key, .. columns];
        var sql = $"""
            update {table} t set {string.Join(", ", columns.Select(c => $"{c.Name} = k.{c.Name}"))}
            from unnest({Arrays(all)}) as k ({Names(all)})
            where {string.Join(" and ", key.Select(c => $"t.{c.Name} = k.{c.Name}"))}
            """;
        await using var command = Command(connection, sql, all, rows);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<IReadOnlyList<long>> NewIds(DbConnection connection, string table, int count, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select nextval(pg_get_serial_sequence('{table}', 'id')) from generate_series(1, {count})";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<long> ids = [];
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    private static string Names(IEnumerable<BulkColumn> columns) => string.Join(", ", columns.Select(c => c.Name));

    private static string Arrays(IEnumerable<BulkColumn> columns) => string.Join(", ", columns.Select((c, i) => $"@p{i}::{SqlType(c.Type)}[]"));

    private static DbCommand Command(DbConnection connection, string sql, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object?[]> rows)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        for (var i = 0; i < columns.Count; i++)
        {
            command.Parameters.Add(new NpgsqlParameter($"p{i}", NpgsqlDbType.Array | DbType(columns[i].Type)) { Value = Column(columns[i].Type, rows, i) });
        }

        return command;
    }

    private static object Column(BulkType type, IReadOnlyList<object?[]> rows, int i) => type switch
    {
        BulkType.Text => rows.Select(r => (string?)r[i]).ToArray(),
        BulkType.WholeNumber => rows.Select(r => (long?)r[i]).ToArray(),
        BulkType.Figure => rows.Select(r => (decimal?)r[i]).ToArray(),
        BulkType.Date => rows.Select(r => (DateOnly?)r[i]).ToArray(),
        BulkType.YesNo => rows.Select(r => (bool?)r[i]).ToArray(),
        BulkType.Instant => rows.Select(r => ((DateTimeOffset?)r[i])?.ToUniversalTime()).ToArray(),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static object Value(DbDataReader reader, int i, BulkType type) => type switch
    {
        BulkType.Text => reader.GetString(i),
        BulkType.WholeNumber => Convert.ToInt64(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture),
        BulkType.Figure => reader.GetDecimal(i),
        BulkType.Date => reader.GetFieldValue<DateOnly>(i),
        BulkType.YesNo => reader.GetBoolean(i),
        BulkType.Instant => reader.GetFieldValue<DateTimeOffset>(i),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static string SqlType(BulkType type) => type switch
    {
        BulkType.Text => "text",
        BulkType.WholeNumber => "bigint",
        BulkType.Figure => "numeric",
        BulkType.Date => "date",
        BulkType.YesNo => "boolean",
        BulkType.Instant => "timestamptz",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static NpgsqlDbType DbType(BulkType type) => type switch
    {
        BulkType.Text => NpgsqlDbType.Text,
        BulkType.WholeNumber => NpgsqlDbType.Bigint,
        BulkType.Figure => NpgsqlDbType.Numeric,
        BulkType.Date => NpgsqlDbType.Date,
        BulkType.YesNo => NpgsqlDbType.Boolean,
        BulkType.Instant => NpgsqlDbType.TimestampTz,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
