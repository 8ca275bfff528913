using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.People;

/// <summary>A council that has something here and nobody who looks after it.</summary>
public sealed record CouncilWithoutOfficer
{
    /// <summary>The council.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is an invented one of the demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>Its actions that are not settled.</summary>
    public required int OpenActions { get; init; }

    /// <summary>Other people of the council who hold a role.</summary>
    public required int Members { get; init; }

    /// <summary>Invitations of a link officer that can still be taken up.</summary>
    public required int Invited { get; init; }
}

/// <summary>Councils with open actions or people, and no link officer who can sign in, for administrators.</summary>
public sealed class CouncilsWithoutOfficerQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Those that stand, and abolished ones that no successor stands for; the ones with most open actions first.</summary>
    public Task<IReadOnlyList<CouncilWithoutOfficer>> All(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<CouncilWithoutOfficer>>(
            scope,
            async connection => (await connection.QueryAsync<CouncilWithoutOfficer>(
                """
                select c.id, c.name, c.is_invented, c.open_actions, c.members, c.invited from (
                    select a.id, a.name, a.invented as is_invented,
                        (select count(*) from recommendations r where r.authority_id = a.id
                            and r.state in ('open', 'evidence_submitted', 'more_evidence_needed', 'awaiting_complainant')) as open_actions,
                        (select count(distinct m.person_id) from memberships m where m.authority_id = a.id and m.ended_at is null) as members,
                        (select count(*) from invitations i where i.authority_id = a.id and i.role = 'link_officer'
                            and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > @now) as invited
                    from authorities a
                    where @everyone
                        and not exists (select 1 from memberships m join people p on p.id = m.person_id join tenants t on t.id = p.tenant_id
                            where m.authority_id = a.id and m.ended_at is null and m.role = 'link_officer' and t.listed)
                        and not (a.end_date < @today and exists (select 1 from authority_successors s where s.authority_id = a.id))) c
                where c.open_actions + c.members + c.invited > 0
                order by c.open_actions desc, c.name, c.id
                """,
                new { everyone = scope.LooksAfterEveryone(), now = time.GetUtcNow(), today = LondonTime.Today(time) })).AsList(),
            cancel);
}
