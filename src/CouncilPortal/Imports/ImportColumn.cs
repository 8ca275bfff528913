using CouncilPortal.Database;

namespace CouncilPortal.Imports;

/// <summary>Reads a cell that is not blank. Null with an error says what is wrong and what to do.</summary>
internal delegate object? CellReader(ReadOnlySpan<char> cell, AuthorityCodes authorities, out string? error);

/// <summary>What a file may or must say about a column.</summary>
internal enum Presence
{
    /// <summary>Part of the key: the column must be there and no cell of it blank.</summary>
    Key,

    /// <summary>No cell may be blank, and a new row cannot do without it.</summary>
    Needed,

    /// <summary>A blank cell means that the fact is not known; a column left out leaves what was there.</summary>
    Optional,

    /// <summary>Not in files: worked out from the others.</summary>
    Computed,
}

/// <summary>A column of a file and of the table that it goes to.</summary>
internal sealed record ImportColumn
{
    /// <summary>As the file names it.</summary>
    public required string Name { get; init; }

    /// <summary>As the table names it, and what it holds; null for what goes to another table.</summary>
    public required BulkColumn? Stored { get; init; }

    /// <summary>Whether a file must have it.</summary>
    public required Presence Presence { get; init; }

    /// <summary>Whether it is part of the key of the table itself, which finds a row and is never changed.</summary>
    public bool IsInKey => Presence == Presence.Key && Stored is not null;

    /// <summary>How a cell is read.</summary>
    public required CellReader Read { get; init; }

    /// <summary>How a stored text is written in files, where that differs.</summary>
    public Func<string, string>? Write { get; init; }

    /// <summary>Whether spaces around the cell belong to it.</summary>
    public bool KeepsSpaces { get; init; }

    /// <summary>The same column as part of the key.</summary>
    public ImportColumn Key() => this with { Presence = Presence.Key };

    /// <summary>The same column, without which a new row is refused.</summary>
    public ImportColumn Needed() => this with { Presence = Presence.Needed };

    /// <summary>The same column under another name in the table.</summary>
    public ImportColumn In(string name) => this with { Stored = Stored! with { Name = name } };

    /// <summary>The same column, which the table names otherwise and holds otherwise.</summary>
    public ImportColumn In(string name, BulkType type) => this with { Stored = new BulkColumn(name, type) };

    /// <summary>The same column, which goes to another table.</summary>
    public ImportColumn Elsewhere() => this with { Stored = null };
}
