using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A recommendation that a decision has not got yet.</summary>
public sealed record AddRecommendation
{
    /// <summary>The decision.</summary>
    public required DecisionReference Reference { get; init; }

    /// <summary>The version of the decision that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>The authority; null: not chosen yet.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>The rest.</summary>
    public required RecommendationFields Fields { get; init; }

    /// <summary>Why words of a public summary that look like a timescale or personal data are none; null: nothing to state.</summary>
    public required string? Statement { get; init; }
}

/// <summary>
/// A caseworker adds a recommendation: proposed in a draft, open in a final decision. Where the decision's compliance outcome
/// for the authority is recorded, none can be added: the outcome has been counted and says that all was settled.
/// </summary>
public sealed class AddRecommendationCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the recommendation, and tells the council of one that is final.</summary>
    public Task<CommandResult> Add(Scope scope, AddRecommendation input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection => await DecisionUnderWork.Take(connection, scope, input.Reference) is { } found
                ? found.Version == input.Version ? await Add(connection, scope, input, found) : CommandResult.Stale(DecisionUnderWork.TooLate)
                : CommandResult.NotFound,
            cancel);

    private async Task<CommandResult> Add(ScopedConnection connection, Scope scope, AddRecommendation input, DecisionUnderWork found)
    {
        if (found.Values.Outcome != "Upheld")
        {
            return CommandResult.Refused("Only a decision that is upheld carries recommendations. Amend its outcome first, if that is wrong.");
        }

        var errors = new Dictionary<string, string>();
        var council = found.Councils.FirstOrDefault(c => c.Id == input.AuthorityId);
        if (council is null)
        {
            errors[DecisionField.Council] = "Choose the council that is to act";
        }
        else if (await StandingOutcome.Find(connection, found.Id, council.Id) is not null)
        {
            return CommandResult.Refused($"The compliance outcome of this decision for {council.Name} is recorded. No action can be added to it: what is agreed now belongs to a new decision.");
        }

        var values = RecommendationValues.Read(input.Fields, found.Values.DecidedOn, errors);
        var findings = found.IsPublicOrScheduled ? PublicFinding.OfImprovement(null, 0, values?.PublicSummary).ToList() : [];
        if (findings.Count > 0 && string.IsNullOrWhiteSpace(input.Statement))
        {
            errors[DecisionField.Statement(0)] = CheckedWords.Instruction(findings);
        }

        if (values is null || errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var id = await Insert(connection, found, council!.Id, values);
        await Record(connection, scope, found, id, findings.Select(f => (f, input.Statement!)));
        return CommandResult.Done;
    }

    private async Task Record(
        ScopedConnection connection, Scope scope, DecisionUnderWork found, long id, IEnumerable<(PublicFinding Finding, string Statement)> stated)
    {
        var now = time.GetUtcNow();
        var action = await connection.QuerySingleAsync<ActionRow>($"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @id", new { id });
        await found.Advance(connection);
        await RecommendationEvents.Append(connection, scope, now, action, action.State, found.IsDraft ? "proposed" : "agreed", note: null);
        await Amendments.Append(connection, scope, now, Amended.Recommendation(found, action), [new FieldChange(Amendments.MadeByHand, null, action.StoredState)], reason: null);
        await CheckedWords.State(connection, scope, now, found.Id, id, stated);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.NewRecommendation(found.Reference));
        if (!found.IsDraft)
        {
            var given = await ServiceAssignment.Assign(connection, now, [id]);
            foreach (var recipient in await MailRecipients.Council(connection, given is [{ Action: { } owned }] ? owned : action, now))
            {
                await Outbox.Queue(connection, now, DecisionMail.Agreed(address, action, recipient));
            }
        }
    }

    private static Task<long> Insert(ScopedConnection connection, DecisionUnderWork found, long authority, RecommendationValues values) =>
        connection.QuerySingleAsync<long>(
            """
            insert into recommendations (decision_id, authority_id, number, kind, remedy, text, public_summary, expectation, asked_pence, asked_people, original_due_on, due_on, state)
            values (@DecisionId, @authority,
                (select coalesce(max(o.number), 0) + 1 from recommendations o where o.decision_id = @DecisionId and o.authority_id = @authority),
                @kind, @remedy, @Text, @PublicSummary, @Expectation, @AskedPence, @AskedPeople, @DueOn, @DueOn, @state)
            returning id
            """,
            new
            {
                DecisionId = found.Id,
                authority,
                kind = values.Remedy.Kind.StorageText(),
                remedy = values.Remedy.StorageText,
                values.Text,
                values.PublicSummary,
                values.Expectation,
                values.AskedPence,
                values.AskedPeople,
                values.DueOn,
                state = (found.IsDraft ? RecommendationState.Proposed : RecommendationState.Open).StorageText(),
            });
}
