using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Somebody who is signed in.</summary>
public sealed record SignedInPerson
{
    /// <summary>The person.</summary>
    public required long PersonId { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation of their directory.</summary>
    public required string Organisation { get; init; }

    /// <summary>How many sessions they have.</summary>
    public required int Sessions { get; init; }

    /// <summary>When the first of them began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the last of them runs out unless something is done in it.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>Who is signed in now, for administrators.</summary>
public sealed class SessionsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The people with a session that has neither ended nor run out, by name; nothing for anyone but an administrator.</summary>
    public Task<IReadOnlyList<SignedInPerson>> Live(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<SignedInPerson>>(
            scope,
            async connection => (await connection.QueryAsync<SignedInPerson>(
                """
                select p.id as person_id, p.name, t.name as organisation, count(*) as sessions, min(s.started_at) as since, max(s.expires_at) as until
                from sessions s
                join people p on p.id = s.person_id
                join tenants t on t.id = p.tenant_id
                where s.ended_at is null and s.expires_at > @now and @everyone
                group by p.id, p.name, t.name
                order by p.name, p.id
                """,
                new { now = time.GetUtcNow(), everyone = scope.LooksAfterEveryone() })).AsList(),
            cancel);
}
