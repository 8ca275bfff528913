namespace CouncilPortal.Letters;

/// <summary>An authority with figures of a year: what its letter is written from, what the publisher settled for it, and whether it is issued.</summary>
public sealed record LetterSubject
{
    /// <summary>The authority's id.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>To whom the letter is to be addressed, as the publisher wrote; null: to whoever is its chief executive here.</summary>
    public required string? Addressee { get; init; }

    /// <summary>When what asks for a look was looked at; null: not yet.</summary>
    public required DateTimeOffset? LookedAt { get; init; }

    /// <summary>Who looked.</summary>
    public required string? LookedByName { get; init; }

    /// <summary>Counts the changes to what the publisher settled; 0: nothing yet.</summary>
    public required int DraftVersion { get; init; }

    /// <summary>The letter, once it is issued; null: not yet.</summary>
    public required long? LetterId { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Whether the letter was brought in as it was sent, and not written here.</summary>
    public required bool IsImported { get; init; }

    /// <summary>Counts the issues of the letter; null: none.</summary>
    public required int? LetterVersion { get; init; }

    /// <summary>What it is written from now.</summary>
    public required LetterFacts Facts { get; init; }
}
