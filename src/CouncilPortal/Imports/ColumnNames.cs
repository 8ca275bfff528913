using System.Text;
using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>
/// What the columns of a file mean: as somebody chose for this file or for the kind, and else by name, whatever its capitals, spaces
/// and hyphens.
/// </summary>
internal sealed class ColumnNames(IReadOnlyDictionary<string, string> chosen)
{
    /// <summary>By name alone.</summary>
    public static ColumnNames Plain { get; } = new(new Dictionary<string, string>());

    /// <summary>What was chosen for the kind, and over it what was chosen for one file.</summary>
    public static async Task<ColumnNames> Load(ScopedConnection connection, string kind, IEnumerable<MappedColumn> ofFile)
    {
        var kept = await connection.QueryAsync<(string Name, string Column)>("select c.name, c.column_name from import_columns c where c.kind = @kind", new { kind });
        var chosen = kept.ToDictionary(k => k.Name, k => k.Column, StringComparer.OrdinalIgnoreCase);
        foreach (var column in ofFile.Where(c => c.Column is not null))
        {
            chosen[column.Name] = column.Column!;
        }

        return new ColumnNames(chosen);
    }

    /// <summary>The column of the kind; blank: left out; null: unknown.</summary>
    public string? Of(ImportKind kind, string name)
    {
        if (chosen.TryGetValue(name, out var column) && (column.Length == 0 || kind.FileColumns.Any(c => c.Name == column)))
        {
            return column;
        }

        var plain = Plainly(name);
        return kind.FileColumns.FirstOrDefault(c => c.Name == plain)?.Name;
    }

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
