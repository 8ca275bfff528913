using System.Security.Cryptography;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>A submission that was just written.</summary>
internal sealed record WrittenSubmission
{
    public required ActionRow Action { get; init; }

    public required long Id { get; init; }

    public required string Reference { get; init; }
}

/// <summary>Writes what is submitted together, each with its files, state and history.</summary>
internal sealed class SubmissionRows(ScopedConnection connection, Scope scope, DateTimeOffset now)
{
    /// <summary>The forms with their facts, that first to which the others belong.</summary>
    public async Task<IReadOnlyList<WrittenSubmission>> Write(IReadOnlyList<EvidenceForm> forms, IReadOnlyList<EvidenceFacts> facts)
    {
        var first = await First(forms[0]);
        var written = new List<WrittenSubmission>();
        foreach (var (form, stated) in forms.Zip(facts))
        {
            var submission = await Write(form, stated, first ?? written.FirstOrDefault()?.Reference);
            await TakeFiles(submission);
            if (written.Count > 0)
            {
                await ShareFiles(written[0], submission);
            }

            await connection.ExecuteAsync(
                "update recommendations set state = 'evidence_submitted', version = version + 1 where id = @Id and authority_id = @AuthorityId",
                new { form.Action.Id, form.Action.AuthorityId });
            await RecommendationEvents.Append(
                connection, scope, now, form.Action, RecommendationState.EvidenceSubmitted, RecommendationEvents.EvidenceSubmitted, submission.Reference);
            written.Add(submission);
        }

        return written;
    }

    /// <summary>The first of the submissions that a draft taken up from submitted evidence joins; null where it starts by itself.</summary>
    private async Task<string?> First(EvidenceForm form) => form.Answers.From is not { } from ? null
        : await connection.QuerySingleOrDefaultAsync<string?>(
            $"""
            select coalesce(s.submitted_with, s.reference) from submissions s join recommendations r on r.id = s.recommendation_id
            where s.reference = @from and s.authority_id = @AuthorityId and {Sight.Reads}
            """,
            Sight.Of(scope, new { from, form.Action.AuthorityId }));

    private async Task<WrittenSubmission> Write(EvidenceForm form, EvidenceFacts facts, string? with)
    {
        while (true)
        {
            var reference = $"E{LondonTime.DateOf(now):yy}-{RandomNumberGenerator.GetInt32(1, 1_000_000):D6}";
            var id = await connection.QuerySingleOrDefaultAsync<long?>(
                """
                insert into submissions (reference, recommendation_id, authority_id, statement, done_on, amount_pence, paid_by, signed_by, signed_by_role, sent_to,
                    result, adopted_by, people_trained, trained, published_in, published_at, declaration_version, submitted_with, draft_version,
                    submitted_at, submitted_by, submitted_by_name)
                values (@reference, @Id, @AuthorityId, @Statement, @DoneOn, @AmountPence, @PaidBy, @SignedBy, @SignedByRole, @SentTo,
                    @Result, @AdoptedBy, @PeopleTrained, @Trained, @PublishedIn, @PublishedAt, @declared, @with, @Version, @now, @PersonId, @Name)
                on conflict (reference) do nothing
                returning id
                """,
                new
                {
                    reference,
                    form.Action.Id,
                    form.Action.AuthorityId,
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
                    with,
                    form.Version,
                    now,
                    scope.PersonId,
                    scope.Name,
                });
            if (id is not null)
            {
                return new WrittenSubmission { Action = form.Action, Id = id.Value, Reference = reference };
            }
        }
    }

    private Task<int> TakeFiles(WrittenSubmission submission) => connection.ExecuteAsync(
        """
        update evidence_files set submission_id = @Id
        where recommendation_id = @recommendation and authority_id = @AuthorityId and submission_id is null and removed_at is null
        """,
        new { submission.Id, recommendation = submission.Action.Id, submission.Action.AuthorityId });

    /// <summary>The files of the first belong to the others too: rows with the same hash. The bytes are there once for the council.</summary>
    private Task<int> ShareFiles(WrittenSubmission first, WrittenSubmission other) => connection.ExecuteAsync(
        """
        insert into evidence_files (recommendation_id, authority_id, submission_id, name, content_type, size, sha256, uploaded_at, uploaded_by, uploaded_by_name)
        select @recommendation, f.authority_id, @Id, f.name, f.content_type, f.size, f.sha256, f.uploaded_at, f.uploaded_by, f.uploaded_by_name
        from evidence_files f
        where f.submission_id = @from and f.removed_at is null and not exists (
            select 1 from evidence_files e where e.recommendation_id = @recommendation and e.sha256 = f.sha256 and e.removed_at is null)
        order by f.id
        """,
        new { other.Id, recommendation = other.Action.Id, from = first.Id });
}
