using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A council's answer to a draft.</summary>
public sealed record AnswerDraft
{
    /// <summary>The decision.</summary>
    public required DecisionReference Reference { get; init; }

    /// <summary>The council for which the answer is given.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The answer to each proposal.</summary>
    public required IReadOnlyList<ProposalAnswer> Answers { get; init; }
}

/// <summary>A council's answer to one proposed recommendation, as typed.</summary>
public sealed record ProposalAnswer
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version that the council's officer read.</summary>
    public required int Version { get; init; }

    /// <summary>Whether the wording is agreed; null: not chosen yet.</summary>
    public required bool? WordingAgreed { get; init; }

    /// <summary>The wording wanted instead.</summary>
    public required string? Wording { get; init; }

    /// <summary>Whether the evidence expected is agreed; null: not chosen yet.</summary>
    public required bool? EvidenceAgreed { get; init; }

    /// <summary>The evidence that could be given instead.</summary>
    public required string? Evidence { get; init; }

    /// <summary>Whether the date is agreed; null: not chosen yet.</summary>
    public required bool? DateAgreed { get; init; }

    /// <summary>The date wanted instead.</summary>
    public required TypedDate DueOn { get; init; }

    /// <summary>Why; needed where anything is contested.</summary>
    public required string? Reason { get; init; }

    /// <summary>Whether anything is contested.</summary>
    public bool IsContested => WordingAgreed == false || EvidenceAgreed == false || DateAgreed == false;
}

/// <summary>A council's link officer agrees or contests what a draft proposes. Each answer is appended; the latest counts.</summary>
public sealed class AnswerDraftCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>What to say to an officer who read an earlier version.</summary>
    private const string TooLate = "The Ombudsman has changed the draft since you opened it. Nothing was sent, and what you typed is kept. Read what is new, then send your answer again.";

    private static readonly Scope Recipients = Scope.System("Draft answers");

    /// <summary>Records the answers to every proposal for the council and tells the caseworker.</summary>
    public async Task<CommandResult> Answer(Scope scope, AnswerDraft input, CancellationToken cancel)
    {
        // Who is at the Ombudsman is not for the council's people to read.
        var caseworkers = scope.Has(Role.LinkOfficer, input.AuthorityId)
            ? await database.Read(Recipients, connection => CaseworkRecipients.OfDraft(connection, input.Reference, input.AuthorityId), cancel)
            : [];
        return await database.Transact(
            scope,
            async connection =>
            {
                var draft = await connection.QuerySingleOrDefaultAsync<DraftRow>(
                    """
                    select d.id, d.decided_on, a.name as council
                    from decisions d
                    join decision_authorities x on x.decision_id = d.id
                    join authorities a on a.id = x.authority_id
                    where d.reference = @Stored and x.authority_id = @AuthorityId and x.authority_id in @Officers
                        and exists (select 1 from draft_sharings s where s.decision_id = x.decision_id and s.authority_id = x.authority_id)
                    """,
                    new { input.Reference.Stored, input.AuthorityId, Officers = scope.In(Role.LinkOfficer) });
                return draft is null ? CommandResult.NotFound : await Answer(connection, scope, input, draft, caseworkers);
            },
            cancel);
    }

    private async Task<CommandResult> Answer(
        ScopedConnection connection, Scope scope, AnswerDraft input, DraftRow draft, IReadOnlyList<MailRecipient> caseworkers)
    {
        // An update of nothing holds the proposals until the answers stand, so that the draft cannot be made final in between.
        await connection.ExecuteAsync(
            "update recommendations set version = version where decision_id = @Id and authority_id = @AuthorityId and state = 'proposed'", new { draft.Id, input.AuthorityId });
        var proposed = (await connection.QueryAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.decision_id = @Id and r.authority_id = @AuthorityId and r.state = 'proposed' order by r.number",
            new { draft.Id, input.AuthorityId })).AsList();
        if (proposed.Count == 0)
        {
            return CommandResult.Refused("This decision is final. Its wording and dates can no longer be discussed here: ask for another date on the action’s page if there is an exceptional reason.");
        }

        if (!proposed.Select(r => (r.Id, r.Version)).SequenceEqual(input.Answers.Select(a => (a.Id, a.Version)).OrderBy(a => proposed.FindIndex(r => r.Id == a.Id))))
        {
            return CommandResult.Stale(TooLate);
        }

        var now = time.GetUtcNow();
        var errors = new Dictionary<string, string>();
        foreach (var answer in input.Answers)
        {
            AnswerCheck.Check(answer, proposed.First(r => r.Id == answer.Id), draft.DecidedOn, errors);
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var last = 0L;
        foreach (var answer in input.Answers)
        {
            last = await Write(connection, scope, now, input.AuthorityId, answer);
        }

        await Tell(connection, scope, now, input, draft, last, caseworkers);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Answer(input.Reference, input.AuthorityId));
        return CommandResult.Done;
    }

    private static Task<long> Write(ScopedConnection connection, Scope scope, DateTimeOffset now, long authority, ProposalAnswer answer) =>
        connection.QuerySingleAsync<long>(
            """
            insert into draft_answers (recommendation_id, authority_id, wording_agreed, wording, evidence_agreed, evidence, date_agreed, due_on, reason, at, by_person_id, by_name)
            values (@Id, @authority, @WordingAgreed, @wording, @EvidenceAgreed, @evidence, @DateAgreed, @dueOn, @reason, @now, @PersonId, @Name)
            returning id
            """,
            new
            {
                answer.Id,
                authority,
                answer.WordingAgreed,
                wording = answer.WordingAgreed == false ? FactText.Trimmed(answer.Wording) : null,
                answer.EvidenceAgreed,
                evidence = answer.EvidenceAgreed == false ? FactText.Trimmed(answer.Evidence) : null,
                answer.DateAgreed,
                dueOn = answer.DateAgreed == false ? answer.DueOn.Read("", out _) : null,
                reason = answer.IsContested ? FactText.Trimmed(answer.Reason) : null,
                now,
                scope.PersonId,
                scope.Name,
            });

    private async Task Tell(
        ScopedConnection connection, Scope scope, DateTimeOffset now, AnswerDraft input, DraftRow draft, long answer, IReadOnlyList<MailRecipient> caseworkers)
    {
        var isAgreed = !input.Answers.Any(a => a.IsContested);
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "draft answered",
            Subject = $"decision {input.Reference.Display}",
            AuthorityId = input.AuthorityId,
            Detail = isAgreed ? "agreed" : "contested",
        });
        foreach (var recipient in caseworkers)
        {
            await Outbox.Queue(connection, now, DecisionMail.Answered(address, input.Reference, draft.Council, answer, isAgreed, recipient));
        }
    }

    private sealed record DraftRow
    {
        public required long Id { get; init; }
        public required DateOnly DecidedOn { get; init; }
        public required string Council { get; init; }
    }
}
