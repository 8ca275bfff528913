namespace CouncilPortal.Documents;

/// <summary>What a Word file is made of.</summary>
public sealed record WordDocument
{
    /// <summary>What it is; its title on the first page.</summary>
    public required string Title { get; init; }

    /// <summary>The council whose it is, below the title.</summary>
    public required string Council { get; init; }

    /// <summary>Who wrote it, for the file's properties; null: they name nobody.</summary>
    public required string? Author { get; init; }

    /// <summary>The date in London that its properties give.</summary>
    public required DateOnly Dated { get; init; }

    /// <summary>What a reader must not miss, before everything else.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>The text, its headings from level 2.</summary>
    public required IReadOnlyList<DocumentPart> Parts { get; init; }
}
