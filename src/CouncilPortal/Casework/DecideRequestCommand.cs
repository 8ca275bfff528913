using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>The answer to a council's request for another date.</summary>
public sealed record DecideRequest
{
    /// <summary>The request.</summary>
    public required long RequestId { get; init; }

    /// <summary>The version of the action that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>Whether another date is granted; null: not chosen yet.</summary>
    public required bool? Granted { get; init; }

    /// <summary>The date granted, which may be another than the one proposed.</summary>
    public required TypedDate DueOn { get; init; }

    /// <summary>Why, for the council to read.</summary>
    public required string? Answer { get; init; }
}

/// <summary>A caseworker decides on a council's request for another date.</summary>
public sealed class DecideRequestCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the answer, moves the date where it is granted, and tells the council.</summary>
    public Task<CommandResult> Decide(Scope scope, DecideRequest input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var action = scope.IsOmbudsman(Role.Caseworker)
                    ? await connection.QuerySingleOrDefaultAsync<long?>("select q.recommendation_id from deadline_requests q where q.id = @RequestId", new { input.RequestId })
                    : null;
                return action is { } id
                    ? await CaseStep.Take(connection, scope, id, input.Version, found => Decide(connection, scope, input, found))
                    : CommandResult.NotFound;
            },
            cancel);

    private async Task<CommandResult> Decide(ScopedConnection connection, Scope scope, DecideRequest input, CaseUnderWork found)
    {
        if (DueDates.Refusal(found.Action.State) is { } refusal)
        {
            return CommandResult.Refused(refusal);
        }

        var now = time.GetUtcNow();
        var errors = Errors(input, found, LondonTime.DateOf(now), out var dueOn);
        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var answer = input.Answer!.Trim();
        var decided = await connection.ExecuteAsync(
            """
            update deadline_requests set decided_at = @now, decided_by = @PersonId, decided_by_name = @Name, granted = @Granted, answer = @answer
            where id = @RequestId and decided_at is null
            """,
            new { now, scope.PersonId, scope.Name, input.Granted, answer, input.RequestId });
        if (decided == 0)
        {
            return CommandResult.Stale("Another caseworker has decided this request. Nothing that you entered was recorded.");
        }

        await Write(connection, scope, now, found, dueOn, answer);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Request(input.RequestId));
        await CaseStep.Tell(connection, now, found, to => CaseworkMail.RequestDecided(address, found.Action, dueOn, to));
        return CommandResult.Done;
    }

    private static async Task Write(ScopedConnection connection, Scope scope, DateTimeOffset now, CaseUnderWork found, DateOnly? dueOn, string answer)
    {
        if (dueOn is { } granted)
        {
            await DueDates.Set(connection, scope, now, found.Action, granted, answer);
        }
        else
        {
            await connection.ExecuteAsync(
                "update recommendations set version = version + 1 where id = @Id and authority_id = @AuthorityId", new { found.Action.Id, found.Action.AuthorityId });
        }

        await RecommendationEvents.Append(
            connection, scope, now, found.Action, found.Action.State, dueOn is null ? "request for another date refused" : "request for another date granted", answer);
    }

    private static Dictionary<string, string> Errors(DecideRequest input, CaseUnderWork found, DateOnly today, out DateOnly? dueOn)
    {
        var errors = new Dictionary<string, string>();
        dueOn = null;
        if (input.Granted is null)
        {
            errors[CaseworkField.Granted] = "Choose whether to grant another date";
        }
        else if (input.Granted == true)
        {
            dueOn = DueDates.Read(input.DueOn, found.Action.DueOn, today, errors);
        }

        if (CaseStep.CheckReason(input.Answer, "Enter the reason for your answer") is { } missing)
        {
            errors[CaseworkField.Answer] = missing;
        }

        return errors;
    }
}
