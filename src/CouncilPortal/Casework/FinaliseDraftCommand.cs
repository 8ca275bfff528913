using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A draft that is to become the final decision.</summary>
public sealed record FinaliseDraft
{
    /// <summary>The decision.</summary>
    public required DecisionReference Reference { get; init; }

    /// <summary>The version that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>The day of the final decision, by which it counts in a year.</summary>
    public required TypedDate DecidedOn { get; init; }

    /// <summary>Whether it is to be final although a council has not answered and still has time to.</summary>
    public required bool WithoutAnswers { get; init; }
}

/// <summary>A caseworker makes a draft final: what is proposed becomes an agreed action, its date fixed as the original one.</summary>
public sealed class FinaliseDraftCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records it, and tells the councils' officers.</summary>
    public Task<CommandResult> Finalise(Scope scope, FinaliseDraft input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection => await DecisionUnderWork.Take(connection, scope, input.Reference) is { } found
                ? found.Version == input.Version ? await Finalise(connection, scope, input, found) : CommandResult.Stale(DecisionUnderWork.TooLate)
                : CommandResult.NotFound,
            cancel);

    private async Task<CommandResult> Finalise(ScopedConnection connection, Scope scope, FinaliseDraft input, DecisionUnderWork found)
    {
        if (!found.IsDraft)
        {
            return CommandResult.Refused("This decision is final already.");
        }

        var now = time.GetUtcNow();
        var today = LondonTime.DateOf(now);
        var proposed = (await found.Recommendations(connection)).Where(r => r.State == RecommendationState.Proposed).ToList();
        var errors = new Dictionary<string, string>();
        var on = input.DecidedOn.Read("Enter the date of the final decision", out var error);
        error ??= on > today ? "The date of the final decision must be today or in the past" : null;
        error ??= proposed.Where(r => r.DueOn < on).Select(r => $"Action {r.Number} of {r.AuthorityName} would be due before the decision: amend its date first").FirstOrDefault();
        if (error is not null)
        {
            errors[DecisionField.FinalOn] = error;
        }

        if (!input.WithoutAnswers && await Outstanding(connection, found, today) is { Count: > 0 } outstanding)
        {
            errors[DecisionField.WithoutAnswers] = $"Wait for {string.Join(" and ", outstanding)}, or confirm that the decision is to be final without the answer";
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        await Record(connection, scope, now, found, on!.Value, proposed);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Final(found.Reference));
        return CommandResult.Done;
    }

    private async Task Record(
        ScopedConnection connection, Scope scope, DateTimeOffset now, DecisionUnderWork found, DateOnly on, IReadOnlyList<ActionRow> proposed)
    {
        await connection.ExecuteAsync("update decisions set draft = false, decided_on = @on, version = version + 1 where id = @Id", new { on, found.Id });
        await connection.ExecuteAsync("update decision_authorities set draft = false, decided_on = @on where decision_id = @Id", new { on, found.Id });
        foreach (var action in proposed)
        {
            _ = StateTransitions.TryApply(action.State, RecommendationAction.Finalise, out var next, out _);
            await connection.ExecuteAsync(
                "update recommendations set state = @state, original_due_on = due_on, version = version + 1 where id = @Id and authority_id = @AuthorityId",
                new { state = next.StorageText(), action.Id, action.AuthorityId });
            await RecommendationEvents.Append(connection, scope, now, action, next, "finalised", note: null);
        }

        await Amendments.Append(
            connection,
            scope,
            now,
            Amended.Decision(found),
            [new FieldChange(Amendments.Stage, "draft", "final"), .. Changed(found.Values.DecidedOn, on)],
            reason: null);
        var given = await ServiceAssignment.Assign(connection, now, [.. proposed.Select(r => r.Id)]);
        foreach (var owner in given.Where(g => g.ToTell is not null).GroupBy(g => g.ToTell!))
        {
            await Outbox.Queue(connection, now, CouncilMail.OwnedService(address, [.. owner.Select(g => g.Action)], owner.Key));
        }

        foreach (var council in found.Councils)
        {
            var due = proposed.Where(r => r.AuthorityId == council.Id).Select(r => r.DueOn).ToList();
            foreach (var recipient in await CaseworkRecipients.Officers(connection, council.Id))
            {
                await Outbox.Queue(connection, now, DecisionMail.Final(address, found.Reference, due, recipient));
            }
        }
    }

    private static FieldChange[] Changed(DateOnly before, DateOnly after) =>
        before == after ? [] : [new FieldChange("decided_on", FactText.Of(before), FactText.Of(after))];

    /// <summary>The councils to which the draft was not shown, and those that have time left to answer it as it was last shared.</summary>
    private static async Task<IReadOnlyList<string>> Outstanding(ScopedConnection connection, DecisionUnderWork found, DateOnly today) =>
        (await connection.QueryAsync<string>(
            """
            select a.name
            from decision_authorities x
            join authorities a on a.id = x.authority_id
            left join draft_sharings s on s.decision_id = x.decision_id and s.authority_id = x.authority_id
                and s.id = (select max(l.id) from draft_sharings l where l.decision_id = x.decision_id and l.authority_id = x.authority_id)
            where x.decision_id = @Id
                and exists (select 1 from recommendations p where p.decision_id = x.decision_id and p.authority_id = x.authority_id and p.state = 'proposed')
                and (s.id is null or (s.answer_by >= @today and exists (
                    select 1 from recommendations r
                    where r.decision_id = x.decision_id and r.authority_id = x.authority_id and r.state = 'proposed'
                        and not exists (select 1 from draft_answers w where w.recommendation_id = r.id and w.at >= s.at))))
            order by a.slug
            """,
            new { found.Id, today })).AsList();
}
