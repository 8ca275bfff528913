using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>The draft of evidence on an action.</summary>
public sealed class DraftQuery(PortalDatabase database)
{
    /// <summary>The form, for those who log evidence on the action; null for everybody else.</summary>
    public Task<EvidenceForm?> Find(Scope scope, long id, CancellationToken cancel) =>
        database.Read(scope, connection => Find(connection, scope, id), cancel);

    /// <summary>The receipt of a submission that the scope may read; null where there is none.</summary>
    public Task<Receipt?> Receipt(Scope scope, long id, string reference, CancellationToken cancel) =>
        database.Read(
            scope,
            connection => connection.QuerySingleOrDefaultAsync<Receipt>(
                $"""
                select s.reference, s.submitted_at, s.submitted_by_name, s.done_on, r.due_on,
                    case when a.invented then a.name end as invented_name,
                    (select count(*) from evidence_files f where f.submission_id = s.id) as files
                from submissions s
                join recommendations r on r.id = s.recommendation_id
                join authorities a on a.id = r.authority_id
                where s.reference = @reference and r.id = @id and {Sight.Reads}
                """,
                Sight.Of(scope, new { id, reference })),
            cancel);

    internal static async Task<EvidenceForm?> Find(ScopedConnection connection, Scope scope, long id)
    {
        var parameters = Sight.Of(scope, new { id });
        var action = await connection.QuerySingleOrDefaultAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @id and {Sight.Logs}", parameters);
        if (action is null)
        {
            return null;
        }

        var draft = await connection.QuerySingleAsync<DraftRow>(
            $"""
            select r.expectation, d.decided_on, coalesce(e.answers, '{DraftAnswers.None}') as answers, coalesce(e.version, 0) as version,
                e.updated_at, e.updated_by_name
            from recommendations r
            join decisions d on d.id = r.decision_id
            left join evidence_drafts e on e.recommendation_id = r.id
            where r.id = @id and {Sight.Logs}
            """,
            parameters);
        var files = (await connection.QueryAsync<EvidenceFile>(
            $"select {EvidenceFile.FileColumns} from {EvidenceFile.Tables} where f.recommendation_id = @id and f.submission_id is null and f.removed_at is null order by f.id",
            parameters)).AsList();
        var submissions = await ActionHistory.Submissions(connection, id);
        var last = submissions.Count > 0 ? submissions[0] : null;
        var isFresh = draft.Answers == DraftAnswers.None;
        StateTransitions.TryApply(action.State, RecommendationAction.SubmitEvidence, out _, out var refusal);
        return new EvidenceForm
        {
            Action = action,
            Expectation = draft.Expectation,
            DecidedOn = draft.DecidedOn,
            Answers = isFresh && last is not null ? Again(last) : DraftAnswers.Read(draft.Answers),
            Version = draft.Version,
            SavedAt = isFresh ? null : draft.UpdatedAt,
            SavedBy = isFresh ? null : draft.UpdatedByName,
            Files = files,
            Unfinished = await Uploads.Unfinished(connection, id),
            MoreWanted = action.State == RecommendationState.MoreEvidenceNeeded ? last?.Review : null,
            Refusal = refusal,
        };
    }

    /// <summary>Nothing is asked twice: what does not change with more evidence stays answered.</summary>
    private static DraftAnswers Again(Submission last) => RemedyFacts.All.Aggregate(
        DraftAnswers.Blank with { DoneOn = TypedDate.Of(last.DoneOn) }, (answers, fact) => answers.With(fact, fact.Type(last)));

    private sealed record DraftRow
    {
        public required string? Expectation { get; init; }
        public required DateOnly DecidedOn { get; init; }
        public required string Answers { get; init; }
        public required int Version { get; init; }
        public required DateTimeOffset? UpdatedAt { get; init; }
        public required string? UpdatedByName { get; init; }
    }
}

/// <summary>What the person who submitted is given.</summary>
public sealed record Receipt
{
    /// <summary>Such as <c>E26-004711</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string SubmittedByName { get; init; }

    /// <summary>The date on which the action was completed.</summary>
    public required DateOnly DoneOn { get; init; }

    /// <summary>The due date in force.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The council's name, where it is invented for demonstration.</summary>
    public required string? InventedName { get; init; }

    /// <summary>How many files went with it.</summary>
    public required int Files { get; init; }
}
