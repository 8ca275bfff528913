using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>A service of a council, under the category in which decisions are filed, and who owns it.</summary>
public sealed record OwnedService
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The category.</summary>
    public required string Category { get; init; }

    /// <summary>The owner; null: nobody.</summary>
    public required long? PersonId { get; init; }

    /// <summary>The owner's name.</summary>
    public required string? PersonName { get; init; }

    /// <summary>How many of the council's open actions are in the category.</summary>
    public required int OpenActions { get; init; }

    /// <summary>How many of those nobody has.</summary>
    public required int Unassigned { get; init; }
}

/// <summary>Who owns which service, for a council's link officers.</summary>
public sealed class ServiceOwnersQuery(PortalDatabase database)
{
    /// <summary>Every category of the councils as whose link officer the person acts, in order.</summary>
    public Task<IReadOnlyList<OwnedService>> Of(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<OwnedService>>(
            scope,
            async connection => (await connection.QueryAsync<OwnedService>(
                """
                select a.id as authority_id, c.decision_category as category, o.person_id, p.name as person_name,
                    coalesce(w.open_actions, 0) as open_actions, coalesce(w.unassigned, 0) as unassigned
                from authorities a
                cross join category_mappings c
                left join service_owners o on o.authority_id = a.id and o.category = c.decision_category and o.ended_at is null
                left join people p on p.id = o.person_id
                left join (
                    select r.authority_id, d.category, count(*) as open_actions, sum(case when r.assignee_id is null then 1 else 0 end) as unassigned
                    from recommendations r join decisions d on d.id = r.decision_id
                    where r.authority_id in @councils and r.state in ('open', 'evidence_submitted', 'more_evidence_needed', 'awaiting_complainant')
                    group by r.authority_id, d.category) w on w.authority_id = a.id and w.category = c.decision_category
                where a.id in @councils
                order by a.name, c.decision_category
                """,
                new { councils = scope.Councils() })).AsList(),
            cancel);
}
