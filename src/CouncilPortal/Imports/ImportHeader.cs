namespace CouncilPortal.Imports;

/// <summary>Which column of a kind stands in which cell of a file's rows.</summary>
internal sealed record ImportHeader
{
    /// <summary>What stands for a cell that is left out.</summary>
    public const int LeftOut = -1;

    /// <summary>What stands for the cell that says that a row is taken out.</summary>
    public const int TakesOut = -2;

    /// <summary>For each cell the column of the kind, <see cref="LeftOut"/> or <see cref="TakesOut"/>.</summary>
    public required int[] Columns { get; init; }

    /// <summary>For each column of the kind whether the file has it.</summary>
    public required bool[] InFile { get; init; }

    /// <summary>The columns as the file names them, with what each was read as.</summary>
    public required IReadOnlyList<MappedColumn> Mapped { get; init; }

    /// <summary>Reads the first row. With problems in the report where columns are unknown, doubled or missing; null where there is no such row.</summary>
    public static ImportHeader? Read(RowSource source, ImportKind kind, ColumnNames names, bool putsBack, ImportReport report)
    {
        if (!TryRead(source, report))
        {
            return null;
        }

        var known = kind.FileColumns;
        List<MappedColumn> mapped = [];
        List<int> columns = [];
        var inFile = new bool[kind.Columns.Count];
        for (var cell = 0; cell < source.Cells; cell++)
        {
            var name = source[cell].Trim().ToString();
            if (putsBack && name == ImportBefore.TakeOut)
            {
                columns.Add(TakesOut);
                continue;
            }

            var column = names.Of(kind, name);
            mapped.Add(new MappedColumn(name, column));
            if (column is null)
            {
                report.Refuse(
                    source.Line,
                    name.Length > 0 ? name : $"column {cell + 1}",
                    $"is not a column of {kind.Name}: take it out or rename it. The columns are {string.Join(", ", known.Select(c => c.Name))}");
            }
            else if (column.Length == 0)
            {
                columns.Add(LeftOut);
            }
            else if (inFile[kind.IndexOf(column)])
            {
                report.Refuse(source.Line, name, "stands in the header twice: take one of the two columns out");
            }
            else
            {
                inFile[kind.IndexOf(column)] = true;
                columns.Add(kind.IndexOf(column));
            }
        }

        foreach (var missing in known.Where(c => c.Presence == Presence.Key && !inFile[kind.IndexOf(c.Name)]))
        {
            report.Refuse(source.Line, missing.Name, "is missing: add the column, without which no row can be told from another");
        }

        return new ImportHeader { Columns = [.. columns], InFile = inFile, Mapped = mapped };
    }

    private static bool TryRead(RowSource source, ImportReport report)
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
