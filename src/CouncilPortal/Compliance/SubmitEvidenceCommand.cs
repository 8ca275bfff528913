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

    /// <summary>The drafts on the other actions that the same evidence serves, as the person checked them.</summary>
    public required IReadOnlyList<SeenDraft> Others { get; init; }

    /// <summary>Whether the person made the declaration.</summary>
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

/// <summary>Submits the evidence on an action, and on the others that it serves, to the Ombudsman: all of them or none.</summary>
public sealed class SubmitEvidenceCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    private const string Moved = "This draft was changed in another tab or by a colleague after you opened it. Nothing has been submitted. Check the answers again.";

    private static readonly Scope Recipients = Scope.System("Evidence mail");

    /// <summary>Makes the drafts and their files submissions. The same draft submitted twice is one submission with one reference.</summary>
    public async Task<SubmitEvidenceResult> Submit(Scope scope, SubmitEvidence input, CancellationToken cancel)
    {
        // People of the Ombudsman are not in the council's sight: who they are stays with the mail.
        var caseworkers = await database.Read(Recipients, MailRecipients.Caseworkers, cancel);
        try
        {
            return await Submit(scope, input, caseworkers, cancel);
        }
        catch (DraftMovedException)
        {
            return Ended(CommandResult.Stale(Moved));
        }
    }

    private Task<SubmitEvidenceResult> Submit(Scope scope, SubmitEvidence input, IReadOnlyList<MailRecipient> caseworkers, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                // In one order, so that two who submit at once wait for one another rather than for each other.
                var locked = new HashSet<long>();
                foreach (var id in input.Others.Select(other => other.Id).Append(input.Id).Distinct().Order())
                {
                    if (await EvidenceLock.Take(connection, scope, id))
                    {
                        locked.Add(id);
                    }
                }

                if (!locked.Contains(input.Id))
                {
                    return Ended(CommandResult.NotFound);
                }

                var form = (await DraftQuery.Find(connection, scope, input.Id))!;
                return await Repeated(connection, input) ?? await Submit(connection, scope, input, form, caseworkers);
            },
            cancel);

    private async Task<SubmitEvidenceResult> Submit(
        ScopedConnection connection, Scope scope, SubmitEvidence input, EvidenceForm form, IReadOnlyList<MailRecipient> caseworkers)
    {
        if (form.Refusal is { } refusal)
        {
            return Ended(CommandResult.Refused(refusal));
        }

        var now = time.GetUtcNow();
        var others = await DraftQuery.Others(connection, scope, form);
        var errors = new Dictionary<string, string>();
        var facts = SubmissionCheck.Facts(form, others, LondonTime.DateOf(now), errors);
        if (!input.Declared)
        {
            errors[EvidenceField.Declaration] = "Confirm that the evidence is true and that you may submit it for the council";
        }

        if (errors.Count > 0)
        {
            return Ended(CommandResult.Invalid(errors));
        }

        EvidenceForm[] all = [form, .. others];
        var seen = input.Others.Append(new SeenDraft { Id = input.Id, Version = input.Version }).ToHashSet();
        if (!seen.SetEquals(all.Select(f => new SeenDraft { Id = f.Action.Id, Version = f.Version })))
        {
            return Ended(CommandResult.Stale(Moved));
        }

        await Take(connection, scope, all, now);
        var written = await new SubmissionRows(connection, scope, now).Write(all, facts);
        await Tell(connection, scope, written, caseworkers, now);
        return new SubmitEvidenceResult { Result = CommandResult.Done, Reference = written[0].Reference };
    }

    private static async Task Take(ScopedConnection connection, Scope scope, IEnumerable<EvidenceForm> all, DateTimeOffset now)
    {
        foreach (var form in all)
        {
            if (!await DraftRows.Write(connection, scope, form, DraftAnswers.None, now))
            {
                // Some may be emptied already: undone with the whole transaction.
                throw new DraftMovedException();
            }
        }
    }

    private async Task Tell(
        ScopedConnection connection, Scope scope, IReadOnlyList<WrittenSubmission> written, IReadOnlyList<MailRecipient> caseworkers, DateTimeOffset now)
    {
        foreach (var caseworker in caseworkers)
        {
            await Outbox.Queue(connection, now, EvidenceMail.Submitted(address, written, caseworker));
        }

        var first = written[0].Action;
        var council = await MailRecipients.Council(connection, first, now);
        var submitter = scope.PersonId is { } person ? await MailRecipients.Member(connection, first, person, now) : null;
        foreach (var recipient in council.Append(submitter).OfType<MailRecipient>().DistinctBy(r => (r.Id, r.MailboxId)))
        {
            await Outbox.Queue(connection, now, EvidenceMail.Receipt(address, written, scope.Name, recipient));
        }
    }

    private static async Task<SubmitEvidenceResult?> Repeated(ScopedConnection connection, SubmitEvidence input)
    {
        var reference = await connection.QuerySingleOrDefaultAsync<string?>(
            "select s.reference from submissions s where s.recommendation_id = @Id and s.draft_version = @Version",
            new { input.Id, input.Version });
        return reference is null ? null : new SubmitEvidenceResult { Result = CommandResult.Done, Reference = reference };
    }

    private static SubmitEvidenceResult Ended(CommandResult result) => new() { Result = result, Reference = null };

    private sealed class DraftMovedException : Exception;
}
