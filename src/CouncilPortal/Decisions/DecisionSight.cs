using CouncilPortal.Compliance;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Decisions;

/// <summary>Which decisions somebody sees, as conditions on <c>decisions d</c>. Their parameters come from <see cref="Of"/>.</summary>
internal static class DecisionSight
{
    /// <summary>
    /// Published ones for everyone. Before: the Ombudsman, the council's link officers, its monitoring officer those with
    /// fault, and a contributor those with an action of theirs. A draft: the Ombudsman, and once it is shared the first two.
    /// </summary>
    public static string Sees(Scope scope) => SeesWhatIsPublished(scope) ? "d.published_on <= @today" :
        $"""
        (d.published_on <= @today or @All
            or exists (select 1 from decision_authorities own where own.decision_id = d.id
                and (own.authority_id in @Officers or (own.authority_id in @Monitoring and d.outcome = 'Upheld'))
                and (own.draft = false or exists (
                    select 1 from draft_sharings h where h.decision_id = own.decision_id and h.authority_id = own.authority_id)))
            or exists (select 1 from recommendations r where d.draft = false and r.decision_id = d.id
                and r.authority_id in @Councils and {Sight.ReadsAtCouncil}))
        """;

    /// <summary>Which of a decision's authorities, on <c>decision_authorities x</c>, may be named to them.</summary>
    public static string Names(Scope scope) => SeesWhatIsPublished(scope) ? "x.published_on <= @today" :
        "(x.published_on <= @today or @All or x.authority_id in @Officers or x.authority_id in @Monitoring or x.authority_id in @Contributing)";

    /// <summary>Whether they see published decisions and no others: then an index answers.</summary>
    public static bool SeesWhatIsPublished(Scope scope) =>
        !scope.IsOfOmbudsman && !scope.Has(Role.LinkOfficer) && !scope.Has(Role.MonitoringOfficer) && !scope.Has(Role.Contributor);

    /// <summary>The parameters of the conditions beside the query's own.</summary>
    public static DynamicParameters Of(Scope scope, TimeProvider time, object parameters)
    {
        var all = Sight.Of(scope, parameters);
        all.AddDynamicParams(new
        {
            today = LondonTime.Today(time),
            All = scope.IsOfOmbudsman,
            Monitoring = scope.In(Role.MonitoringOfficer),
            Councils = Sight.Councils(scope),
        });
        return all;
    }
}
