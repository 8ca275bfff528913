namespace CouncilPortal.Imports;

/// <summary>Which column of a kind stands in which cell of a file's rows.</summary>
internal sealed record ImportHeader
{
    /// <summary>For each cell the column of the kind.</summary>
    public required int[] Columns { get; init; }

    /// <summary>For each column of the kind whether the file has it.</summary>
    public required bool[] InFile { get; init; }

    /// <summary>Reads the first row. Null with problems in the report where columns are unknown, doubled or missing.</summary>
    public static ImportHeader? Read(CsvSource source, ImportKind kind, ImportReport report)
    {
        if (!TryRead(source, report))
        {
            return null;
        }

        List<ImportColumn> known = [.. kind.Columns.Where(c => c.Presence != Presence.Computed)];
        List<int> columns = [];
        var inFile = new bool[kind.Columns.Count];
        for (var cell = 0; cell < source.Cells; cell++)
        {
            var name = source[cell].Trim().ToString();
            var column = known.Find(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (column is null)
            {
                report.Refuse(
                    source.Line,
                    name.Length > 0 ? name : $"column {cell + 1}",
                    $"is not a column of {kind.Name}: take it out or rename it. The columns are {string.Join(", ", known.Select(c => c.Name))}");
            }
            else if (inFile[kind.IndexOf(column.Name)])
            {
                report.Refuse(source.Line, name, "stands in the header twice: take one of the two columns out");
            }
            else
            {
                inFile[kind.IndexOf(column.Name)] = true;
                columns.Add(kind.IndexOf(column.Name));
            }
        }

        foreach (var missing in known.Where(c => c.Presence == Presence.Key && !inFile[kind.IndexOf(c.Name)]))
        {
            report.Refuse(source.Line, missing.Name, "is missing: add the column, without which no row can be told from another");
        }

        return report.IsRefused ? null : new ImportHeader { Columns = [.. columns], InFile = inFile };
    }

    private static bool TryRead(CsvSource source, ImportReport report)
    {
        try
        {
            if (source.Read())
            {
                return true;
            }

            report.Refuse(1, "header", "the file is empty: give it a first row with the names of its columns");
        }
        catch (FormatException broken)
        {
            report.Refuse(source.Line, "header", broken.Message);
        }

        return false;
    }
}
