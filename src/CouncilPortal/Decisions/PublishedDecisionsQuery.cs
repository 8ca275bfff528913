using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Decisions;

/// <summary>A council's published decisions whole, for a download: the same for every scope.</summary>
public sealed class PublishedDecisionsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>All of them, the latest first.</summary>
    public Task<IReadOnlyList<Decision>> All(Scope scope, long authorityId, CancellationToken cancel) =>
        database.Read<IReadOnlyList<Decision>>(
            scope,
            async connection => (await connection.QueryAsync<Decision>(
                """
                select d.id, d.reference as stored_reference, d.received_on, d.decided_on, d.category, d.subcategory, d.outcome, d.document_type,
                    d.satisfactory_remedy, d.published_on, d.draft as is_draft, d.title, d.summary
                from decisions d
                join decision_authorities x on x.decision_id = d.id
                where x.authority_id = @authorityId and x.published_on <= @today and d.published_on <= @today
                order by d.decided_on desc, d.reference desc
                """,
                new { authorityId, today = LondonTime.Today(time) })).AsList(),
            cancel);
}
