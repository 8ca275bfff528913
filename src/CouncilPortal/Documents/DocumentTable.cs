using CouncilPortal.DataFiles;

namespace CouncilPortal.Documents;

/// <summary>A table as it is read, and its cells for a spreadsheet. The first column names the row.</summary>
public sealed record DocumentTable
{
    /// <summary>What it shows, where and when.</summary>
    public required string Caption { get; init; }

    /// <summary>The headings of the columns that are read.</summary>
    public required IReadOnlyList<DocumentHead> Columns { get; init; }

    /// <summary>The rows as they are read.</summary>
    public required IReadOnlyList<IReadOnlyList<DocumentText>> Rows { get; init; }

    /// <summary>The same as cells of a spreadsheet; null for a table that is part of a text.</summary>
    public required DataTable? Data { get; init; }
}

/// <summary>The heading of a column.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsNumber">Whether the column holds figures, which stand at its right.</param>
public sealed record DocumentHead(string Text, bool IsNumber);
