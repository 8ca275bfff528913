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

    /// <summary>The most actions that are offered at once.</summary>
    public const int MostChoices = 100;

    /// <summary>The other actions that the draft's evidence serves, their own answers over those of the draft.</summary>
    public Task<IReadOnlyList<EvidenceForm>> Others(Scope scope, EvidenceForm form, CancellationToken cancel) =>
        database.Read(scope, connection => Others(connection, scope, form), cancel);

    /// <summary>Other actions of the council for which the scope logs evidence now: those of the same remedy first, then by due date.</summary>
    public Task<IReadOnlyList<ActionRow>> Choices(Scope scope, ActionRow action, CancellationToken cancel) =>
        database.Read<IReadOnlyList<ActionRow>>(
            scope,
            async connection => (await connection.QueryAsync<ActionRow>(
                $"""
                select {ActionRow.Columns} from {ActionRow.Tables}
                where r.authority_id = @AuthorityId and r.id <> @Id and r.state in ('open', 'more_evidence_needed', 'awaiting_complainant') and {Sight.Logs}
                order by case when r.remedy = @StoredRemedy then 0 else 1 end, r.due_on, r.id
                limit @MostChoices
                """,
                Sight.Of(scope, new { action.AuthorityId, action.Id, action.StoredRemedy, MostChoices }))).AsList(),
            cancel);

    internal static async Task<IReadOnlyList<EvidenceForm>> Others(ScopedConnection connection, Scope scope, EvidenceForm form)
    {
        var others = new List<EvidenceForm>();
        foreach (var id in form.Answers.AlsoServes.Where(id => id != form.Action.Id))
        {
            if (await Find(connection, scope, id) is { } other && other.Action.AuthorityId == form.Action.AuthorityId)
            {
                others.Add(other with { Answers = other.Answers.Over(form.Answers) });
            }
        }

        return others;
    }

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
        var submissions = await ActionHistory.Submissions(connection, scope, id);
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
