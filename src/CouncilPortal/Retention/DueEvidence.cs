using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Retention;

/// <summary>A content whose time has come: every file of the council that has it is due.</summary>
public sealed record DueContent
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The council's name.</summary>
    public required string AuthorityName { get; init; }

    /// <summary>Whether the council is invented for demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>The decision, or the first of several, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The hash.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How many files have it.</summary>
    public required int Files { get; init; }

    /// <summary>Why it is due, as stored: <c>settled</c>, <c>removed</c>, <c>recalled</c> or <c>infected</c>.</summary>
    public required string Because { get; init; }

    /// <summary>The decision.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>Why it is due, in words.</summary>
    public string Why => RetentionReason.Words(Because);
}

/// <summary>Why a file is due, in words.</summary>
public static class RetentionReason
{
    /// <summary>The words for a reason as stored.</summary>
    public static string Words(string because) => because switch
    {
        "infected" => "Malware was found",
        "recalled" => "Recalled",
        "removed" => "Taken off a draft",
        _ => "The decision was settled long ago",
    };
}

/// <summary>Finds what is due. Dates and instants are parameters, so that a day to come can be looked at as well.</summary>
internal static class DueEvidence
{
    /// <summary>
    /// A decision is settled for a council once all its recommendations are and an outcome is recorded; where all were
    /// withdrawn there is no outcome, and the last withdrawal counts.
    /// </summary>
    private const string IsSettled =
        """
        not exists (select 1 from recommendations x where x.decision_id = r.decision_id and x.authority_id = r.authority_id
                and x.state not in ('done', 'done_late', 'not_done', 'withdrawn'))
            and not exists (select 1 from compliance_outcomes o where o.decision_id = r.decision_id and o.authority_id = r.authority_id and o.recorded_on > @Settled)
            and (exists (select 1 from compliance_outcomes o where o.decision_id = r.decision_id and o.authority_id = r.authority_id)
                or (not exists (select 1 from recommendations x where x.decision_id = r.decision_id and x.authority_id = r.authority_id and x.state <> 'withdrawn')
                    and not exists (select 1 from recommendation_events e join recommendations x on x.id = e.recommendation_id
                        where x.decision_id = r.decision_id and x.authority_id = r.authority_id and e.at >= @AfterSettled)))
        """;

    /// <summary>The contents that are due, of one council and hash or of all (null).</summary>
    public static async Task<IReadOnlyList<DueContent>> Find(ScopedConnection connection, RetentionDates dates, (long Authority, string Sha256)? only) =>
        (await connection.QueryAsync<DueContent>(
            $"""
            select y.authority_id, a.name as authority_name, a.invented as is_invented, min(y.reference) as stored_reference, y.sha256, y.size,
                count(*) as files, min(y.because) as because
            from (
                select c.authority_id, c.sha256, c.size, d.reference,
                    case
                        when c.state = 'infected' and c.scanned_at <= @Infected then 'infected'
                        when exists (select 1 from evidence_recalls x where x.file_id = f.id and x.deletes and x.decided_at <= @Recalled) then 'recalled'
                        when f.submission_id is null and f.removed_at is not null and exists (
                            select 1 from evidence_recalls x join evidence_files o on o.id = x.file_id
                            where o.authority_id = f.authority_id and o.sha256 = f.sha256 and x.recalled_at >= f.removed_at and x.deletes and x.decided_at <= @Recalled) then 'recalled'
                        when f.submission_id is null and f.removed_at <= @Removed then 'removed'
                        when {IsSettled} then 'settled'
                    end as because
                from evidence_contents c
                join evidence_files f on f.authority_id = c.authority_id and f.sha256 = c.sha256
                join recommendations r on r.id = f.recommendation_id
                join decisions d on d.id = r.decision_id
                where c.deleted_at is null {(only is null ? "" : "and c.authority_id = @Authority and c.sha256 = @Sha256")}
            ) y
            join authorities a on a.id = y.authority_id
            group by y.authority_id, a.name, a.invented, y.sha256, y.size
            having count(*) = count(y.because)
            order by a.name, min(y.reference), y.sha256
            """,
            new
            {
                dates.Settled,
                AfterSettled = LondonTime.StartOf(dates.Settled.AddDays(1)),
                dates.Removed,
                dates.Recalled,
                dates.Infected,
                only?.Authority,
                only?.Sha256,
            })).AsList();
}
