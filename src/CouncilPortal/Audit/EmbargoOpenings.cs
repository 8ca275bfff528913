using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Audit;

/// <summary>What somebody opened of a year before its publication.</summary>
public sealed record EmbargoOpening
{
    /// <summary>The year.</summary>
    public required string Year { get; init; }

    /// <summary>The authority whose letter or figures they are.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The letter; null: figures alone.</summary>
    public required long? LetterId { get; init; }

    /// <summary>What it was: "letter", "letter as PDF", "figures", "committee pack".</summary>
    public required string What { get; init; }
}

/// <summary>Records each opening under embargo, for the publisher to see and the chief executive who shared a letter.</summary>
internal static class EmbargoOpenings
{
    /// <summary>Records it, of people alone: a job of the service opens nothing.</summary>
    public static Task Note(ScopedConnection connection, Scope scope, DateTimeOffset now, EmbargoOpening opening) =>
        scope.PersonId is null
            ? Task.CompletedTask
            : connection.ExecuteAsync(
                """
                insert into embargo_openings (year, authority_id, letter_id, person_id, person_name, what, opened_at)
                values (@Year, @AuthorityId, @LetterId, @PersonId, @Name, @What, @now)
                """,
                new { opening.Year, opening.AuthorityId, opening.LetterId, scope.PersonId, scope.Name, opening.What, now });
}
