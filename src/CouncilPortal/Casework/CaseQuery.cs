using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>One action as a caseworker works on it.</summary>
public sealed class CaseQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The action with its whole history; null for those who are not caseworkers.</summary>
    public Task<CaseDetails?> Find(Scope scope, long id, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var action = scope.IsOmbudsman(Role.Caseworker)
                    ? await connection.QuerySingleOrDefaultAsync<ActionRow>($"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @id", new { id })
                    : null;
                return action is null ? null : await Details(connection, scope, action);
            },
            cancel);

    private async Task<CaseDetails> Details(ScopedConnection connection, Scope scope, ActionRow action)
    {
        var context = await connection.QuerySingleAsync<ContextRow>(
            """
            select r.decision_id, r.expectation, d.title, d.decided_on, d.draft as is_draft, o.caseworker_id,
                (select max(e.at) from escalations e where e.recommendation_id = r.id) as escalated_at
            from recommendations r
            join decisions d on d.id = r.decision_id
            left join case_owners o on o.decision_id = r.decision_id and o.authority_id = r.authority_id
            where r.id = @Id
            """,
            new { action.Id });
        return new CaseDetails
        {
            Action = action,
            Expectation = context.Expectation,
            DecisionTitle = context.Title,
            DecidedOn = context.DecidedOn,
            IsDraft = context.IsDraft,
            Others = (await connection.QueryAsync<ActionRow>(
                $"select {ActionRow.Columns} from {ActionRow.Tables} where r.decision_id = @DecisionId and r.authority_id = @AuthorityId and r.id <> @Id order by r.number",
                new { context.DecisionId, action.AuthorityId, action.Id })).AsList(),
            Events = [.. await ActionHistory.Events(connection, action.Id), .. await ActionHistory.Outcomes(connection, action.Id)],
            DeadlineChanges = await ActionHistory.DeadlineChanges(connection, action.Id),
            Submissions = await ActionHistory.Submissions(connection, scope, action.Id),
            Request = await connection.QuerySingleOrDefaultAsync<DeadlineRequest>(
                """
                select q.id, q.proposed_date, q.reason, q.requested_at, q.requested_by_name
                from deadline_requests q where q.recommendation_id = @Id and q.decided_at is null
                """,
                new { action.Id }),
            Messages = (await connection.QueryAsync<CaseMessage>(
                """
                select case when m.kind = 'reply' then true else false end as is_reply, m.body, m.at, m.by_name
                from case_messages m where m.recommendation_id = @Id and m.kind in ('message', 'reply') order by m.id
                """,
                new { action.Id })).AsList(),
            EscalatedAt = context.EscalatedAt,
            Outcome = await StandingOutcome.Find(connection, context.DecisionId, action.AuthorityId),
            OwnerId = context.CaseworkerId,
            Caseworkers = await TakeCaseCommand.Caseworkers(connection),
            Today = LondonTime.Today(time),
        };
    }

    private sealed record ContextRow
    {
        public required long DecisionId { get; init; }
        public required string? Expectation { get; init; }
        public required string? Title { get; init; }
        public required DateOnly DecidedOn { get; init; }
        public required bool IsDraft { get; init; }
        public required long? CaseworkerId { get; init; }
        public required DateTimeOffset? EscalatedAt { get; init; }
    }
}
