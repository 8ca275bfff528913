using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>One action with its full history.</summary>
public sealed class ActionQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The action, for those who read its evidence; null for everybody else, as if it did not exist.</summary>
    public Task<ActionDetails?> Find(Scope scope, long id, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var parameters = Sight.Of(scope, new { id });
                var action = await connection.QuerySingleOrDefaultAsync<ActionRow>(
                    $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @id and {Sight.Reads}", parameters);
                if (action is null)
                {
                    return null;
                }

                var today = LondonTime.Today(time);
                return new ActionDetails
                {
                    Action = action,
                    Context = await Context(connection, parameters, SeesUnpublished(scope, action), today),
                    Events = [.. await ActionHistory.Events(connection, id), .. SeesUnpublished(scope, action) ? await ActionHistory.Outcomes(connection, id) : []],
                    DeadlineChanges = await ActionHistory.DeadlineChanges(connection, id),
                    Submissions = await ActionHistory.Submissions(connection, scope, id),
                    Requests = (await connection.QueryAsync<DateRequest>(
                        """
                        select q.id, q.proposed_date, q.reason, q.requested_at, q.requested_by_name, q.decided_at, q.granted, q.answer, q.taken_back
                        from deadline_requests q where q.recommendation_id = @id order by q.id desc
                        """,
                        new { id })).AsList(),
                    Contacts = await ComplainantContacts.Of(connection, id),
                    Messages = await ActionMessages.Of(connection, id, scope.PersonOrNobody, seesInternal: !scope.IsOfOmbudsman),
                    CanStep = Sight.MayLog(scope, action.AuthorityId, action.AssigneeId),
                    CanHandBack = !action.State.IsSettled() && action.AssigneeId is not null && action.AssigneeId == scope.PersonId && scope.ActsAs(Role.Contributor, action.AuthorityId),
                    CanLog = Sight.MayLog(scope, action.AuthorityId, action.AssigneeId) && StateTransitions.Allows(action.State, RecommendationAction.SubmitEvidence),
                    Assignable = scope.ActsAs(Role.LinkOfficer, action.AuthorityId) && !action.State.IsSettled()
                        ? await ActionHistory.Assignable(connection, action, today) : [],
                    Cover = action.AssigneeId is { } assignee ? await CoversInForce.For(connection, assignee, action.AuthorityId, today) : null,
                    CanRecall = scope.Has(Role.LinkOfficer, action.AuthorityId),
                    Today = today,
                };
            },
            cancel);

    private static bool SeesUnpublished(Scope scope, ActionRow action) =>
        scope.IsOmbudsman(Role.Caseworker) || scope.EvidenceAuthorities.Contains(action.AuthorityId);

    private static async Task<ActionContext> Context(ScopedConnection connection, DynamicParameters parameters, bool seesUnpublished, DateOnly today)
    {
        var context = await connection.QuerySingleAsync<ActionContext>(
            $"""
            select r.expectation, d.title as decision_title, d.decided_on, d.published_on,
                e.updated_at as draft_saved_at, e.updated_by_name as draft_saved_by
            from recommendations r
            join decisions d on d.id = r.decision_id
            left join evidence_drafts e on e.recommendation_id = r.id and e.answers <> '{DraftAnswers.None}'
            where r.id = @id and {Sight.Reads}
            """,
            parameters);
        var isOpen = seesUnpublished || context.PublishedOn <= today;
        return isOpen ? context : context with { DecisionTitle = null, PublishedOn = null };
    }
}
