using System.Globalization;

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

    /// <summary>The reporting year before.</summary>
    public string PreviousYear => Statistics.ReportingYear.Parse(Year).Previous.ToString();
}

/// <summary>An annual review letter.</summary>
public sealed record Letter
{
    private readonly string body = "";

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

    /// <summary>Its text. The day of publication, which may still move when it is issued, is filled in as it stands.</summary>
    public required string Body
    {
        get => LetterAddress.Dated(body, PublishedAt);
        init => body = value;
    }

    /// <summary><c>markdown</c>: the portal wrote it; <c>text</c>: it was brought in as it was sent.</summary>
    public required string Format { get; init; }

    /// <summary>Counts its issues: 1, until it is issued anew.</summary>
    public required int Version { get; init; }

    /// <summary>When it was issued anew; null: never.</summary>
    public required DateTimeOffset? ReissuedAt { get; init; }

    /// <summary>Why it was issued anew.</summary>
    public required string? ReissueReason { get; init; }

    /// <summary>When another issue took its place; null: it is the letter as it stands.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>Whether the PDF that was sent is kept, from which the text was taken.</summary>
    public required bool HasFile { get; init; }

    /// <summary>What it was before it was issued anew, the latest first.</summary>
    public IReadOnlyList<ReplacedLetter> Replaced { get; init; } = [];

    /// <summary>The letter as one of its earlier issues had it; null where there was no such issue.</summary>
    public Letter? AsOf(int version) => version == Version ? this
        : Replaced.FirstOrDefault(r => r.Version == version) is not { } old ? null
        : this with
        {
            Version = old.Version,
            Body = old.Body,
            Addressee = old.Addressee,
            ReissuedAt = old.Version == 1 ? null : old.IssuedAt,
            ReissueReason = Replaced.FirstOrDefault(r => r.Version == old.Version - 1)?.Reason,
            ReplacedAt = old.ReplacedAt,
        };

    /// <summary>The letter, or the one of its earlier issues that an address names; null where it names none that there was.</summary>
    public Letter? AsOf(string? version) =>
        version is null ? this : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? AsOf(number) : null;

    /// <summary>Whether it must still be kept within the council at the instant.</summary>
    public bool IsEmbargoed(DateTimeOffset now) => PublishedAt > now;
}
