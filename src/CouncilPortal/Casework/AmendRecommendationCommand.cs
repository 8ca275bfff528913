using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A recommendation as a caseworker wants it to be.</summary>
public sealed record AmendRecommendation
{
    /// <summary>The decision.</summary>
    public required DecisionReference Reference { get; init; }

    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version of the recommendation that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>Every field as it is to be.</summary>
    public required RecommendationFields Fields { get; init; }

    /// <summary>Why; not needed for a proposal.</summary>
    public required string? Reason { get; init; }

    /// <summary>Why words of a published summary that look like a timescale or personal data are none; null: nothing to state.</summary>
    public required string? Statement { get; init; }
}

/// <summary>
/// A caseworker amends a recommendation. A proposal can change in everything; what is final keeps its kind, and its date
/// changes by a decision of its own; what is settled keeps everything but what the public reads.
/// </summary>
public sealed class AmendRecommendationCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    private static readonly string[] Private = ["remedy", "text", "expectation", "asked_pence", "asked_people"];

    /// <summary>Records what differs, and tells the council where it is to do something else.</summary>
    public Task<CommandResult> Amend(Scope scope, AmendRecommendation input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                if (await DecisionUnderWork.Take(connection, scope, input.Reference) is not { } found
                    || (await found.Recommendations(connection)).FirstOrDefault(r => r.Id == input.Id) is not { } action)
                {
                    return CommandResult.NotFound;
                }

                return action.Version == input.Version ? await Amend(connection, scope, input, found, action) : CommandResult.Stale(CaseStep.TooLate);
            },
            cancel);

    private async Task<CommandResult> Amend(ScopedConnection connection, Scope scope, AmendRecommendation input, DecisionUnderWork found, ActionRow action)
    {
        var before = RecommendationValues.Of(
            action, await connection.QuerySingleAsync<string?>("select r.expectation from recommendations r where r.id = @Id", new { action.Id }));
        var errors = new Dictionary<string, string>();
        var earliest = action.State == RecommendationState.Proposed ? found.Values.DecidedOn : DateOnly.MinValue;
        var values = RecommendationValues.Read(input.Fields, earliest, errors);
        var changes = values is null ? [] : Amendments.Between(before.Texts(), values.Texts());
        Check(action, changes, errors);
        if (action.State != RecommendationState.Proposed && CaseStep.CheckReason(input.Reason, "Enter why the recommendation is amended") is { } missing)
        {
            errors[DecisionField.Reason] = missing;
        }

        var findings = values is null || !found.IsPublicOrScheduled
            ? []
            : await CheckedWords.Unstated(connection, found.Id, PublicFinding.OfImprovement(action.Id, action.Number, values.PublicSummary));
        if (findings.Count > 0 && string.IsNullOrWhiteSpace(input.Statement))
        {
            errors[DecisionField.Statement(0)] = CheckedWords.Instruction(findings);
        }

        if (values is null || errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        if (changes.Count == 0)
        {
            return CommandResult.Refused("Nothing differs from what is recorded already.");
        }

        await Record(connection, scope, input, found, action, values, changes);
        await CheckedWords.State(connection, scope, time.GetUtcNow(), found.Id, action.Id, findings.Select(f => (f, input.Statement!)));
        return CommandResult.Done;
    }

    private static void Check(ActionRow action, IReadOnlyList<FieldChange> changes, Dictionary<string, string> errors)
    {
        if (action.State == RecommendationState.Proposed)
        {
            return;
        }

        if (changes.Any(c => c.Field == "due_on"))
        {
            errors[CaseworkField.DueOn] = "After the final decision a date changes for exceptional reasons only: change it on the action’s page";
        }

        if (changes.Any(c => c.Field == "kind"))
        {
            errors[DecisionField.Remedy] = "After the final decision a remedy for a person does not become one for everyone, nor the other way: choose one of the same kind";
        }

        if (action.State.IsSettled() && changes.FirstOrDefault(c => Private.Contains(c.Field)) is { } settled)
        {
            errors[settled.Field.StartsWith("asked", StringComparison.Ordinal) ? DecisionField.Asked : settled.Field] = "This action is settled: only what the public reads can still be amended";
        }
    }

    private async Task Record(
        ScopedConnection connection, Scope scope, AmendRecommendation input, DecisionUnderWork found, ActionRow action, RecommendationValues values, IReadOnlyList<FieldChange> changes)
    {
        var now = time.GetUtcNow();
        var reason = FactText.Trimmed(input.Reason);
        await RecommendationWriter.Update(connection, action, values);
        await Amendments.Append(connection, scope, now, Amended.Recommendation(found, action), changes, reason);
        await RecommendationEvents.Append(connection, scope, now, action, action.State, action.State == RecommendationState.Proposed ? "proposal amended" : "recommendation amended", reason);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Recommendation(action.Id));
        if (action.State != RecommendationState.Proposed && changes.Any(c => Private.Contains(c.Field)))
        {
            foreach (var recipient in await MailRecipients.Council(connection, action, now))
            {
                await Outbox.Queue(connection, now, DecisionMail.Amended(address, action, recipient));
            }
        }
    }
}

/// <summary>How recommendations amended by hand are written.</summary>
internal static class RecommendationWriter
{
    /// <summary>Writes the values over those of before. The first date of a proposal is not agreed yet, so it moves with the date.</summary>
    public static Task Update(ScopedConnection connection, ActionRow action, RecommendationValues values) =>
        connection.ExecuteAsync(
            """
            update recommendations
            set kind = @kind, remedy = @remedy, text = @Text, public_summary = @PublicSummary, expectation = @Expectation, asked_pence = @AskedPence, asked_people = @AskedPeople,
                version = version + 1,
                due_on = case when state = 'proposed' then @DueOn else due_on end,
                original_due_on = case when state = 'proposed' then @DueOn else original_due_on end
            where id = @Id and authority_id = @AuthorityId
            """,
            new
            {
                kind = values.Remedy.Kind.StorageText(),
                remedy = values.Remedy.StorageText,
                values.Text,
                values.PublicSummary,
                values.Expectation,
                values.AskedPence,
                values.AskedPeople,
                values.DueOn,
                action.Id,
                action.AuthorityId,
            });
}
