using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>
/// Which recommendations somebody reads with their evidence, and on which they work, as conditions on <c>recommendations r</c>.
/// Their parameters come from <see cref="Of"/>.
/// </summary>
internal static class Sight
{
    /// <summary>
    /// Read: the council's link officers and monitoring officer, the contributor to whom it is assigned and whoever covers for
    /// them today, caseworkers. A proposal, once its draft is shared, only the first two and caseworkers. For what a successor
    /// took over, the successor's people stand for the abolished council's.
    /// </summary>
    public const string Reads = $"(@ReadsAll or {ReadsAtCouncil})";

    /// <summary>Reads at the council: the same without the caseworkers.</summary>
    public const string ReadsAtCouncil =
        $"""
        ((r.authority_id in @Readers and ({IsFinal} or exists (
                select 1 from decision_authorities u
                where u.decision_id = r.decision_id and u.authority_id = r.authority_id and (u.draft = false or exists (
                    select 1 from draft_sharings h where h.decision_id = u.decision_id and h.authority_id = u.authority_id)))))
            or {Works} or ({IsFinal} and {TakenOver} @Readers))))
        """;

    /// <summary>Agreed in a final decision: not proposed, nor withdrawn while it was no more than that.</summary>
    public const string IsFinal = "(r.state <> 'proposed' and r.proposed_only = false)";

    /// <summary>Logs evidence: the council's link officers, and whoever works on it by assignment or cover.</summary>
    public const string Logs = $"({Leads} or {Works})";

    /// <summary>Gives it to colleagues: the council's link officers.</summary>
    public const string Leads = $"(r.authority_id in @Officers or ({IsFinal} and {TakenOver} @Officers))))";

    /// <summary>Has it assigned, as a contributor.</summary>
    public const string Holds = $"(r.assignee_id = @Person and {IsFinal} and (r.authority_id in @Contributing or {TakenOver} @Contributing))))";

    /// <summary>Has it assigned, or covers today for whoever has.</summary>
    public const string Works =
        $"""
        ({Holds} or ({IsFinal} and exists (
            select 1 from covers c where c.id in @StandIns and c.person_id = r.assignee_id
                and (c.authority_id = r.authority_id or {TakenOver} (c.authority_id)))))))
        """;

    /// <summary>Begins a condition that ends with a list of successors and two brackets.</summary>
    private const string TakenOver =
        "(r.authority_id in @Predecessors and exists (select 1 from taken_over_actions t where t.recommendation_id = r.id and t.successor_id in ";

    /// <summary>The parameters of the conditions beside the query's own.</summary>
    public static DynamicParameters Of(Scope scope, object parameters)
    {
        var all = new DynamicParameters(parameters);
        all.AddDynamicParams(new
        {
            ReadsAll = scope.IsOmbudsman(Role.Caseworker),
            Readers = scope.EvidenceAuthorities,
            Officers = scope.In(Role.LinkOfficer),
            Contributing = scope.In(Role.Contributor),
            Person = scope.PersonOrNobody,
            StandIns = OrNone(scope.StandIns.Select(s => s.CoverId)),
            Predecessors = OrNone(scope.Predecessors.Select(p => p.AuthorityId)),
        });
        return all;
    }

    /// <summary>The councils in whose part of the recommendations the scope's actions are. Never empty.</summary>
    public static IReadOnlyList<long> Councils(Scope scope) =>
        OrNone(scope.EvidenceAuthorities.Concat(scope.In(Role.Contributor)).Concat(scope.Predecessors.Select(p => p.AuthorityId)));

    /// <summary>Whether the scope logs evidence for the authority on a recommendation with that assignee, which it has found in its sight.</summary>
    public static bool MayLog(Scope scope, long authorityId, long? assigneeId) =>
        scope.ActsAs(Role.LinkOfficer, authorityId)
        || (assigneeId is { } assignee && ((assignee == scope.PersonId && scope.ActsAs(Role.Contributor, authorityId)) || scope.StandsInFor(assignee, authorityId)));

    /// <summary>0 stands for none: it keeps a list from being empty in SQL.</summary>
    private static long[] OrNone(IEnumerable<long> ids) => [.. ids.DefaultIfEmpty(0).Distinct()];
}
