using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Decisions;

/// <summary>One decision: the published part for everyone, the rest for those whose right it is.</summary>
public sealed class DecisionQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The decision of the reference; null where there is none that the scope may see.</summary>
    public Task<DecisionDetails?> Find(Scope scope, DecisionReference reference, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return database.Read(
            scope,
            async connection =>
            {
                var decision = await connection.QuerySingleOrDefaultAsync<Decision>(
                    $"""
                    select d.id, d.reference as stored_reference, d.received_on, d.decided_on, d.category, d.subcategory, d.outcome, d.document_type,
                        d.satisfactory_remedy, d.published_on, d.draft as is_draft, d.title, d.summary
                    from decisions d
                    where d.reference = @Stored and {DecisionSight.Sees(scope)}
                    """,
                    DecisionSight.Of(scope, time, new { reference.Stored }));
                return decision is null ? null : await Details(connection, scope, decision);
            },
            cancel);
    }

    private async Task<DecisionDetails> Details(ScopedConnection connection, Scope scope, Decision decision)
    {
        var parameters = DecisionSight.Of(scope, time, new { decision.Id });
        return new DecisionDetails
        {
            Decision = decision,
            Councils = [.. await connection.QueryAsync<DecisionCouncil>(
                $"""
                select a.name, a.slug, a.invented
                from decision_authorities x
                join authorities a on a.id = x.authority_id
                where x.decision_id = @Id and {DecisionSight.Names(scope)}
                order by a.slug
                """,
                parameters)],
            Improvements = [.. await connection.QueryAsync<ImprovementRow>(
                $"select {ImprovementRow.Columns} from {ImprovementRow.Tables} where r.decision_id = @Id and {ImprovementRow.IsPublic} order by c.slug, r.number",
                parameters)],
            Recommendations = [.. await connection.QueryAsync<ActionRow>(
                $"select {ActionRow.Columns} from {ActionRow.Tables} where r.decision_id = @Id and {Sight.Reads} order by a.slug, r.number",
                Sight.Of(scope, new { decision.Id }))],
            Outcomes = [.. await connection.QueryAsync<RecordedOutcome>(
                """
                select a.name as council, o.outcome as stored_outcome, o.recorded_on
                from compliance_outcomes o
                join authorities a on a.id = o.authority_id
                where o.decision_id = @Id and (@All or o.authority_id in @Officers or o.authority_id in @Monitoring)
                    and o.id = (select max(later.id) from compliance_outcomes later where later.decision_id = o.decision_id and later.authority_id = o.authority_id)
                order by a.slug
                """,
                parameters)],
            Today = LondonTime.Today(time),
        };
    }
}
