using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>What happened to a recommendation, for queries that have found it in their scope already.</summary>
internal static class ActionHistory
{
    public static async Task<IReadOnlyList<ActionEvent>> Events(ScopedConnection connection, long recommendation) =>
        (await connection.QueryAsync<ActionEvent>(
            "select e.kind, e.state as stored_state, e.note, e.at, e.by_name from recommendation_events e where e.recommendation_id = @recommendation order by e.at, e.id",
            new { recommendation })).AsList();

    /// <summary>The outcomes recorded of the recommendation's decision for its authority, for those who may know them.</summary>
    public static async Task<IReadOnlyList<ActionEvent>> Outcomes(ScopedConnection connection, long recommendation)
    {
        var facts = await connection.QueryAsync<ActionEvent>(
            """
            select case when o.corrects_id is null then 'recorded' else 'corrected' end as kind, o.outcome as stored_state, o.note, o.recorded_at as at, o.recorded_by_name as by_name
            from compliance_outcomes o
            join recommendations r on r.decision_id = o.decision_id and r.authority_id = o.authority_id
            where r.id = @recommendation
            order by o.id
            """,
            new { recommendation });
        return [.. facts.Select(o => o with { Kind = $"compliance outcome of the decision {o.Kind}: {ComplianceOutcomes.Parse(o.StoredState).Name()}" })];
    }

    public static async Task<IReadOnlyList<DeadlineChange>> DeadlineChanges(ScopedConnection connection, long recommendation) =>
        (await connection.QueryAsync<DeadlineChange>(
            "select c.from_date, c.to_date, c.reason, c.at, c.by_name from deadline_changes c where c.recommendation_id = @recommendation order by c.at, c.id",
            new { recommendation })).AsList();

    public static async Task<IReadOnlyList<Submission>> Submissions(ScopedConnection connection, Scope scope, long recommendation)
    {
        var submissions = await connection.QueryAsync<Submission>(
            $"select {Submission.Columns} from submissions s where s.recommendation_id = @recommendation order by s.submitted_at desc, s.id desc",
            new { recommendation });
        var files = (await connection.QueryAsync<EvidenceFile>(
            $"""
            select {EvidenceFile.FileColumns} from {EvidenceFile.Tables}
            where f.recommendation_id = @recommendation and f.submission_id is not null and f.removed_at is null
            order by f.id
            """,
            new { recommendation })).ToLookup(f => f.SubmissionId);
        var reviews = (await connection.QueryAsync<Review>(
            $"select {Review.Columns} from reviews v where v.recommendation_id = @recommendation",
            new { recommendation })).ToDictionary(v => v.SubmissionId);
        var recalls = (await connection.QueryAsync<RecalledFile>(
            """
            select f.submission_id, x.recalled_at, x.recalled_by_name, case when x.deletes then true else false end as is_deleted
            from evidence_recalls x
            join evidence_files f on f.id = x.file_id
            where x.recommendation_id = @recommendation and (x.deletes is null or x.deletes)
            order by x.id
            """,
            new { recommendation })).ToLookup(x => x.SubmissionId);
        var together = (await connection.QueryAsync<Together>(
            $"""
            select s.id as with_id, {Together.Columns} from submissions s
            join submissions o on o.submitted_with = coalesce(s.submitted_with, s.reference) and o.id <> s.id
            join recommendations r on r.id = o.recommendation_id join decisions d on d.id = r.decision_id
            where s.recommendation_id = @recommendation and {Sight.Reads}
            union all
            select s.id as with_id, {Together.Columns} from submissions s
            join submissions o on o.reference = s.submitted_with
            join recommendations r on r.id = o.recommendation_id join decisions d on d.id = r.decision_id
            where s.recommendation_id = @recommendation and {Sight.Reads}
            order by 2
            """,
            Sight.Of(scope, new { recommendation }))).ToLookup(o => o.WithId);
        return [.. submissions.Select(s => s with { Files = [.. files[s.Id]], Recalls = [.. recalls[s.Id]], Review = reviews.GetValueOrDefault(s.Id), SubmittedTogether = [.. together[s.Id]] })];
    }

    /// <summary>The link officers and contributors of the council, or of a successor that acts for it, to whom the action can be assigned.</summary>
    public static async Task<IReadOnlyList<Colleague>> Assignable(ScopedConnection connection, ActionRow action, DateOnly today) =>
        (await connection.QueryAsync<Colleague>(
            $"""
            select distinct p.id, p.name from memberships m join people p on p.id = m.person_id
            where {MailRecipients.AtCouncil} and m.ended_at is null and m.role in ('link_officer', 'contributor')
            order by p.name, p.id
            """,
            new { action.Id, action.AuthorityId, today })).AsList();

    /// <summary>The same of several councils, each for its own actions.</summary>
    public static async Task<IReadOnlyList<Colleague>> Assignable(ScopedConnection connection, IReadOnlyList<long> authorities) =>
        (await connection.QueryAsync<Colleague>(
            """
            select distinct p.id, p.name from memberships m join people p on p.id = m.person_id
            where m.authority_id in @authorities and m.ended_at is null and m.role in ('link_officer', 'contributor')
            order by p.name, p.id
            """,
            new { authorities })).AsList();
}
