using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.SignIn;

/// <summary>That a session ended, or (session null) that a person's rights changed. It says to look again, not what is true now.</summary>
public sealed record RightsChange
{
    /// <summary>The change's number; numbers rise, but may become visible out of order.</summary>
    public required long Id { get; init; }

    /// <summary>The person.</summary>
    public required long PersonId { get; init; }

    /// <summary>The one session concerned; null: all of the person's.</summary>
    public required string? SessionId { get; init; }
}

/// <summary>What changed lately in sessions and rights, in any process.</summary>
public sealed class RightsChangesQuery(PortalDatabase database)
{
    /// <summary>The changes with a number above the one given, in order.</summary>
    public Task<IReadOnlyList<RightsChange>> Since(Scope scope, long id, CancellationToken cancel) =>
        database.Read<IReadOnlyList<RightsChange>>(
            scope,
            async connection =>
            [
                .. await connection.QueryAsync<RightsChange>(
                    "select id, person_id, session_id from rights_changes where id > @id order by id", new { id }),
            ],
            cancel);

    /// <summary>The highest number so far; 0 when nothing has changed yet.</summary>
    public Task<long> Latest(Scope scope, CancellationToken cancel) =>
        database.Read(
            scope,
            connection => connection.ExecuteScalarAsync<long>("select coalesce(max(id), 0) from rights_changes"),
            cancel);
}
