using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using CouncilPortal.Database;
using CouncilPortal.Scopes;

namespace CouncilPortal.Imports;

/// <summary>What an export wrote.</summary>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Beside">The files that belong beside it, by name: letters as they were sent.</param>
public sealed record Exported(int Rows, IReadOnlyList<(string File, byte[] Content)> Beside);

/// <summary>Writes what an import of the same kind reads, raw: an import of it changes nothing.</summary>
public sealed class Exporter(PortalDatabase database)
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    /// <summary>
    /// Writes every row of a kind as CSV in UTF-8. Private texts and years that are not public are among them, so only the Ombudsman's
    /// publishers and system jobs export.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The scope may not export.</exception>
    public Task<Exported> Export(Scope scope, string kind, Stream target, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (!scope.SeesUnpublishedYears)
        {
            throw new UnauthorizedAccessException("Only the Ombudsman's publishers export files.");
        }

        return database.Read(
            scope,
            async connection =>
            {
                var of = ImportKinds.Create(kind);
                var rows = await Write(connection, of, target, progress, cancel);
                return new Exported(rows, of is LettersKind ? await LettersKind.Files(connection) : []);
            },
            cancel);
    }

    private static async Task<int> Write(ScopedConnection connection, ImportKind kind, Stream target, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        ImportColumn[] columns = [.. await Columns(connection, kind, cancel)];
        await using var text = new StreamWriter(target, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(string.Join(',', columns.Select(c => c.Name)));
        await using var command = connection.CreateCommand();
        command.CommandText = kind.ExportSql;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = 0;
        while (await reader.ReadAsync(cancel))
        {
            for (var i = 0; i < columns.Length; i++)
            {
                if (i > 0)
                {
                    text.Write(',');
                }

                if (!reader.IsDBNull(i))
                {
                    WriteCell(text, Cell(reader, i, columns[i]));
                }
            }

            text.WriteLine();
            if (++rows % 10_000 == 0)
            {
                progress?.Report(new ImportProgress(rows, null));
            }
        }

        await text.FlushAsync(cancel);
        return rows;
    }

    /// <summary>Without the last column of authorities where no authority is invented: most files have no need of it.</summary>
    private static async Task<IEnumerable<ImportColumn>> Columns(ScopedConnection connection, ImportKind kind, CancellationToken cancel)
    {
        var columns = kind.Columns.Where(c => c.Presence != Presence.Computed);
        if (kind is not AuthoritiesKind)
        {
            return columns;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from authorities where invented";
        var invented = Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
        return invented > 0 ? columns : columns.Where(c => c.Name != "invented");
    }

    private static string Cell(DbDataReader reader, int i, ImportColumn column) => column.Stored?.Type switch
    {
        BulkType.Date => reader.GetFieldValue<DateOnly>(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        BulkType.YesNo => reader.GetBoolean(i) ? "yes" : "no",
        BulkType.Figure => reader.GetDecimal(i).ToString(CultureInfo.InvariantCulture),
        _ when column.Write is { } write => write(reader.GetString(i)),
        _ => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A cell of a CSV file, in quotes where it needs them.</summary>
    internal static void WriteCell(StreamWriter text, string cell)
    {
        if (cell.AsSpan().ContainsAny(Quoted))
        {
            text.Write('"');
            text.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
            text.Write('"');
        }
        else
        {
            text.Write(cell);
        }
    }
}
