using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Evidence that was submitted, and the other actions that it serves too.</summary>
public sealed record ReuseEvidence
{
    /// <summary>The recommendation on which it was submitted.</summary>
    public required long Id { get; init; }

    /// <summary>The submission's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The other recommendations.</summary>
    public required IReadOnlyList<long> Actions { get; init; }
}

/// <summary>Takes submitted evidence up as a draft on other actions, with its facts and files, to be checked and submitted there.</summary>
public sealed class ReuseEvidenceCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Fills the draft on the first of the actions, which the others follow; what was typed there already stays. Its id, where it stands.</summary>
    public Task<(CommandResult Result, long? First)> Reuse(Scope scope, ReuseEvidence input, CancellationToken cancel) =>
        database.Transact<(CommandResult, long?)>(
            scope,
            async connection =>
            {
                var source = await connection.QuerySingleOrDefaultAsync<Submission>(
                    $"""
                    select {Submission.Columns} from submissions s join recommendations r on r.id = s.recommendation_id
                    where s.reference = @Reference and r.id = @Id and {Sight.Logs}
                    """,
                    Sight.Of(scope, new { input.Reference, input.Id }));
                if (source is null)
                {
                    return (CommandResult.NotFound, null);
                }

                var chosen = input.Actions.Where(id => id != input.Id).Distinct().ToArray();
                if (chosen.Length == 0)
                {
                    return (CommandResult.Invalid(EvidenceField.Also, "Select at least one other action that the evidence serves"), null);
                }

                return await EvidenceLock.Take(connection, scope, chosen[0])
                    ? await Fill(connection, scope, source, (await DraftQuery.Find(connection, scope, chosen[0]))!, chosen[1..])
                    : (CommandResult.NotFound, null);
            },
            cancel);

    private async Task<(CommandResult, long?)> Fill(ScopedConnection connection, Scope scope, Submission source, EvidenceForm form, long[] others)
    {
        if (form.Refusal is { } refusal)
        {
            return (CommandResult.Refused(refusal), null);
        }

        var now = time.GetUtcNow();
        var shared = RemedyFacts.All.Aggregate(
            DraftAnswers.Blank with { Statement = source.Statement, DoneOn = TypedDate.Of(source.DoneOn) }, (answers, fact) => answers.With(fact, fact.Type(source)));
        var answers = form.Answers.Over(shared) with { From = source.Reference, Also = string.Join(',', others) };
        if (!await DraftRows.Write(connection, scope, form, answers.Write(), now))
        {
            return (CommandResult.Stale(SaveDraftCommand.TooLate), null);
        }

        await connection.ExecuteAsync(
            """
            insert into evidence_files (recommendation_id, authority_id, name, content_type, size, sha256, uploaded_at, uploaded_by, uploaded_by_name)
            select r.id, f.authority_id, f.name, f.content_type, f.size, f.sha256, @now, @PersonId, @Name
            from evidence_files f join recommendations r on r.authority_id = f.authority_id and r.id = @Id
            where f.submission_id = @from and f.removed_at is null and not exists (
                select 1 from evidence_files e where e.recommendation_id = r.id and e.sha256 = f.sha256 and e.removed_at is null)
            order by f.id
            """,
            new { form.Action.Id, from = source.Id, now, scope.PersonId, scope.Name });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "evidence taken up for another action",
            Subject = $"recommendation {form.Action.Id}",
            AuthorityId = form.Action.AuthorityId,
            Detail = source.Reference,
        });
        return (CommandResult.Done, form.Action.Id);
    }
}
