using System.Text;
using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>
/// What the columns of a file mean: as somebody chose for this file; else by name, whatever its capitals, spaces and hyphens; else as
/// somebody chose for an earlier file of the kind. A name that says what it means is never read otherwise because of an earlier file.
/// </summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<string, string> ofFile;
    private readonly Dictionary<string, string> kept;

    private ColumnNames(Dictionary<string, string> ofFile, Dictionary<string, string> kept) => (this.ofFile, this.kept) = (ofFile, kept);

    /// <summary>What was chosen for one file, and what is kept for its kind.</summary>
    public static async Task<ColumnNames> Load(ScopedConnection connection, string kind, IEnumerable<MappedColumn> ofFile)
    {
        var kept = await connection.QueryAsync<(string Name, string Column)>("select c.name, c.column_name from import_columns c where c.kind = @kind", new { kind });
        var chosen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in ofFile.Where(c => c.Column is not null))
        {
            chosen[column.Name] = column.Column!;
        }

        return new ColumnNames(chosen, kept.ToDictionary(k => k.Name, k => k.Column, StringComparer.Ordinal));
    }

    /// <summary>The column of the kind; blank: left out; null: unknown.</summary>
    public string? Of(ImportKind kind, string name) =>
        Known(kind, ofFile.GetValueOrDefault(name)) ?? Known(kind, Plainly(name), mayBeBlank: false) ?? Known(kind, kept.GetValueOrDefault(name));

    private static string? Known(ImportKind kind, string? column, bool mayBeBlank = true) =>
        (column is "" && mayBeBlank) || kind.FileColumns.Any(c => c.Name == column) ? column : null;

    private static string Plainly(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Trim())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
            else if (plain.Length > 0 && plain[^1] != '_')
            {
                plain.Append('_');
            }
        }

        return plain.ToString().TrimEnd('_');
    }
}
