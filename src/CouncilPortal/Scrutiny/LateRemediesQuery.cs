using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Scrutiny;

/// <summary>A published decision whose remedy was late, or did not satisfy the Ombudsman.</summary>
public sealed record LateRemedy
{
    /// <summary>The reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The category of the statistics.</summary>
    public required string Category { get; init; }

    /// <summary>The outcome, as stored.</summary>
    public required string StoredOutcome { get; init; }

    /// <summary>The reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>The compliance outcome that counts: the latest.</summary>
    public ComplianceOutcome Outcome => ComplianceOutcomes.Parse(StoredOutcome);
}

/// <summary>The published decisions of a council whose compliance outcome of a year was late or not satisfied: for the council's own people, its members among them.</summary>
public sealed class LateRemediesQuery(PortalDatabase database, TimeProvider time)
{
    // Outcomes are closed to members; what leaves here is which published decision has which, and no recommendation.
    private static readonly Scope Naming = Scope.System("Name late remedies for members");

    /// <summary>Those whose latest outcome was recorded in the year, by reference; none for a council that the reader does not know as a whole.</summary>
    public async Task<IReadOnlyList<LateRemedy>> Of(Scope scope, long authorityId, ReportingYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.WholeAuthorities.Contains(authorityId) ? [] : await database.Read<IReadOnlyList<LateRemedy>>(
            Naming,
            async connection => (await connection.QueryAsync<LateRemedy>(
                """
                select d.reference as stored_reference, d.decided_on, coalesce(m.statistics_category, 'Other') as category, o.outcome as stored_outcome
                from compliance_outcomes o
                join decisions d on d.id = o.decision_id
                join decision_authorities x on x.decision_id = o.decision_id and x.authority_id = o.authority_id
                left join category_mappings m on m.decision_category = d.category
                where o.authority_id = @authorityId and o.authority_id in @WholeAuthorities and o.recorded_on between @FirstDay and @LastDay
                    and o.outcome <> 'complete_satisfied' and x.published_on <= @today and d.published_on <= @today
                    and o.id = (select max(later.id) from compliance_outcomes later where later.decision_id = o.decision_id and later.authority_id = o.authority_id)
                order by d.reference
                """,
                new { authorityId, scope.WholeAuthorities, year.FirstDay, year.LastDay, today = LondonTime.Today(time) })).AsList(),
            cancel);
    }
}
