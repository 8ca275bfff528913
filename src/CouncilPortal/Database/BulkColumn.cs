namespace CouncilPortal.Database;

/// <summary>What a column holds, as both engines understand it.</summary>
public enum BulkType
{
    /// <summary><see cref="string"/>.</summary>
    Text,

    /// <summary><see cref="long"/>.</summary>
    WholeNumber,

    /// <summary><see cref="decimal"/>.</summary>
    Figure,

    /// <summary><see cref="DateOnly"/>.</summary>
    Date,

    /// <summary><see cref="bool"/>.</summary>
    YesNo,

    /// <summary><see cref="DateTimeOffset"/>.</summary>
    Instant,
}

/// <summary>A column of a table that many rows are read from or written to at once. The name is ours, never a caller's.</summary>
public sealed record BulkColumn(string Name, BulkType Type);
