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
    /// Read: the council's link officers and monitoring officer, the contributor to whom it is assigned, caseworkers. A proposal,
    /// once its draft is shared, only the first two and caseworkers.
    /// </summary>
    public const string Reads = $"(@ReadsAll or {ReadsAtCouncil})";

    /// <summary>Reads at the council: the same without the caseworkers.</summary>
    public const string ReadsAtCouncil =
        $"""
        ((r.authority_id in @Readers and ({IsFinal} or exists (
                select 1 from decision_authorities u
                where u.decision_id = r.decision_id and u.authority_id = r.authority_id and (u.draft = false or exists (
                    select 1 from draft_sharings h where h.decision_id = u.decision_id and h.authority_id = u.authority_id)))))
            or {Holds})
        """;

    /// <summary>Agreed in a final decision: not proposed, nor withdrawn while it was no more than that.</summary>
    public const string IsFinal = "(r.state <> 'proposed' and r.proposed_only = false)";

    /// <summary>Logs evidence: the council's link officers, and the contributor to whom it is assigned.</summary>
    public const string Logs = "(r.authority_id in @Officers or (r.assignee_id = @Person and r.authority_id in @Contributing))";

    /// <summary>Has it assigned, as a contributor.</summary>
    public const string Holds = $"(r.assignee_id = @Person and r.authority_id in @Contributing and {IsFinal})";

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
        });
        return all;
    }

    /// <summary>Whether the scope logs evidence for the authority on a recommendation with that assignee.</summary>
    public static bool MayLog(Scope scope, long authorityId, long? assigneeId) =>
        scope.Has(Role.LinkOfficer, authorityId)
        || (assigneeId is not null && assigneeId == scope.PersonId && scope.Has(Role.Contributor, authorityId));
}
