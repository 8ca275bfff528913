using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Audit;

/// <summary>What somebody opened of a year before its publication.</summary>
public sealed record EmbargoOpening
{
    /// <summary>The year.</summary>
    public required string Year { get; init; }

    /// <summary>The authority whose letter or figures they are; null: of many authorities at once, or of England.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>The letter; null: figures alone.</summary>
    public required long? LetterId { get; init; }

    /// <summary>What it was: "letter", "letter as PDF", "figures", "committee pack".</summary>
    public required string What { get; init; }
}

/// <summary>Records each opening under embargo, by a council's people and by the Ombudsman's, for the publisher to see and the chief executive who shared a letter.</summary>
internal static class EmbargoOpenings
{
    /// <summary>For so long a form that is sent from a page belongs to the opening of the page.</summary>
    private static readonly TimeSpan OneReading = TimeSpan.FromHours(1);

    /// <summary>Records it, of people alone: a job of the service opens nothing. Returns whether it was recorded.</summary>
    public static Task<bool> Note(ScopedConnection connection, Scope scope, DateTimeOffset now, EmbargoOpening opening) =>
        Note(connection, scope, now, opening, "");

    /// <summary>
    /// The same where a form was sent from the page: an opening of the same thing by the same person in the hour before stands for it.
    /// Without one it is recorded like any other, so that nobody reads unseen by sending forms. Returns whether it was recorded.
    /// </summary>
    public static Task<bool> NoteForm(ScopedConnection connection, Scope scope, DateTimeOffset now, EmbargoOpening opening) => Note(
        connection,
        scope,
        now,
        opening,
        """
        where not exists (
            select 1 from embargo_openings o
            where o.year = @Year and o.person_id = @PersonId and o.what = @What and coalesce(o.authority_id, 0) = coalesce(@AuthorityId, 0) and o.opened_at > @since)
        """);

    private static async Task<bool> Note(ScopedConnection connection, Scope scope, DateTimeOffset now, EmbargoOpening opening, string condition) =>
        scope.PersonId is not null && await connection.ExecuteAsync(
            $"""
            insert into embargo_openings (year, authority_id, letter_id, person_id, person_name, what, opened_at, by_ombudsman)
            select @Year, @AuthorityId, @LetterId, @PersonId, @Name, @What, @now, @IsOfOmbudsman
            {condition}
            """,
            new { opening.Year, opening.AuthorityId, opening.LetterId, scope.PersonId, scope.Name, opening.What, now, scope.IsOfOmbudsman, since = now - OneReading }) == 1;
}
