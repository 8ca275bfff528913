using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>A live membership, with its person.</summary>
public sealed record Member
{
    /// <summary>The membership.</summary>
    public required long MembershipId { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where notices go, if known.</summary>
    public required string? Email { get; init; }

    /// <summary>The role as stored.</summary>
    public required string Role { get; init; }

    /// <summary>The authority; null at the Ombudsman.</summary>
    public required string? Authority { get; init; }

    /// <summary>Whether the authority is an invented one of the demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The role as shown.</summary>
    public string RoleName => Roles.FromStored(Role).DisplayName();
}

/// <summary>An invitation that nobody has taken up yet, and that can still be.</summary>
public sealed record OpenInvitation
{
    /// <summary>The invitation.</summary>
    public required long Id { get; init; }

    /// <summary>Where it was sent.</summary>
    public required string Email { get; init; }

    /// <summary>The role as stored.</summary>
    public required string Role { get; init; }

    /// <summary>The authority; null at the Ombudsman.</summary>
    public required string? Authority { get; init; }

    /// <summary>Until when it can be taken up.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The role as shown.</summary>
    public string RoleName => Roles.FromStored(Role).DisplayName();
}

/// <summary>An authority for whose people the scope may invite.</summary>
public sealed record PeoplePlace
{
    /// <summary>The authority.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is an invented one of the demonstration.</summary>
    public required bool IsInvented { get; init; }
}

/// <summary>The people whom a scope looks after: a link officer the own council's, an administrator all.</summary>
public sealed class PeopleQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The live memberships, by authority and name; the Ombudsman's first. A search is for part of a name, address or authority; null or blank: all.</summary>
    public Task<IReadOnlyList<Member>> Members(Scope scope, string? search, CancellationToken cancel) =>
        database.Read<IReadOnlyList<Member>>(
            scope,
            async connection =>
            [
                .. await connection.QueryAsync<Member>(
                    """
                    select m.id as membership_id, p.name, p.email, m.role, a.name as authority, coalesce(a.invented, false) as is_invented, m.started_at
                    from memberships m
                    join people p on p.id = m.person_id
                    left join authorities a on a.id = m.authority_id
                    where m.ended_at is null
                        and (@everyone or m.authority_id in @councils)
                        and (@pattern = '' or lower(p.name) like @pattern or lower(coalesce(p.email, '')) like @pattern
                            or lower(coalesce(a.name, 'the ombudsman')) like @pattern)
                    order by case when m.authority_id is null then 0 else 1 end, a.name, p.name, m.id
                    limit 500
                    """,
                    new { everyone = scope.LooksAfterEveryone(), councils = scope.Councils(), pattern = Pattern(search) }),
            ],
            cancel);

    /// <summary>The invitations that can still be taken up, the oldest first.</summary>
    public Task<IReadOnlyList<OpenInvitation>> Invitations(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<OpenInvitation>>(
            scope,
            async connection =>
            [
                .. await connection.QueryAsync<OpenInvitation>(
                    """
                    select i.id, i.email, i.role, a.name as authority, i.expires_at
                    from invitations i
                    left join authorities a on a.id = i.authority_id
                    where i.accepted_at is null and i.withdrawn_at is null and i.expires_at > @now
                        and (@everyone or i.authority_id in @councils)
                    order by i.id
                    """,
                    new { everyone = scope.LooksAfterEveryone(), councils = scope.Councils(), now = time.GetUtcNow() }),
            ],
            cancel);

    /// <summary>The authorities for which the scope may invite, by name.</summary>
    public Task<IReadOnlyList<PeoplePlace>> Places(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<PeoplePlace>>(
            scope,
            async connection =>
            [
                .. await connection.QueryAsync<PeoplePlace>(
                    "select a.id, a.name, a.invented as is_invented from authorities a where @everyone or a.id in @councils order by a.name, a.id",
                    new { everyone = scope.LooksAfterEveryone(), councils = scope.Councils() }),
            ],
            cancel);

    private static string Pattern(string? search) =>
        string.IsNullOrWhiteSpace(search) ? "" : $"%{search.Trim().ToLowerInvariant()}%";
}
