using System.Security.Cryptography;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>The draft to submit.</summary>
public sealed record SubmitEvidence
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version of the draft whose answers the person checked.</summary>
    public required int Version { get; init; }

    /// <summary>Whether the person declared that it is true.</summary>
    public required bool Declared { get; init; }
}

/// <summary>What became of a submission.</summary>
public sealed record SubmitEvidenceResult
{
    /// <summary>How it ended.</summary>
    public required CommandResult Result { get; init; }

    /// <summary>The reference of the receipt, where it stands.</summary>
    public required string? Reference { get; init; }
}

/// <summary>Submits the evidence on an action to the Ombudsman.</summary>
public sealed class SubmitEvidenceCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    private static readonly Scope Recipients = Scope.System("Evidence mail");

    /// <summary>Makes the draft and its files a submission. The same draft submitted twice is one submission with one reference.</summary>
    public async Task<SubmitEvidenceResult> Submit(Scope scope, SubmitEvidence input, CancellationToken cancel)
    {
        // People of the Ombudsman are not in the council's sight: who they are stays with the mail.
        var caseworkers = await database.Read(Recipients, MailRecipients.Caseworkers, cancel);
        return await database.Transact(
            scope,
            async connection =>
            {
                if (!await EvidenceLock.Take(connection, scope, input.Id))
                {
                    return Ended(CommandResult.NotFound);
                }

                var form = (await DraftQuery.Find(connection, scope, input.Id))!;
                return await Repeated(connection, input) ?? await Submit(connection, scope, input, form, caseworkers);
            },
            cancel);
    }

    private async Task<SubmitEvidenceResult> Submit(
        ScopedConnection connection, Scope scope, SubmitEvidence input, EvidenceForm form, IReadOnlyList<MailRecipient> caseworkers)
    {
        if (form.Refusal is { } refusal)
        {
            return Ended(CommandResult.Refused(refusal));
        }

        var now = time.GetUtcNow();
        var facts = EvidenceCheck.Facts(form.Answers, form.Asked, LondonTime.DateOf(now), out var found);
        var errors = new Dictionary<string, string>(found);
        if (form.Files.Where(f => f.IsLost).Select(f => f.Name).ToArray() is { Length: > 0 } lost)
        {
            errors[EvidenceField.Files] = FileProblems.Lost(lost);
        }

        if (!input.Declared)
        {
            errors[EvidenceField.Declaration] = "Confirm that the evidence is true and that you may submit it for the council";
        }

        if (facts is null || errors.Count > 0)
        {
            return Ended(CommandResult.Invalid(errors));
        }

        if (form.Version != input.Version || !await TakeDraft(connection, scope, input, now))
        {
            return await Repeated(connection, input) ?? Ended(CommandResult.Stale(
                "This draft was changed in another tab or by a colleague after you opened it. Nothing has been submitted. Check the answers again."));
        }

        await MoveOn(connection, form.Action);
        var reference = await Write(connection, scope, form.Action, facts, input.Version, now);
        await RecommendationEvents.Append(connection, scope, now, form.Action, RecommendationState.EvidenceSubmitted, "evidence submitted", reference);
        foreach (var caseworker in caseworkers)
        {
            await Outbox.Queue(connection, now, ComplianceMail.EvidenceSubmitted(address, form.Action, reference, caseworker));
        }

        return new SubmitEvidenceResult { Result = CommandResult.Done, Reference = reference };
    }

    private static async Task<bool> TakeDraft(ScopedConnection connection, Scope scope, SubmitEvidence input, DateTimeOffset now) =>
        await connection.ExecuteAsync(
            $"""
            update evidence_drafts set answers = '{DraftAnswers.None}', version = version + 1, updated_at = @now, updated_by = @PersonId, updated_by_name = @Name
            where recommendation_id = @Id and version = @Version
            """,
            new { input.Id, input.Version, now, scope.PersonId, scope.Name }) == 1;

    private static Task<int> MoveOn(ScopedConnection connection, ActionRow action) =>
        connection.ExecuteAsync(
            "update recommendations set state = 'evidence_submitted', version = version + 1 where id = @Id and authority_id = @AuthorityId",
            new { action.Id, action.AuthorityId });

    private static async Task<SubmitEvidenceResult?> Repeated(ScopedConnection connection, SubmitEvidence input)
    {
        var reference = await connection.QuerySingleOrDefaultAsync<string?>(
            "select s.reference from submissions s where s.recommendation_id = @Id and s.draft_version = @Version",
            new { input.Id, input.Version });
        return reference is null ? null : new SubmitEvidenceResult { Result = CommandResult.Done, Reference = reference };
    }

    private static async Task<string> Write(
        ScopedConnection connection, Scope scope, ActionRow action, EvidenceFacts facts, int version, DateTimeOffset now)
    {
        long? id = null;
        var reference = "";
        while (id is null)
        {
            reference = $"E{LondonTime.DateOf(now):yy}-{RandomNumberGenerator.GetInt32(1, 1_000_000):D6}";
            id = await connection.QuerySingleOrDefaultAsync<long?>(
                """
                insert into submissions (reference, recommendation_id, authority_id, statement, done_on, amount_pence, paid_by, signed_by, signed_by_role, sent_to,
                    result, adopted_by, people_trained, trained, published_in, published_at, declaration_version, draft_version, submitted_at, submitted_by, submitted_by_name)
                values (@reference, @Id, @AuthorityId, @Statement, @DoneOn, @AmountPence, @PaidBy, @SignedBy, @SignedByRole, @SentTo,
                    @Result, @AdoptedBy, @PeopleTrained, @Trained, @PublishedIn, @PublishedAt, @declared, @version, @now, @PersonId, @Name)
                on conflict (reference) do nothing
                returning id
                """,
                new
                {
                    reference,
                    action.Id,
                    action.AuthorityId,
                    facts.Statement,
                    facts.DoneOn,
                    facts.AmountPence,
                    facts.PaidBy,
                    facts.SignedBy,
                    facts.SignedByRole,
                    facts.SentTo,
                    facts.Result,
                    facts.AdoptedBy,
                    facts.PeopleTrained,
                    facts.Trained,
                    facts.PublishedIn,
                    facts.PublishedAt,
                    declared = Declaration.CurrentVersion,
                    version,
                    now,
                    scope.PersonId,
                    scope.Name,
                });
        }

        await connection.ExecuteAsync(
            """
            update evidence_files set submission_id = @id
            where recommendation_id = @recommendation and authority_id = @AuthorityId and submission_id is null and removed_at is null
            """,
            new { id, recommendation = action.Id, action.AuthorityId });
        return reference;
    }

    private static SubmitEvidenceResult Ended(CommandResult result) => new() { Result = result, Reference = null };
}
