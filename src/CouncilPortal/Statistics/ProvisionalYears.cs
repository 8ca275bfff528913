using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>The years of a council that are not public yet, the current one included, as far as the portal can count them.</summary>
internal static class ProvisionalYears
{
    /// <summary>Those after the last public year; none but for the council's own officers and the Ombudsman's publishers.</summary>
    public static async Task<IReadOnlyList<ProvisionalYear>> Of(ScopedConnection connection, Scope scope, long authorityId, DateTimeOffset now)
    {
        if (!scope.SeesUnpublishedYears && !scope.OwnAuthorities.Contains(authorityId))
        {
            return [];
        }

        var lastPublic = await connection.QuerySingleAsync<string?>("select max(y.year) from reporting_years y where y.public_from <= @now", new { now });
        var today = LondonTime.DateOf(now);
        var first = lastPublic is null ? ReportingYear.Of(today) : ReportingYear.Parse(lastPublic).Next;
        var at = new { authorityId, from = first.FirstDay, today };
        var decisions = await connection.QueryAsync<CountedDecision>(
            """
            select d.decided_on, d.outcome, coalesce(m.statistics_category, 'Other') as category, d.satisfactory_remedy
            from decision_authorities x
            join decisions d on d.id = x.decision_id
            left join category_mappings m on m.decision_category = d.category
            where x.authority_id = @authorityId and x.decided_on >= @from and x.decided_on <= @today and x.draft = false
            """,
            at);
        var outcomes = await connection.QueryAsync<CountedOutcome>(
            """
            select o.recorded_on, o.outcome
            from compliance_outcomes o
            where o.authority_id = @authorityId and o.recorded_on >= @from and o.recorded_on <= @today
                and o.id = (select max(l.id) from compliance_outcomes l where l.decision_id = o.decision_id and l.authority_id = o.authority_id)
            """,
            at);
        return ProvisionalYear.All(decisions.AsList(), outcomes.AsList());
    }
}
