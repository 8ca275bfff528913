namespace CouncilPortal.Compliance;

/// <summary>A file of evidence on its way in.</summary>
public sealed record Upload
{
    /// <summary>The columns, from <c>evidence_uploads u</c>.</summary>
    internal const string Columns = "u.id, u.recommendation_id, u.authority_id, u.name, u.size, u.received, u.sha256, u.file_id, u.touched_at";

    /// <summary>Its name in addresses and in the store: 128 random bits in hexadecimal.</summary>
    public required string Id { get; init; }

    /// <summary>The recommendation.</summary>
    public required long RecommendationId { get; init; }

    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The name that the council gave it.</summary>
    public required string Name { get; init; }

    /// <summary>How many bytes it will have, as its sender says; null from a form without script.</summary>
    public required long? Size { get; init; }

    /// <summary>How many bytes are safe.</summary>
    public required long Received { get; init; }

    /// <summary>The SHA-256, once all bytes are there and checked.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>The file that came of it; null until then.</summary>
    public required long? FileId { get; init; }

    /// <summary>When something last came.</summary>
    public required DateTimeOffset TouchedAt { get; init; }
}

/// <summary>A file that somebody wants to send.</summary>
public sealed record StartUpload
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The name that the council gave it.</summary>
    public required string Name { get; init; }

    /// <summary>How many bytes it has; null where that is not known beforehand.</summary>
    public required long? Size { get; init; }

    /// <summary>By what the same file is known again; null where it cannot go on.</summary>
    public required string? Fingerprint { get; init; }
}

/// <summary>What became of the start.</summary>
public sealed record StartUploadResult
{
    /// <summary>How it ended.</summary>
    public required CommandResult Result { get; init; }

    /// <summary>The upload, new or to go on with.</summary>
    public required Upload? Upload { get; init; }
}
