using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Verification;

/// <summary>A rule that rows keep across tables, which no constraint of the database says.</summary>
/// <param name="Broken">What is wrong with a row that breaks it.</param>
/// <param name="Sql">The names of the rows that break it.</param>
internal sealed record RowRule(string Broken, string Sql);

/// <summary>The rules of rows, and the check of them.</summary>
internal sealed class RowRules(PortalDatabase database)
{
    /// <summary>Every rule.</summary>
    public static IReadOnlyList<RowRule> All { get; } =
    [
        new("is of another council than its action", "select 'evidence file ' || f.id from evidence_files f join recommendations r on r.id = f.recommendation_id where r.authority_id <> f.authority_id"),
        new("went with evidence on another action", "select 'evidence file ' || f.id from evidence_files f join submissions s on s.id = f.submission_id where s.recommendation_id <> f.recommendation_id"),
        new(
            "has no content, so that nobody can open it",
            "select 'evidence file ' || f.id from evidence_files f where not exists (select 1 from evidence_contents c where c.authority_id = f.authority_id and c.sha256 = f.sha256)"),
        new("has another size than its content", "select 'evidence file ' || f.id from evidence_files f join evidence_contents c on c.authority_id = f.authority_id and c.sha256 = f.sha256 where c.size <> f.size"),
        new(
            "belongs to no file",
            "select 'evidence content ' || c.authority_id || '/' || c.sha256 from evidence_contents c where not exists (select 1 from evidence_files f where f.authority_id = c.authority_id and f.sha256 = c.sha256)"),
        new("has a result and was never scanned", "select 'evidence content ' || c.authority_id || '/' || c.sha256 from evidence_contents c where c.state <> 'waiting' and c.scanned_at is null"),
        new("was recalled and can still be seen", "select 'evidence file ' || f.id from evidence_files f join evidence_recalls x on x.file_id = f.id where f.removed_at is null and (x.deletes is null or x.deletes)"),
        new("is of another council than its action", "select 'submission ' || s.reference from submissions s join recommendations r on r.id = s.recommendation_id where r.authority_id <> s.authority_id"),
        new("is of another action than its evidence", "select 'review ' || v.id from reviews v join submissions s on s.id = v.submission_id where s.recommendation_id <> v.recommendation_id"),
        new(
            "has another due date than its latest change of date gave it",
            """
            select 'action ' || r.id from recommendations r join deadline_changes c on c.recommendation_id = r.id
            where c.id = (select max(l.id) from deadline_changes l where l.recommendation_id = r.id) and c.to_date <> r.due_on
            """),
        new(
            "is in another state than its history says",
            """
            select 'action ' || r.id from recommendations r join recommendation_events e on e.recommendation_id = r.id
            where e.id = (select max(l.id) from recommendation_events l where l.recommendation_id = r.id) and e.state <> r.state
            """),
        new("corrects an outcome of another decision", "select 'compliance outcome ' || o.id from compliance_outcomes o join compliance_outcomes w on w.id = o.corrects_id where w.decision_id <> o.decision_id or w.authority_id <> o.authority_id"),
        new("counts a text that is not there", "select 'national review ' || r.year from national_reviews r where r.version > 0 and not exists (select 1 from national_review_texts t where t.year = r.year and t.version = r.version)"),
        new("was both sent and given up", "select 'mail ' || m.message_id from outbox m where m.sent_at is not null and m.dead_at is not null"),
    ];

    /// <summary>A line for each row that breaks a rule.</summary>
    public Task<IReadOnlyList<string>> Check(Scope scope, CancellationToken cancel)
    {
        scope.DemandSystem();
        return database.Read<IReadOnlyList<string>>(
            scope,
            async connection =>
            {
                var problems = new List<string>();
                foreach (var rule in All)
                {
                    problems.AddRange((await connection.QueryAsync<string>(rule.Sql)).Select(row => $"{row} {rule.Broken}"));
                }

                return problems;
            },
            cancel);
    }
}
