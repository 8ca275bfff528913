using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>Evidence that waits for a caseworker.</summary>
public sealed class ReviewQueueQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Submissions shown on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Unreviewed submissions, the oldest first; nothing for those who are not caseworkers.</summary>
    public Task<ReviewList> List(Scope scope, int page, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var parameters = new { All = scope.IsOmbudsman(Role.Caseworker), Limit = PageSize, Offset = (page - 1) * PageSize };
                return new ReviewList
                {
                    Rows = (await connection.QueryAsync<ReviewQueueRow>(
                        """
                        select s.id as submission_id, s.reference, s.submitted_at, s.submitted_by_name, s.done_on, r.due_on, r.remedy as stored_remedy,
                            d.reference as stored_reference, a.name as authority_name, a.invented as is_invented,
                            (select count(*) from evidence_files f where f.submission_id = s.id) as files,
                            (select count(*) from submissions e where e.recommendation_id = r.id and e.id < s.id) as earlier
                        from submissions s
                        join recommendations r on r.id = s.recommendation_id
                        join decisions d on d.id = r.decision_id
                        join authorities a on a.id = r.authority_id
                        where @All and r.state = 'evidence_submitted'
                            and not exists (select 1 from reviews v where v.submission_id = s.id)
                        order by s.submitted_at, s.id
                        limit @Limit offset @Offset
                        """,
                        parameters)).AsList(),
                    Total = await connection.QuerySingleAsync<int>(
                        """
                        select count(*) from submissions s
                        join recommendations r on r.id = s.recommendation_id
                        where @All and r.state = 'evidence_submitted' and not exists (select 1 from reviews v where v.submission_id = s.id)
                        """,
                        parameters),
                    Today = LondonTime.Today(time),
                };
            },
            cancel);
}

/// <summary>A page of the queue.</summary>
public sealed record ReviewList
{
    /// <summary>The page's rows.</summary>
    public required IReadOnlyList<ReviewQueueRow> Rows { get; init; }

    /// <summary>How many wait in all.</summary>
    public required int Total { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>A submission that waits.</summary>
public sealed record ReviewQueueRow
{
    /// <summary>The submission.</summary>
    public required long SubmissionId { get; init; }

    /// <summary>Its reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string SubmittedByName { get; init; }

    /// <summary>The date on which the action was completed, as the council states it.</summary>
    public required DateOnly DoneOn { get; init; }

    /// <summary>The due date in force.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The remedy, as stored.</summary>
    public required string StoredRemedy { get; init; }

    /// <summary>The decision's reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The council's name.</summary>
    public required string AuthorityName { get; init; }

    /// <summary>Whether the council is an invented one of the demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>How many files came with it.</summary>
    public required int Files { get; init; }

    /// <summary>How many submissions there were before it.</summary>
    public required int Earlier { get; init; }

    /// <summary>The remedy.</summary>
    public Remedy Remedy => Remedies.Parse(StoredRemedy);

    /// <summary>The decision's reference.</summary>
    public DecisionReference Decision => DecisionReference.Parse(StoredReference);

    /// <summary>Whether the action was completed after its due date.</summary>
    public bool IsLate => Deadline.IsLate(DoneOn, DueOn);
}
