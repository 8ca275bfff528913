using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>Takes a file's value of a recommendation: texts as amendments, dates and states as facts, each by its own rules.</summary>
internal static class TakenRecommendationValue
{
    private const string Event = "taken from an import";

    /// <summary>The states that a file can bring; the others come of what a council does here.</summary>
    private static readonly RecommendationState[] Known =
        [RecommendationState.Open, RecommendationState.AwaitingComplainant, RecommendationState.Done, RecommendationState.DoneLate, RecommendationState.NotDone, RecommendationState.Withdrawn];

    public static async Task<CommandResult> Take(TakenValue taken)
    {
        if (await DecisionUnderWork.Take(taken.Connection, taken.Scope, taken.Conflict.Reference) is not { } decision
            || await CaseUnderWork.Take(taken.Connection, taken.Scope, taken.Conflict.RecommendationId!.Value) is not { } found)
        {
            return CommandResult.NotFound;
        }

        if (taken.Conflict is { Theirs: null, Field: not "done_on" })
        {
            return CommandResult.Refused("A recommendation cannot be without this. What was recorded here has to stay.");
        }

        return taken.Conflict.Field switch
        {
            "state" => await State(taken, found, RecommendationStates.Parse(taken.Conflict.Theirs), await WaitingDoneOn(taken)),
            "done_on" => await State(taken, found, found.Action.State, taken.Conflict),
            "due_on" => await DueOn(taken, decision, found),
            "original_due_on" => await OriginalDueOn(taken, decision, found),
            "kind" => CommandResult.Refused("Amend the remedy by hand: a remedy for a person and one for everyone differ in more than their name."),
            _ => await Text(taken, decision, found),
        };
    }

    private static async Task<CommandResult> State(TakenValue taken, CaseUnderWork found, RecommendationState next, ImportConflict? doneOnConflict)
    {
        if (found.Outcome is not null)
        {
            return CommandResult.Refused("The compliance outcome of this decision is recorded, so the state stays. If the outcome is wrong, correct it on the action’s page.");
        }

        if (found.Action.State == RecommendationState.Proposed || !Known.Contains(next))
        {
            return CommandResult.Refused(found.Action.State == RecommendationState.Proposed
                ? "This recommendation is only proposed. Make the draft final first."
                : $"“{next.Name()}” comes of what the council does here: a file cannot bring it.");
        }

        var isDone = next is RecommendationState.Done or RecommendationState.DoneLate;
        var doneOn = isDone ? FactText.Date(doneOnConflict?.Theirs) ?? found.Action.DoneOn : null;
        if (isDone && (doneOn is not { } on || Deadline.IsLate(on, found.Action.DueOn) != (next == RecommendationState.DoneLate)))
        {
            return CommandResult.Refused(doneOn is null
                ? "The file does not say when the action was completed, so it cannot count as done."
                : $"The action is due on {LondonTime.Format(found.Action.DueOn)}, and completed on {LondonTime.Format(doneOn.Value)}: that does not fit “{next.Name()}”.");
        }

        if (CaseStep.CheckOutcome(found, next, taken.Outcome) is { } wrong)
        {
            return CommandResult.Invalid(EvidenceField.Outcome, wrong);
        }

        await CaseStep.Move(taken.Connection, taken.Scope, taken.Now, found, new StateMove { State = next, DoneOn = doneOn, Event = Event, Note = taken.Reason });
        await taken.Connection.ExecuteAsync("update recommendations set done_on = @doneOn where id = @Id", new { doneOn, found.Action.Id });
        if (taken.Outcome is { } outcome)
        {
            await CaseStep.RecordOutcome(taken.Connection, taken.Scope, taken.Now, found, outcome, note: null);
        }

        if (doneOnConflict is { } together && together.Id != taken.Conflict.Id)
        {
            await SettleConflictCommand.Close(taken.Connection, taken.Scope, taken.Now, together, "theirs");
        }

        await CaseStep.Tell(taken.Connection, taken.Now, found, to => DecisionMail.Amended(taken.Address, found.Action, to));
        return CommandResult.Done;
    }

    private static Task<ImportConflict?> WaitingDoneOn(TakenValue taken) =>
        taken.Connection.QuerySingleOrDefaultAsync<ImportConflict>(
            $"select {ImportConflict.Columns} from {ImportConflict.Tables} where f.recommendation_id = @RecommendationId and f.field = 'done_on' and f.settled_at is null",
            new { taken.Conflict.RecommendationId });

