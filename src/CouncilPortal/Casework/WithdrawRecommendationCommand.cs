using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;

namespace CouncilPortal.Casework;

/// <summary>A recommendation that no longer stands, or that was not done.</summary>
public sealed record SettleRecommendation
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>Why, for the council to read.</summary>
    public required string? Reason { get; init; }

    /// <summary>The compliance outcome of the decision, where this settles its last action; null otherwise.</summary>
    public required ComplianceOutcome? Outcome { get; init; }
}

/// <summary>A caseworker withdraws a recommendation: it counts for nothing.</summary>
public sealed class WithdrawRecommendationCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the withdrawal, the compliance outcome where the decision's other actions are settled, and tells the council.</summary>
    public Task<CommandResult> Withdraw(Scope scope, SettleRecommendation input, CancellationToken cancel) =>
        database.Transact(
            scope,
            connection => CaseStep.Take(connection, scope, input.Id, input.Version, found => Settlement.Record(connection, scope, time.GetUtcNow(), found, input, new Settlement.Step
            {
                Action = RecommendationAction.Withdraw,
                Event = "withdrawn",
                MissingReason = "Enter why the recommendation is withdrawn",
                Mail = to => CaseworkMail.Withdrawn(address, found.Action, to),
            })),
            cancel);
}

/// <summary>A caseworker records that an action was not done, with or without evidence before them.</summary>
public sealed class RecordNotDoneCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records it, the compliance outcome where it is the decision's last action, and tells the council. Evidence that waits is answered by it.</summary>
    public Task<CommandResult> Record(Scope scope, SettleRecommendation input, CancellationToken cancel) =>
        database.Transact(
            scope,
            connection => CaseStep.Take(connection, scope, input.Id, input.Version, found => Settlement.Record(connection, scope, time.GetUtcNow(), found, input, new Settlement.Step
            {
                Action = RecommendationAction.RecordNotDone,
                Event = "recorded as not done",
                MissingReason = "Enter why the action counts as not done",
                Mail = to => CaseworkMail.NotDone(address, found.Action, to),
            })),
            cancel);
}
