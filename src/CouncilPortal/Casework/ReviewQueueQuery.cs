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

    internal const string Waits = "r.state = 'evidence_submitted' and not exists (select 1 from reviews v where v.submission_id = s.id)";

    internal const string Tables =
        """
        submissions s
        join recommendations r on r.id = s.recommendation_id
        join decisions d on d.id = r.decision_id
        join authorities a on a.id = r.authority_id
        left join case_owners o on o.decision_id = r.decision_id and o.authority_id = r.authority_id
        left join people p on p.id = o.caseworker_id
        """;

    private const string IsEscalated = "exists (select 1 from escalations x where x.recommendation_id = r.id)";
    private const string IsPastDue = "r.due_on < @today";
    private const string CameBack = "exists (select 1 from reviews b where b.recommendation_id = r.id)";
    private const string IsPersonal = "r.kind = 'personal_remedy'";
    private const string WaitsLong = "s.submitted_at < @longAgo";

    private const string Points =
        $"""
        (case when {IsEscalated} then 3 else 0 end + case when {IsPastDue} then 2 else 0 end + case when {CameBack} then 1 else 0 end
            + case when {IsPersonal} then 1 else 0 end + case when {WaitsLong} then 1 else 0 end)
        """;

    /// <summary>Unreviewed submissions as the filter asks; nothing for those who are not caseworkers.</summary>
    public Task<ReviewList> List(Scope scope, ReviewsFilter filter, CancellationToken cancel)
    {
        var today = LondonTime.Today(time);
        var parameters = new
        {
            All = scope.IsOmbudsman(Role.Caseworker),
            today,
            longAgo = LondonTime.StartOf(today.AddDays(-ReviewRisk.LongWaitDays)),
            before = filter.Band?.Before(today) ?? DateTimeOffset.MaxValue,
            since = filter.Band?.Since(today) ?? DateTimeOffset.UnixEpoch,
            Owner = AddressParts.OwnerId(filter.Owner, scope.PersonOrNobody),
            pattern = AddressParts.Pattern(filter.Search),
            reference = AddressParts.ReferencePattern(filter.Search),
            Limit = PageSize,
            Offset = (filter.Page - 1) * PageSize,
        };
        var where = $"@All and {Waits} {Conditions(filter)}";
        return database.Read(
            scope,
            async connection => new ReviewList
            {
                Rows = (await connection.QueryAsync<ReviewQueueRow>(
                    $"""
                    select s.id as submission_id, s.reference, s.submitted_at, s.submitted_by_name, s.done_on, r.due_on, r.remedy as stored_remedy,
                        d.reference as stored_reference, a.name as authority_name, a.invented as is_invented, p.name as owner_name,
                        (select count(*) from evidence_files f where f.submission_id = s.id and f.removed_at is null) as files,
                        case when {IsEscalated} then true else false end as is_escalated,
                        case when {CameBack} then true else false end as came_back,
                        case when {IsPersonal} then true else false end as is_personal
                    from {Tables}
                    where {where}
                    order by {Order(filter.Sort)}
                    limit @Limit offset @Offset
                    """,
                    parameters)).AsList(),
                Total = await connection.QuerySingleAsync<int>($"select count(*) from {Tables} where {where}", parameters),
                Caseworkers = parameters.All ? await TakeCaseCommand.Caseworkers(connection) : [],
                Today = today,
            },
            cancel);
    }

    private static string Conditions(ReviewsFilter filter)
    {
        var risk = filter.Risk switch
        {
            "escalated" => $"and {IsEscalated}",
            "past-due" => $"and {IsPastDue}",
            "came-back" => $"and {CameBack}",
            "personal" => $"and {IsPersonal}",
            "long-wait" => $"and {WaitsLong}",
            _ => "",
        };
        var age = filter.Band is null ? "" : "and s.submitted_at >= @since and s.submitted_at < @before";
        var search = filter.Search is null ? "" :
            "and (d.reference like @reference escape '!' or lower(s.reference) like @pattern escape '!' or lower(a.name) like @pattern escape '!')";
        return $"{risk} {age} {AddressParts.OwnerCondition(filter.Owner)} {search}";
    }

    private static string Order(string sort) => sort switch
    {
        "risk" => $"{Points} desc, s.submitted_at, s.id",
        "-waiting" => "s.submitted_at desc, s.id desc",
        "due" => "r.due_on, s.submitted_at, s.id",
        "-due" => "r.due_on desc, s.submitted_at, s.id",
        "council" => "a.name, s.submitted_at, s.id",
        "-council" => "a.name desc, s.submitted_at, s.id",
        _ => "s.submitted_at, s.id",
    };
}

/// <summary>A page of the queue.</summary>
public sealed record ReviewList
{
    /// <summary>The page's rows.</summary>
    public required IReadOnlyList<ReviewQueueRow> Rows { get; init; }

    /// <summary>How many wait in all.</summary>
    public required int Total { get; init; }

    /// <summary>Who can have a case.</summary>
    public required IReadOnlyList<Colleague> Caseworkers { get; init; }

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

    /// <summary>The caseworker who has the case; null: nobody.</summary>
    public required string? OwnerName { get; init; }

    /// <summary>How many files came with it.</summary>
    public required int Files { get; init; }

    /// <summary>Whether the action was taken to the chief executive.</summary>
    public required bool IsEscalated { get; init; }

    /// <summary>Whether earlier evidence was sent back.</summary>
    public required bool CameBack { get; init; }

    /// <summary>Whether a person waits for the remedy.</summary>
    public required bool IsPersonal { get; init; }

    /// <summary>The remedy.</summary>
    public Remedy Remedy => Remedies.Parse(StoredRemedy);

    /// <summary>The decision's reference.</summary>
    public DecisionReference Decision => DecisionReference.Parse(StoredReference);

    /// <summary>Whether the action was completed after its due date.</summary>
    public bool IsLate => Deadline.IsLate(DoneOn, DueOn);

    /// <summary>Calendar days of waiting.</summary>
    public int DaysWaiting(DateOnly today) => today.DayNumber - LondonTime.DateOf(SubmittedAt).DayNumber;

    /// <summary>Why it presses.</summary>
    public ReviewRisk RiskOn(DateOnly today) => new()
    {
        IsEscalated = IsEscalated,
        IsPastDue = DueOn < today,
        CameBack = CameBack,
        IsPersonal = IsPersonal,
        WaitsLong = DaysWaiting(today) > ReviewRisk.LongWaitDays,
    };
}
