using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;

namespace CouncilPortal.Casework;

/// <summary>Another due date.</summary>
public sealed record ChangeDeadline
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>The new due date.</summary>
    public required TypedDate DueOn { get; init; }

    /// <summary>The exceptional reason, for the council to read.</summary>
    public required string? Reason { get; init; }
}

/// <summary>A caseworker moves the due date, for an exceptional reason. The original date is kept.</summary>
public sealed class ChangeDeadlineCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the change and tells the council.</summary>
    public Task<CommandResult> Change(Scope scope, ChangeDeadline input, CancellationToken cancel) =>
        database.Transact(
            scope,
            connection => CaseStep.Take(connection, scope, input.Id, input.Version, found => Change(connection, scope, input, found)),
            cancel);

    private async Task<CommandResult> Change(ScopedConnection connection, Scope scope, ChangeDeadline input, CaseUnderWork found)
    {
        if (DueDates.Refusal(found.Action.State) is { } refusal)
        {
            return CommandResult.Refused(refusal);
        }

        if (await DueDates.IsAskedFor(connection, found.Action))
        {
            return CommandResult.Refused("The council has asked for another date. Decide its request, and grant the date that you want to set.");
        }

        var now = time.GetUtcNow();
        var errors = new Dictionary<string, string>();
        var dueOn = DueDates.Read(input.DueOn, found.Action.DueOn, LondonTime.DateOf(now), errors);
        if (CaseStep.CheckReason(input.Reason, "Enter the reason for the change: after the final decision it has to be exceptional") is { } missing)
        {
            errors[EvidenceField.Reason] = missing;
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        await DueDates.Set(connection, scope, now, found.Action, dueOn!.Value, input.Reason!.Trim());
        await RecommendationEvents.Append(
            connection, scope, now, found.Action, found.Action.State, RecommendationEvents.DueDateChanged, $"{LondonTime.Format(found.Action.DueOn)} → {LondonTime.Format(dueOn.Value)}");
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Step(input.Id));
        await CaseStep.Tell(connection, now, found, to => CaseworkMail.DeadlineChanged(address, found.Action, dueOn.Value, to));
        return CommandResult.Done;
    }
}
