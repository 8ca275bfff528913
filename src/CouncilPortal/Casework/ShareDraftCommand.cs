using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A draft that is to be shared in confidence.</summary>
public sealed record ShareDraft
{
    /// <summary>The decision.</summary>
    public required DecisionReference Reference { get; init; }

    /// <summary>The version that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>Until when answers are wanted.</summary>
    public required TypedDate AnswerBy { get; init; }

    /// <summary>What to say with it, for the council's officers to read in the portal.</summary>
    public required string? Message { get; init; }
}

/// <summary>
/// A caseworker shares a draft with its councils, in confidence: their link officers and monitoring officers see it from
/// then on, and nobody else at the council ever does. Sharing it again asks for new answers.
/// </summary>
public sealed class ShareDraftCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the sharing with each council and tells its officers.</summary>
    public Task<CommandResult> Share(Scope scope, ShareDraft input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection => await DecisionUnderWork.Take(connection, scope, input.Reference) is { } found
                ? found.Version == input.Version ? await Share(connection, scope, input, found) : CommandResult.Stale(DecisionUnderWork.TooLate)
                : CommandResult.NotFound,
            cancel);

    private async Task<CommandResult> Share(ScopedConnection connection, Scope scope, ShareDraft input, DecisionUnderWork found)
    {
        if (!found.IsDraft)
        {
            return CommandResult.Refused("This decision is final. There is no draft to share.");
        }

        if (!(await found.Recommendations(connection)).Any(r => r.State == RecommendationState.Proposed))
        {
            return CommandResult.Refused("Add a recommendation first: there is nothing that the councils could agree to.");
        }

        var now = time.GetUtcNow();
        var errors = new Dictionary<string, string>();
        var answerBy = input.AnswerBy.Read("Enter the date by which you want the answer", out var error);
        error ??= answerBy <= LondonTime.DateOf(now) ? "The date for the answer must be in the future" : null;
        if (error is not null)
        {
            errors[DecisionField.AnswerBy] = error;
        }

        if (DecisionValues.TooLong(input.Message, 10_000, "message") is { } tooLong)
        {
            errors[DecisionField.SharingMessage] = tooLong;
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        foreach (var council in found.Councils)
        {
            await Share(connection, scope, now, found, council, answerBy!.Value, FactText.Trimmed(input.Message));
        }

        await found.Advance(connection);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Sharing(found.Reference));
        return CommandResult.Done;
    }

    private async Task Share(
        ScopedConnection connection, Scope scope, DateTimeOffset now, DecisionUnderWork found, DecisionParty council, DateOnly answerBy, string? message)
    {
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into draft_sharings (decision_id, authority_id, answer_by, message, at, by_person_id, by_name)
            values (@DecisionId, @CouncilId, @answerBy, @message, @now, @PersonId, @Name)
            returning id
            """,
            new { DecisionId = found.Id, CouncilId = council.Id, answerBy, message, now, scope.PersonId, scope.Name });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = council.IsShared ? "draft shared again" : "draft shared",
            Subject = $"decision {found.Reference.Display}",
            AuthorityId = council.Id,
            Detail = $"answers wanted by {FactText.Of(answerBy)}",
        });
        foreach (var recipient in await CaseworkRecipients.Officers(connection, council.Id))
        {
            await Outbox.Queue(connection, now, DecisionMail.Shared(address, found.Reference, id, answerBy, council.IsShared, recipient));
        }
    }
}
