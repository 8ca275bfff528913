using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;

namespace CouncilPortal.Casework;

/// <summary>A decision that is to be published.</summary>
public sealed record PublishDecision
{
    /// <summary>The decision.</summary>
    public required DecisionReference Reference { get; init; }

    /// <summary>The version that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>From the midnight in London with which this day begins, everyone can read it.</summary>
    public required TypedDate On { get; init; }

    /// <summary>For each finding of the check, by its key, why it is no such thing.</summary>
    public required IReadOnlyDictionary<string, string> Statements { get; init; }
}

/// <summary>A decision that is not to be published.</summary>
public sealed record WithholdDecision
{
    /// <summary>The decision.</summary>
    public required DecisionReference Reference { get; init; }

    /// <summary>The version that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>Why, for the Ombudsman's own record.</summary>
    public required string? Reason { get; init; }
}

/// <summary>A caseworker publishes a decision from a day on, or withholds it.</summary>
public sealed class PublishDecisionCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>The outcomes with which decisions are published.</summary>
    private static readonly string[] Published = ["Upheld", "Not upheld", "Closed after initial enquiries"];

    /// <summary>Sets the day, unless the public texts hold something that should not be in them and nobody has stated why it may.</summary>
    public Task<CommandResult> Publish(Scope scope, PublishDecision input, CancellationToken cancel) =>
        Step(scope, input.Reference, input.Version, (connection, found) => Publish(connection, scope, input, found), cancel);

    /// <summary>Takes the day of publication away, with the reason.</summary>
    public Task<CommandResult> Withhold(Scope scope, WithholdDecision input, CancellationToken cancel) =>
        Step(scope, input.Reference, input.Version, (connection, found) => Withhold(connection, scope, input, found), cancel);

    private Task<CommandResult> Step(
        Scope scope, DecisionReference reference, int version, Func<ScopedConnection, DecisionUnderWork, Task<CommandResult>> step, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection => await DecisionUnderWork.Take(connection, scope, reference) is { } found
                ? found.Version == version ? await step(connection, found) : CommandResult.Stale(DecisionUnderWork.TooLate)
                : CommandResult.NotFound,
            cancel);

    private async Task<CommandResult> Publish(ScopedConnection connection, Scope scope, PublishDecision input, DecisionUnderWork found)
    {
        var now = time.GetUtcNow();
        var today = LondonTime.DateOf(now);
        if (Refusal(found, today) is { } refusal)
        {
            return CommandResult.Refused(refusal);
        }

        var errors = new Dictionary<string, string>();
        var on = input.On.Read("Enter the day from which everyone can read the decision", out var error);
        error ??= on < today ? "The day of publication must be today or in the future" : on == found.PublishedOn ? "Enter a day other than the one that is set" : null;
        if (error is not null)
        {
            errors[DecisionField.PublishedOn] = error;
        }

        var recommendations = await found.Recommendations(connection);
        var findings = await CheckedWords.Unstated(connection, found.Id, PublicFinding.OfAll(found.Values.Title, found.Values.Summary, recommendations));
        for (var i = 0; i < findings.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(input.Statements.GetValueOrDefault(findings[i].Key)))
            {
                errors[DecisionField.Statement(i)] = $"Take “{findings[i].Finding.Words}” out of {findings[i].Place}, or state why it is not {findings[i].Finding.Name}";
            }
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        await DecisionWriter.Publish(connection, found.Id, on, isWithheld: false);
        await CheckedWords.State(connection, scope, now, found.Id, null, findings.Select(f => (f, input.Statements[f.Key])));
        await Amendments.Append(connection, scope, now, Amended.Decision(found), [new FieldChange(Amendments.PublishedOn, Before(found), FactText.Of(on))], reason: null);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Publication(found.Reference));
        return CommandResult.Done;
    }

    private async Task<CommandResult> Withhold(ScopedConnection connection, Scope scope, WithholdDecision input, DecisionUnderWork found)
    {
        if (found.IsDraft)
        {
            return CommandResult.Refused("This decision is a draft: it is not public anyway. Decide about publication once it is final.");
        }

        if (found.IsWithheld)
        {
            return CommandResult.Refused("Publication of this decision is withheld already.");
        }

        if (CaseStep.CheckReason(input.Reason, "Enter why the decision is not published") is { } missing)
        {
            return CommandResult.Invalid(DecisionField.WithheldReason, missing);
        }

        await DecisionWriter.Publish(connection, found.Id, on: null, isWithheld: true);
        await Amendments.Append(
            connection, scope, time.GetUtcNow(), Amended.Decision(found), [new FieldChange(Amendments.PublishedOn, Before(found), "withheld")], input.Reason!.Trim());
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Publication(found.Reference));
        return CommandResult.Done;
    }

    private static string? Refusal(DecisionUnderWork found, DateOnly today) =>
        found.IsDraft ? "This decision is a draft. It can be published once it is final."
        : found.PublishedOn <= today ? "This decision is public already. To take it back, withhold it."
        : !Published.Contains(found.Values.Outcome) ? $"Decisions with the outcome “{found.Values.Outcome}” are not published."
        : found.Values.Title is null || found.Values.Summary is null ? "Enter the title and the summary first: they are what everyone reads."
        : null;

    private static string? Before(DecisionUnderWork found) => found.IsWithheld ? "withheld" : FactText.Of(found.PublishedOn);
}
