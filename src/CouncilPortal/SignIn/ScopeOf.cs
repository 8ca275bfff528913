using System.Security.Claims;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.SignIn;

/// <summary>
/// Whose eyes a signed-in user's are, read from the database at each call, so that a right withdrawn a moment ago
/// is gone at the next event.
/// </summary>
public sealed class ScopeOf(PortalDatabase database, TimeProvider time, SignInSettings settings)
{
    private static readonly Scope Checking = Scope.System("Sign-in check");

    /// <summary>The user's scope; the public's when they are not signed in, or their session has ended or run out.</summary>
    public async Task<Scope> User(ClaimsPrincipal user, CancellationToken cancel) =>
        (await Live(user, cancel))?.Scope ?? Scope.Public;

    /// <summary>The user's session with its scope; null when there is none, it has ended or run out, or a right was withdrawn since.</summary>
    public async Task<LiveSession?> Live(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (user.SessionId() is not { } sessionId)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var (rows, acting) = await database.Read(Checking, connection => Rows(connection, sessionId, now), cancel);

        var grants = rows
            .Select(row => (row.TenantId, Grant: new Grant(row.AuthorityId, Roles.FromStored(row.Role))))
            .Where(row => MayHold(row.Grant.Role, row.TenantId))
            .Select(row => row.Grant)
            .ToList();
        return grants.Count == 0 ? null : new LiveSession
        {
            Scope = Acting(Scope.Person(rows[0].PersonId, rows[0].Name, sessionId, grants), acting),
            ExpiresAt = rows[0].ExpiresAt,
        };
    }

    /// <summary>The live memberships with their session, and for whom else the person acts today.</summary>
    private static async Task<(List<Row> Rows, List<ActingRow> Acting)> Rows(ScopedConnection connection, string sessionId, DateTimeOffset now)
    {
        var rows = (await connection.QueryAsync<Row>(
                """
                select p.id as person_id, p.name, p.tenant_id, s.expires_at, m.authority_id, m.role
                from sessions s
                join people p on p.id = s.person_id
                join tenants t on t.id = p.tenant_id
                join memberships m on m.person_id = p.id
                where s.id = @sessionId
                    and s.ended_at is null
                    and s.expires_at > @now
                    and s.started_at > @earliest
                    and t.listed
                    and m.ended_at is null
                    -- A right that is withdrawn ends the sessions in which it was held.
                    and not exists (
                        select 1 from memberships w where w.person_id = p.id and w.ended_at >= s.started_at)
                order by m.id
                """,
                new { sessionId, now, earliest = now - SignInSettings.Longest })).AsList();
        return (rows, rows.Count == 0 ? [] : await ActsFor(connection, rows[0].PersonId, rows.Select(r => r.AuthorityId), now));
    }

    /// <summary>Whom the person covers for today, and whose predecessors their councils are.</summary>
    private static async Task<List<ActingRow>> ActsFor(ScopedConnection connection, long personId, IEnumerable<long?> authorities, DateTimeOffset now)
    {
        List<long> councils = [.. authorities.OfType<long>().Distinct()];
        if (councils.Count == 0)
        {
            return [];
        }

        // An action is taken over from the day after its council's last one; a successor's successor stands for both.
        var acting = await connection.QueryAsync<ActingRow>(
            $"""
            select c.id as cover_id, c.person_id as for_id, c.authority_id from covers c
            where c.deputy_id = @personId and c.authority_id in @councils
                and {CoversInForce.Condition}
            union all
            select 0, s.authority_id, s.successor_id
            from authority_successors s join authorities a on a.id = s.authority_id
            where s.successor_id in @councils and a.end_date < @today
            union all
            select 0, f.authority_id, s.successor_id
            from authority_successors s join authorities a on a.id = s.authority_id
            join authority_successors f on f.successor_id = s.authority_id
            where s.successor_id in @councils and a.end_date < @today
            """,
            new { personId, councils, today = LondonTime.DateOf(now) });
        return acting.AsList();
    }

    private static Scope Acting(Scope person, List<ActingRow> acting) => acting.Count == 0 ? person : person.Acting(
        [.. acting.Where(a => a.CoverId > 0).Select(a => new StandIn(a.CoverId, a.ForId, a.AuthorityId))],
        [.. acting.Where(a => a.CoverId == 0).Select(a => new Predecessor(a.ForId, a.AuthorityId))]);

    /// <summary>
    /// What a person may see now, without a session: for what they have opened to a program of theirs. The public's scope once they
    /// hold no role, or their tenant is off the list.
    /// </summary>
    public async Task<Scope> Person(long personId, CancellationToken cancel)
    {
        var (rows, acting) = await database.Read(
            Checking,
            async connection =>
            {
                var held = (await connection.QueryAsync<Holder>(
                    """
                    select p.name, p.tenant_id, m.authority_id, m.role
                    from people p
                    join tenants t on t.id = p.tenant_id
                    join memberships m on m.person_id = p.id
                    where p.id = @personId and t.listed and m.ended_at is null
                    order by m.id
                    """,
                    new { personId })).AsList();
                return (held, await ActsFor(connection, personId, held.Select(r => r.AuthorityId), time.GetUtcNow()));
            },
            cancel);
        Grant[] grants = [.. rows.Select(r => (r.TenantId, Grant: new Grant(r.AuthorityId, Roles.FromStored(r.Role)))).Where(r => MayHold(r.Grant.Role, r.TenantId)).Select(r => r.Grant)];
        return grants.Length == 0 ? Scope.Public : Acting(Scope.Person(personId, rows[0].Name, "", grants), acting);
    }

    /// <summary>Whether people of the tenant may hold the role: the Ombudsman's roles belong to its own tenant alone.</summary>
    internal bool MayHold(Role role, string tenantId) =>
        !role.IsOmbudsman() || tenantId == settings.OmbudsmanTenantId;

    private sealed record Holder
    {
        public required string Name { get; init; }
        public required string TenantId { get; init; }
        public required long? AuthorityId { get; init; }
        public required string Role { get; init; }
    }

    private sealed record ActingRow
    {
        public required long CoverId { get; init; }
        public required long ForId { get; init; }
        public required long AuthorityId { get; init; }
    }

    private sealed record Row
    {
        public required long PersonId { get; init; }
        public required string Name { get; init; }
        public required string TenantId { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
        public required long? AuthorityId { get; init; }
        public required string Role { get; init; }
    }
}

/// <summary>A session that has neither ended nor run out, of a person with at least one role.</summary>
public sealed record LiveSession
{
    /// <summary>The person's scope.</summary>
    public required Scope Scope { get; init; }

    /// <summary>When it runs out unless its person does something.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