    private static async Task<CommandResult> DueOn(TakenValue taken, DecisionUnderWork decision, CaseUnderWork found)
    {
        var to = FactText.Date(taken.Conflict.Theirs)!.Value;
        if (found.Action.State == RecommendationState.Proposed)
        {
            return await Amend(taken, decision, found, values => values with { DueOn = to });
        }

        if (DueDates.Refusal(found.Action.State) is { } refusal)
        {
            return CommandResult.Refused(refusal);
        }

        if (await DueDates.IsAskedFor(taken.Connection, found.Action))
        {
            return CommandResult.Refused("The council has asked for another date. Decide its request first.");
        }

        await DueDates.Set(taken.Connection, taken.Scope, taken.Now, found.Action, to, taken.Reason);
        await RecommendationEvents.Append(
            taken.Connection, taken.Scope, taken.Now, found.Action, found.Action.State, RecommendationEvents.DueDateChanged, $"{LondonTime.Format(found.Action.DueOn)} → {LondonTime.Format(to)}");
        await CaseStep.Tell(taken.Connection, taken.Now, found, recipient => CaseworkMail.DeadlineChanged(taken.Address, found.Action, to, recipient));
        return CommandResult.Done;
    }

    /// <summary>The date first agreed stands by itself only where the date in force has changed since.</summary>
    private static async Task<CommandResult> OriginalDueOn(TakenValue taken, DecisionUnderWork decision, CaseUnderWork found)
    {
        if (await taken.Connection.QuerySingleAsync<int>("select count(*) from deadline_changes c where c.recommendation_id = @Id", new { found.Action.Id }) == 0)
        {
            return CommandResult.Refused("The due date has not changed here since it was first agreed. Settle the due date first: what was agreed at first follows from it.");
        }

        var change = new FieldChange("original_due_on", FactText.Of(found.Action.OriginalDueOn), taken.Conflict.Theirs);
        await taken.Connection.ExecuteAsync(
            "update recommendations set original_due_on = @to, version = version + 1 where id = @Id", new { to = FactText.Date(taken.Conflict.Theirs), found.Action.Id });
        await Amendments.Append(taken.Connection, taken.Scope, taken.Now, Amended.Recommendation(decision, found.Action), [change], taken.Reason);
        await RecommendationEvents.Append(taken.Connection, taken.Scope, taken.Now, found.Action, found.Action.State, Event, taken.Reason);
        return CommandResult.Done;
    }

    private static async Task<CommandResult> Text(TakenValue taken, DecisionUnderWork decision, CaseUnderWork found)
    {
        var (field, theirs) = (taken.Conflict.Field, taken.Conflict.Theirs!);
        if (field != "public_summary" && found.Action.State.IsSettled())
        {
            return CommandResult.Refused("This action is settled: only what the public reads can still be amended.");
        }

        if (field == "remedy" && Remedies.Parse(theirs).Kind != found.Action.Kind)
        {
            return CommandResult.Refused($"“{Remedies.Parse(theirs).Name}” is not a {found.Action.Kind.Name().ToLowerInvariant()}. Amend the remedy by hand.");
        }

        if (field == "public_summary" && decision.IsPublicOrScheduled
            && await CheckedWords.Unstated(taken.Connection, decision.Id, PublicFinding.OfImprovement(found.Action.Id, found.Action.Number, theirs)) is { Count: > 0 } findings)
        {
            return CommandResult.Refused($"“{findings[0].Finding.Words}” looks like {findings[0].Finding.Name}. Amend the public summary by hand, and state there why the words are no such thing.");
        }

        return await Amend(taken, decision, found, values => field switch
        {
            "remedy" => values with { Remedy = Remedies.Parse(theirs) },
            "text" => values with { Text = theirs },
            "public_summary" => values with { PublicSummary = theirs },
            _ => throw new ArgumentOutOfRangeException(nameof(taken), field, null),
        });
    }

    private static async Task<CommandResult> Amend(TakenValue taken, DecisionUnderWork decision, CaseUnderWork found, Func<RecommendationValues, RecommendationValues> change)
    {
        var before = RecommendationValues.Of(
            found.Action, await taken.Connection.QuerySingleAsync<string?>("select r.expectation from recommendations r where r.id = @Id", new { found.Action.Id }));
        var after = change(before);
        await RecommendationWriter.Update(taken.Connection, found.Action, after);
        await Amendments.Append(
            taken.Connection, taken.Scope, taken.Now, Amended.Recommendation(decision, found.Action), Amendments.Between(before.Texts(), after.Texts()), taken.Reason);
        await RecommendationEvents.Append(taken.Connection, taken.Scope, taken.Now, found.Action, found.Action.State, Event, taken.Reason);
        return CommandResult.Done;
    }
}
