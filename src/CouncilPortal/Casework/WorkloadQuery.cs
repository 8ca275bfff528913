using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>What the team of caseworkers has before it.</summary>
public sealed class WorkloadQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Calendar days over which reviews are counted.</summary>
    public const int RecentDays = 28;

    /// <summary>Counts for each caseworker and for what nobody has, and by age; null for those who are not caseworkers.</summary>
    public Task<Workload?> Now(Scope scope, CancellationToken cancel) =>
        scope.IsOmbudsman(Role.Caseworker) ? database.Read<Workload?>(scope, Now, cancel) : Task.FromResult<Workload?>(null);

    private async Task<Workload?> Now(ScopedConnection connection)
    {
        var today = LondonTime.Today(time);
        var load = (await connection.QueryAsync<Load>(
            $"""
            select coalesce(o.caseworker_id, 0) as caseworker_id, count(*) as unsettled,
                sum(case when {DeskActionsQuery.IsOverdue} then 1 else 0 end) as overdue,
                sum(case when r.state = 'evidence_submitted' then 1 else 0 end) as evidence,
                sum(case when {DeskActionsQuery.AsksForDate} then 1 else 0 end) as requests,
                sum(case when {DeskActionsQuery.HasMessage} then 1 else 0 end) as messages
            from recommendations r
            left join case_owners o on o.decision_id = r.decision_id and o.authority_id = r.authority_id
            where {DeskActionsQuery.IsUnsettled}
            group by coalesce(o.caseworker_id, 0)
            """,
            new { today })).ToDictionary(l => l.CaseworkerId);
        var reviews = (await connection.QueryAsync<Reviewed>(
            "select v.reviewed_by as caseworker_id, count(*) as reviews from reviews v where v.reviewed_at >= @since and v.reviewed_by is not null group by v.reviewed_by",
            new { since = LondonTime.StartOf(today.AddDays(-RecentDays)) })).ToDictionary(r => r.CaseworkerId, r => r.Reviews);
        var waiting = (await connection.QueryAsync<Waiting>(
            $"select coalesce(o.caseworker_id, 0) as caseworker_id, s.submitted_at from {ReviewQueueQuery.Tables} where {ReviewQueueQuery.Waits}")).AsList();
        Colleague[] people = [.. await TakeCaseCommand.Caseworkers(connection), new Colleague { Id = 0, Name = "Nobody yet" }];
        return new Workload
        {
            Rows = [.. people.Select(p => Row(p, load.GetValueOrDefault(p.Id), reviews.GetValueOrDefault(p.Id), [.. waiting.Where(w => w.CaseworkerId == p.Id)], today))],
            Ages = [.. ReviewsFilter.Ages.Select(band => new AgeCount { Band = band, Count = waiting.Count(w => w.SubmittedAt >= band.Since(today) && w.SubmittedAt < band.Before(today)) })],
            LackingOutcome = await connection.QuerySingleAsync<int>($"select count(*) from recommendations r where {DeskActionsQuery.LacksOutcome}"),
            Conflicts = await connection.QuerySingleAsync<int>("select count(*) from import_conflicts c where c.settled_at is null"),
        };
    }

    private static WorkloadRow Row(Colleague person, Load? load, int reviews, IReadOnlyList<Waiting> waiting, DateOnly today) => new()
    {
        Person = person,
        Unsettled = load?.Unsettled ?? 0,
        Overdue = load?.Overdue ?? 0,
        Evidence = load?.Evidence ?? 0,
        Requests = load?.Requests ?? 0,
        Messages = load?.Messages ?? 0,
        Reviews = reviews,
        OldestDays = waiting.Count == 0 ? null : today.DayNumber - LondonTime.DateOf(waiting.Min(w => w.SubmittedAt)).DayNumber,
    };

    private sealed record Load
    {
        public required long CaseworkerId { get; init; }
        public required int Unsettled { get; init; }
        public required int Overdue { get; init; }
        public required int Evidence { get; init; }
        public required int Requests { get; init; }
        public required int Messages { get; init; }
    }

    private sealed record Reviewed
    {
        public required long CaseworkerId { get; init; }
        public required int Reviews { get; init; }
    }

    private sealed record Waiting
    {
        public required long CaseworkerId { get; init; }
        public required DateTimeOffset SubmittedAt { get; init; }
    }
}

/// <summary>The team's work.</summary>
public sealed record Workload
{
    /// <summary>A row for each caseworker, and last one for what nobody has.</summary>
    public required IReadOnlyList<WorkloadRow> Rows { get; init; }

    /// <summary>Evidence that waits, by how long it has waited.</summary>
    public required IReadOnlyList<AgeCount> Ages { get; init; }

    /// <summary>Actions of decisions that are settled without an outcome.</summary>
    public required int LackingOutcome { get; init; }

    /// <summary>Differences of imports that nobody has settled.</summary>
    public required int Conflicts { get; init; }
}

/// <summary>One caseworker's work.</summary>
public sealed record WorkloadRow
{
    /// <summary>The caseworker; id 0: nobody.</summary>
    public required Colleague Person { get; init; }

    /// <summary>Actions that are not settled.</summary>
    public required int Unsettled { get; init; }

    /// <summary>Of these, overdue.</summary>
    public required int Overdue { get; init; }

    /// <summary>Of these, with evidence that waits.</summary>
    public required int Evidence { get; init; }

    /// <summary>Of these, with a request for another date that waits.</summary>
    public required int Requests { get; init; }

    /// <summary>Of these, with a message that waits.</summary>
    public required int Messages { get; init; }

    /// <summary>Reviews recorded in the last <see cref="WorkloadQuery.RecentDays"/> days.</summary>
    public required int Reviews { get; init; }

    /// <summary>Days for which the oldest evidence has waited; null: none waits.</summary>
    public required int? OldestDays { get; init; }
}

/// <summary>How much evidence has waited for how long.</summary>
public sealed record AgeCount
{
    /// <summary>How long.</summary>
    public required AgeBand Band { get; init; }

    /// <summary>How much.</summary>
    public required int Count { get; init; }
}
