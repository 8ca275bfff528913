using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.PublicReports;

/// <summary>A published report, and when members considered it where that was in public.</summary>
public sealed record Consideration
{
    /// <summary>The reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The date of the report.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The day on which members considered it at a meeting open to the public; null: none is recorded.</summary>
    public required DateOnly? ConsideredOn { get; init; }

    /// <summary>The body, as stored: <see cref="MemberBody"/>.</summary>
    public required string? Body { get; init; }

    /// <summary>The name of the meeting.</summary>
    public required string? Meeting { get; init; }

    /// <summary>The address of its minutes.</summary>
    public required string? Minutes { get; init; }

    /// <summary>The reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);
}

/// <summary>When members considered the published reports on a council. The same for everyone: nothing that is not public.</summary>
public sealed class ConsiderationsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Every published report on the council, the latest first.</summary>
    public Task<IReadOnlyList<Consideration>> Of(Scope scope, long authorityId, CancellationToken cancel) =>
        database.Read<IReadOnlyList<Consideration>>(
            scope,
            async connection => (await connection.QueryAsync<Consideration>(
                """
                select d.reference as stored_reference, d.decided_on, f.happened_on as considered_on, f.body, f.place as meeting, f.link as minutes
                from decision_authorities x
                join decisions d on d.id = x.decision_id
                left join report_facts f on f.decision_id = x.decision_id and f.authority_id = x.authority_id and f.kind = 'considered'
                    and f.is_open = true and f.happened_on is not null
                    and not exists (
                        select 1 from report_facts later
                        where later.decision_id = f.decision_id and later.authority_id = f.authority_id and later.kind = f.kind and later.number > f.number)
                where x.authority_id = @authorityId and d.document_type = 'Report' and x.published_on <= @today and d.published_on <= @today
                order by d.decided_on desc, d.reference desc
                """,
                new { authorityId, today = LondonTime.Today(time) })).AsList(),
            cancel);
}
