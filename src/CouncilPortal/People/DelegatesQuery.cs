using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Somebody who reads for a chief executive, or could.</summary>
public sealed record DelegateOfChief
{
    /// <summary>The person.</summary>
    public required long PersonId { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The council's name.</summary>
    public required string Authority { get; init; }

    /// <summary>Whether the council is an invented one of the demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>The row that names them; null: they could be named.</summary>
    public required long? NamedId { get; init; }

    /// <summary>Since when they are named.</summary>
    public required DateTimeOffset? Since { get; init; }
}

/// <summary>Who reads for a chief executive, and who could: officers of the council, never councillors.</summary>
public sealed class DelegatesQuery(PortalDatabase database)
{
    /// <summary>The officers of the councils whose chief executive the person is, by council and name; those named have a <see cref="DelegateOfChief.NamedId"/>.</summary>
    public Task<IReadOnlyList<DelegateOfChief>> Of(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<DelegateOfChief>>(
            scope,
            async connection => (await connection.QueryAsync<DelegateOfChief>(
                """
                select distinct p.id as person_id, p.name, a.id as authority_id, a.name as authority, a.invented as is_invented, d.id as named_id, d.started_at as since
                from memberships m
                join people p on p.id = m.person_id
                join authorities a on a.id = m.authority_id
                left join delegates d on d.person_id = @PersonOrNobody and d.delegate_id = p.id and d.authority_id = a.id and d.ended_at is null
                where m.authority_id in @councils and m.ended_at is null and p.id <> @PersonOrNobody
                    and m.role in ('link_officer', 'contributor', 'monitoring_officer', 'delegate')
                order by a.name, p.name, p.id
                """,
                new { councils = scope.In(Role.ChiefExecutive), scope.PersonOrNobody })).AsList(),
            cancel);
}
