using CouncilPortal.Database;
using CouncilPortal.Statistics;

namespace CouncilPortal.Imports;

/// <summary>Of which reporting years the rows of an import are, where those are under embargo until they are public.</summary>
internal static class ImportYears
{
    private const string Year = "year";
    private static readonly string[] UnderEmbargo = ["annual-statistics", "annual-categories", "annual-averages", "national-statistics", LettersKind.Kind];

    /// <summary>The years, as they are stored; none for other kinds of file, and of a file that cannot be read those before it breaks off.</summary>
    public static async Task<IReadOnlyCollection<string>> Of(ScopedConnection connection, StoredImport import)
    {
        HashSet<string> years = [];
        if (!UnderEmbargo.Contains(import.Kind))
        {
            return years;
        }

        var names = await ColumnNames.Load(connection, import.Kind, import.Columns);
        await using var content = await ImportContents.Open(connection, import.Id, ImportContents.File);
        try
        {
            using var package = import.Kind == LettersKind.Kind ? LetterPackage.Open(content) : null;
            await using var list = package?.List();
            using var source = RowSource.Open(list ?? content);
            var cell = source.Read() ? CellOfYear(source, ImportKinds.Create(import.Kind), names) : null;
            while (cell is { } at && source.Read())
            {
                if (at < source.Cells && ReportingYear.TryParse(source[at].Trim().ToString(), out var year))
                {
                    years.Add(year.ToString());
                }
            }
        }
        catch (FormatException)
        {
            // Its page says so; what was read until there counts.
        }

        return years;
    }

    private static int? CellOfYear(RowSource header, ImportKind kind, ColumnNames names)
    {
        for (var cell = 0; cell < header.Cells; cell++)
        {
            if (names.Of(kind, header[cell].Trim().ToString()) == Year)
            {
                return cell;
            }
        }

        return null;
    }
}
