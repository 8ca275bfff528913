using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Everything of one person at a council that can be handed over.</summary>
public sealed record HandOverPlan
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The council's name.</summary>
    public required string Authority { get; init; }

    /// <summary>Whether the council is an invented one of the demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>Whose it is.</summary>
    public required long FromId { get; init; }

    /// <summary>Their name.</summary>
    public required string FromName { get; init; }

    /// <summary>Their actions that are not settled, by due date.</summary>
    public required IReadOnlyList<ActionRow> Actions { get; init; }

    /// <summary>The services that they own.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The covers in which they stand in for somebody, now or later.</summary>
    public required IReadOnlyList<CoverToMove> Covers { get; init; }

    /// <summary>The link officers and contributors to whom it can go.</summary>
    public required IReadOnlyList<Colleague> Colleagues { get; init; }

    /// <summary>Tells whether the plan is still what somebody checked: the ids and versions of everything in it.</summary>
    public string Mark => string.Join(
        ' ',
        [.. Actions.OrderBy(a => a.Id).Select(a => $"{a.Id}.{a.Version}"), .. Services.Order(StringComparer.Ordinal), .. Covers.OrderBy(c => c.Id).Select(c => $"c{c.Id}")]);

    /// <summary>Whether there is nothing to hand over.</summary>
    public bool IsEmpty => Actions.Count + Services.Count + Covers.Count == 0;
}

/// <summary>A cover in which the person stands in.</summary>
public sealed record CoverToMove
{
    /// <summary>The cover.</summary>
    public required long Id { get; init; }

    /// <summary>Who is away.</summary>
    public required long PersonId { get; init; }

    /// <summary>The name of whoever is away.</summary>
    public required string PersonName { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly EndsOn { get; init; }
}

/// <summary>Somebody of a council who has something that can be handed over.</summary>
public sealed record PersonWithWork
{
    /// <summary>The person.</summary>
    public required long PersonId { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The council's name.</summary>
    public required string Authority { get; init; }

    /// <summary>Their actions that are not settled.</summary>
    public required int Actions { get; init; }

    /// <summary>The services that they own.</summary>
    public required int Services { get; init; }

    /// <summary>Whether they are a link officer or contributor of the council no more.</summary>
    public required bool HasLeft { get; init; }
}

/// <summary>What a link officer can hand over for somebody, before it is done.</summary>
public sealed class HandOverQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Everything that the person has at the council; null where the scope is not its link officer, or the person never held a role there.</summary>
    public Task<HandOverPlan?> Plan(Scope scope, long authorityId, long fromId, CancellationToken cancel) =>
        database.Read(scope, connection => Plan(connection, scope, authorityId, fromId, LondonTime.Today(time)), cancel);

    /// <summary>Who has open actions or services at the councils as whose link officer the person acts; those who have left first.</summary>
    public Task<IReadOnlyList<PersonWithWork>> People(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<PersonWithWork>>(
            scope,
            async connection => (await connection.QueryAsync<PersonWithWork>(
                $"""
                select w.person_id, p.name, w.authority_id, a.name as authority, cast(sum(w.actions) as int) as actions, cast(sum(w.services) as int) as services,
                    case when exists (select 1 from memberships m where m.person_id = w.person_id and m.authority_id = w.authority_id
                        and m.ended_at is null and m.role in ('link_officer', 'contributor')) then false else true end as has_left
                from (
                    select r.assignee_id as person_id, r.authority_id, count(*) as actions, 0 as services
                    from recommendations r
                    where r.authority_id in @councils and r.assignee_id is not null and {IsOpen}
                    group by r.assignee_id, r.authority_id
                    union all
                    select o.person_id, o.authority_id, 0, count(*) from service_owners o
                    where o.authority_id in @councils and o.ended_at is null
                    group by o.person_id, o.authority_id) w
                join people p on p.id = w.person_id
                join authorities a on a.id = w.authority_id
                group by w.person_id, p.name, w.authority_id, a.name
                order by 7 desc, a.name, p.name, w.person_id
                """,
                new { councils = scope.Councils() })).AsList(),
            cancel);

    internal const string IsOpen = "r.state in ('open', 'evidence_submitted', 'more_evidence_needed', 'awaiting_complainant')";

    internal static async Task<HandOverPlan?> Plan(ScopedConnection connection, Scope scope, long authorityId, long fromId, DateOnly today)
    {
        var names = await connection.QuerySingleOrDefaultAsync<Names>(
            """
            select a.name as authority, a.invented as is_invented, p.name
            from authorities a, people p
            where a.id = @authorityId and a.id in @councils and p.id = @fromId
                and exists (select 1 from memberships m where m.person_id = p.id and m.authority_id = a.id)
            """,
            new { authorityId, fromId, councils = scope.Councils() });
        if (names is null)
        {
            return null;
        }

        var at = new { authorityId, fromId, today };
        return new HandOverPlan
        {
            AuthorityId = authorityId,
            Authority = names.Authority,
            IsInvented = names.IsInvented,
            FromId = fromId,
            FromName = names.Name,
            Actions = (await connection.QueryAsync<ActionRow>(
                $"""
                select {ActionRow.Columns} from {ActionRow.Tables}
                where r.assignee_id = @fromId and {IsOpen} and (r.authority_id = @authorityId or exists (
                    select 1 from taken_over_actions t join authorities e on e.id = t.authority_id
                    where t.recommendation_id = r.id and t.successor_id = @authorityId and e.end_date < @today))
                order by r.due_on, r.id
                """,
                at)).AsList(),
            Services = (await connection.QueryAsync<string>(
                "select o.category from service_owners o where o.authority_id = @authorityId and o.person_id = @fromId and o.ended_at is null order by o.category", at)).AsList(),
            Covers = (await connection.QueryAsync<CoverToMove>(
                """
                select c.id, c.person_id, p.name as person_name, c.starts_on, c.ends_on from covers c join people p on p.id = c.person_id
                where c.authority_id = @authorityId and c.deputy_id = @fromId and c.ended_at is null and c.ends_on >= @today
                order by c.starts_on, c.id
                """,
                at)).AsList(),
            Colleagues = (await connection.QueryAsync<Colleague>(
                """
                select distinct p.id, p.name from memberships m join people p on p.id = m.person_id
                where m.authority_id = @authorityId and m.person_id <> @fromId and m.ended_at is null and m.role in ('link_officer', 'contributor')
                order by p.name, p.id
                """,
                at)).AsList(),
        };
    }

    private sealed record Names
    {
        public required string Authority { get; init; }
        public required bool IsInvented { get; init; }
        public required string Name { get; init; }
    }
}
