using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>A letter as it was before it was issued anew.</summary>
public sealed record ReplacedLetter
{
    /// <summary>Which issue it was, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When another took its place.</summary>
    public required DateTimeOffset ReplacedAt { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Its text.</summary>
    public required string Body { get; init; }

    /// <summary>To whom it was addressed.</summary>
    public required string? Addressee { get; init; }
}

/// <summary>The earlier issues of a letter that somebody may read: whoever has opened the letter, and nobody else.</summary>
internal static class ReplacedLetters
{
    public static async Task<IReadOnlyList<ReplacedLetter>> Of(ScopedConnection connection, long letter) =>
        (await connection.QueryAsync<ReplacedLetter>(
            "select r.version, r.issued_at, r.replaced_at, r.reason, r.body, r.addressee from replaced_letters r where r.letter_id = @letter order by r.version desc", new { letter })).AsList();
}
