using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Who stands in for whom: for both sides, and for the link officers of their council.</summary>
public sealed class CoversQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The covers that stand and have not run out: those of the own councils for link officers, otherwise those in which the person takes part. The first to begin first.</summary>
    public Task<IReadOnlyList<Cover>> Standing(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<Cover>>(
            scope,
            async connection => (await connection.QueryAsync<Cover>(
                """
                select c.id, c.person_id, p.name as person_name, c.deputy_id, q.name as deputy_name, c.authority_id, a.name as authority,
                    a.invented as is_invented, c.starts_on, c.ends_on, c.created_by_name,
                    (select count(*) from recommendations r where r.assignee_id = c.person_id and r.authority_id = c.authority_id
                        and r.state in ('open', 'evidence_submitted', 'more_evidence_needed', 'awaiting_complainant')
                        and (r.authority_id in @officers or r.assignee_id = @PersonOrNobody or c.deputy_id = @PersonOrNobody)) as open_actions
                from covers c
                join people p on p.id = c.person_id
                join people q on q.id = c.deputy_id
                join authorities a on a.id = c.authority_id
                where c.ended_at is null and c.ends_on >= @today
                    and (c.authority_id in @officers or (c.authority_id in @members and (c.person_id = @PersonOrNobody or c.deputy_id = @PersonOrNobody)))
                order by c.starts_on, c.ends_on, c.id
                """,
                new { officers = scope.Councils(), members = scope.In(Role.LinkOfficer, Role.Contributor), scope.PersonOrNobody, today = LondonTime.Today(time) })).AsList(),
            cancel);

    /// <summary>The link officers and contributors of the councils in which the scope is one, by council and name.</summary>
    public Task<IReadOnlyList<CoverColleague>> Colleagues(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<CoverColleague>>(
            scope,
            async connection => (await connection.QueryAsync<CoverColleague>(
                """
                select distinct p.id, p.name, a.id as authority_id, a.name as authority
                from memberships m
                join people p on p.id = m.person_id
                join authorities a on a.id = m.authority_id
                where m.ended_at is null and m.role in ('link_officer', 'contributor') and m.authority_id in @councils
                order by a.name, p.name, p.id
                """,
                new { councils = scope.In(Role.LinkOfficer, Role.Contributor) })).AsList(),
            cancel);
}
