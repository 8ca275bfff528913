namespace CouncilPortal.Letters;

/// <summary>An annual review letter in a list.</summary>
public sealed record LetterSummary
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>The authority to which it was written.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The authority's name.</summary>
    public required string Authority { get; init; }

    /// <summary>The authority's part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether the authority was made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>The reporting year, <c>2023-24</c>.</summary>
    public required string Year { get; init; }

    /// <summary>When the council got it.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>From when everybody may read it.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>An annual review letter.</summary>
public sealed record Letter
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>The authority to which it was written.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The authority's name.</summary>
    public required string Authority { get; init; }

    /// <summary>The authority's part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether the authority was made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>The reporting year, <c>2023-24</c>.</summary>
    public required string Year { get; init; }

    /// <summary>When the council got it.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>From when everybody may read it.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>To whom it is addressed, where that is known.</summary>
    public required string? Addressee { get; init; }

    /// <summary>Its text.</summary>
    public required string Body { get; init; }

    /// <summary><c>markdown</c>: the portal wrote it; <c>text</c>: it was brought in as it was sent.</summary>
    public required string Format { get; init; }

    /// <summary>Whether it must still be kept within the council at the instant.</summary>
    public bool IsEmbargoed(DateTimeOffset now) => PublishedAt > now;
}
