namespace CouncilPortal.NationalReviews;

/// <summary>The review of a year as everybody reads it.</summary>
public sealed record NationalReview
{
    /// <summary>Its blocks, with placeholders.</summary>
    public required IReadOnlyList<ReviewBlock> Blocks { get; init; }

    /// <summary>From when it is public; null in a preview of a year without an instant.</summary>
    public required DateTimeOffset? PublicFrom { get; init; }

    /// <summary>When a text that was public already was last changed; null where it was not.</summary>
    public required DateTimeOffset? ChangedAt { get; init; }
}

/// <summary>A text that was saved.</summary>
public sealed record ReviewVersion
{
    /// <summary>Its number, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The earlier version whose words it took up again; null where it was written.</summary>
    public required int? TakenUp { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public required string ByName { get; init; }
}

/// <summary>A year in the publishers' list of reviews.</summary>
public sealed record ReviewRow
{
    /// <summary>The year, as stored.</summary>
    public required string Year { get; init; }

    /// <summary>From when the year is public; null where that is not set.</summary>
    public required DateTimeOffset? YearPublicFrom { get; init; }

    /// <summary>The review's own instant; null: with the year.</summary>
    public required DateTimeOffset? OwnPublicFrom { get; init; }

    /// <summary>The text that counts; 0 where none is saved.</summary>
    public required int Version { get; init; }

    /// <summary>When the first text was saved.</summary>
    public required DateTimeOffset? WrittenAt { get; init; }

    /// <summary>When the text that counts was saved.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>By whom.</summary>
    public required string? ByName { get; init; }

    /// <summary>Whether England's figures of the year are held.</summary>
    public required bool HasFigures { get; init; }

    /// <summary>When the review becomes public; null where the year has no instant yet.</summary>
    public DateTimeOffset? PublicFrom => ReviewInstant.Of(YearPublicFrom, OwnPublicFrom);

    /// <summary>Whether everybody reads it at the instant.</summary>
    public bool IsPublic(DateTimeOffset now) => Version > 0 && PublicFrom <= now;
}

/// <summary>A review as a publisher works on it.</summary>
public sealed record ReviewDesk
{
    /// <summary>Where it stands.</summary>
    public required ReviewRow Row { get; init; }

    /// <summary>The blocks of the text that counts; none where none is saved.</summary>
    public required IReadOnlyList<ReviewBlock> Blocks { get; init; }

    /// <summary>Every text that was saved, the latest first.</summary>
    public required IReadOnlyList<ReviewVersion> Versions { get; init; }

    /// <summary>What the publisher typed and has not saved; null where there is nothing.</summary>
    public required ReviewDraft? Draft { get; init; }
}

/// <summary>What a publisher typed and has not saved.</summary>
public sealed record ReviewDraft
{
    /// <summary>The version that stood when it was begun.</summary>
    public required int Seen { get; init; }

    /// <summary>The blocks as typed.</summary>
    public required IReadOnlyList<ReviewBlock> Blocks { get; init; }
}
