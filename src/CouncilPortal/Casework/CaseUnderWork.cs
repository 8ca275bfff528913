using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>What a caseworker's step turns on: the action, where the decision's other actions for the council stand, and the outcome so far.</summary>
internal sealed record CaseUnderWork
{
    public required ActionRow Action { get; init; }

    public required long DecisionId { get; init; }

    public required IReadOnlyList<RecommendationState> Others { get; init; }

    /// <summary>The outcome that counts now; null: none was recorded.</summary>
    public required StandingOutcome? Outcome { get; init; }

    /// <summary>The states of the decision's actions for the council once this one is in the state given.</summary>
    public IReadOnlyList<RecommendationState> StatesWith(RecommendationState next) => [.. Others, next];

    /// <summary>
    /// The action as it is now, held until the transaction ends; null for those who are not caseworkers. Steps on one
    /// decision and council take turns, so that exactly one of two last ones sees that it is the last.
    /// </summary>
    public static async Task<CaseUnderWork?> Take(ScopedConnection connection, Scope scope, long id)
    {
        if (!scope.IsOmbudsman(Role.Caseworker))
        {
            return null;
        }

        await connection.ExecuteAsync(
            """
            update decision_authorities set decided_on = decided_on
            where exists (
                select 1 from recommendations r
                where r.id = @id and r.decision_id = decision_authorities.decision_id and r.authority_id = decision_authorities.authority_id)
            """,
            new { id });
        return await Read(connection, id);
    }

    /// <summary>The action as it is now, for queries that have judged the scope.</summary>
    public static async Task<CaseUnderWork?> Read(ScopedConnection connection, long id)
    {
        var action = await connection.QuerySingleOrDefaultAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @id", new { id });
        if (action is null)
        {
            return null;
        }

        var decision = await connection.QuerySingleAsync<long>("select r.decision_id from recommendations r where r.id = @id", new { id });
        var others = await connection.QueryAsync<string>(
            "select o.state from recommendations o where o.decision_id = @decision and o.authority_id = @AuthorityId and o.id <> @id",
            new { decision, action.AuthorityId, id });
        return new CaseUnderWork
        {
            Action = action,
            DecisionId = decision,
            Others = [.. others.Select(RecommendationStates.Parse)],
            Outcome = await StandingOutcome.Find(connection, decision, action.AuthorityId),
        };
    }
}

/// <summary>The compliance outcome that counts for a decision and authority: the latest.</summary>
public sealed record StandingOutcome
{
    /// <summary>The fact's id: what a correction has to name.</summary>
    public required long Id { get; init; }

    /// <summary>The outcome, as stored.</summary>
    public required string StoredOutcome { get; init; }

    /// <summary>The day by which it counts in a year.</summary>
    public required DateOnly RecordedOn { get; init; }

    /// <summary>The outcome.</summary>
    public ComplianceOutcome Outcome => ComplianceOutcomes.Parse(StoredOutcome);

    internal static Task<StandingOutcome?> Find(ScopedConnection connection, long decision, long authority) =>
        connection.QuerySingleOrDefaultAsync<StandingOutcome>(
            """
            select o.id, o.outcome as stored_outcome, o.recorded_on
            from compliance_outcomes o
            where o.decision_id = @decision and o.authority_id = @authority
            order by o.id desc
            limit 1
            """,
            new { decision, authority });
}
