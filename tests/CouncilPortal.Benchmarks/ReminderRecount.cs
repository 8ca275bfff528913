using System.Data.Common;
using Dapper;

namespace CouncilPortal.Benchmarks;

/// <summary>
/// What should have been sent, counted again from the rules as they are written down and from the facts in the database, with nothing of the
/// code that plans: who held which role when, where each action stood and when it was due on each morning.
/// </summary>
internal sealed class ReminderRecount(DbConnection database)
{
    private static readonly HashSet<DateOnly> Holidays =
    [
        new(2026, 1, 1), new(2026, 4, 3), new(2026, 4, 6), new(2026, 5, 4), new(2026, 5, 25), new(2026, 8, 31), new(2026, 12, 25), new(2026, 12, 28),
        new(2027, 1, 1), new(2027, 3, 26), new(2027, 3, 29), new(2027, 5, 3), new(2027, 5, 31), new(2027, 8, 30), new(2027, 12, 27), new(2027, 12, 28),
    ];

    /// <summary>England's bank holidays, as the government lists them.</summary>
    public static IReadOnlyCollection<DateOnly> BankHolidays => Holidays;

    /// <summary>For each run, in order, and each person: the actions that their one mail must name, as <c>address|id,id</c>.</summary>
    /// <param name="runs">When mornings were planned: the day, and the instant in UTC.</param>
    public async Task<IReadOnlyList<string>> Expected(IReadOnlyList<(DateOnly Day, DateTimeOffset At)> runs)
    {
        var actions = (await database.QueryAsync<Action>("select id, authority_id, assignee_id, original_due_on from recommendations order by id")).AsList();
        var events = (await database.QueryAsync<Event>("select recommendation_id, state, at from recommendation_events order by id")).ToLookup(e => e.RecommendationId);
        var moves = (await database.QueryAsync<Move>("select recommendation_id, to_date, at from deadline_changes order by id")).ToLookup(m => m.RecommendationId);
        var members = (await database.QueryAsync<Membership>(
            "select m.authority_id, m.role, m.started_at, m.ended_at, p.id, p.email from memberships m join people p on p.id = m.person_id where m.authority_id is not null")).ToLookup(m => m.AuthorityId);
        var expected = new List<string>();
        var sent = new HashSet<(long Action, DateOnly ForDate, string Email)>();
        for (var run = 0; run < runs.Count; run++)
        {
            var (day, at) = runs[run];
            // What is left on a day off is taken up on the next working day.
            var last = runs.Take(run).Where(r => IsWorking(r.Day)).Select(r => r.Day).DefaultIfEmpty(day.AddDays(-1)).Last();
            var named = new Dictionary<string, SortedSet<long>>();
            foreach (var action in actions)
            {
                var state = events[action.Id].LastOrDefault(e => e.At <= at)?.State;
                var due = moves[action.Id].LastOrDefault(m => m.At <= at)?.ToDate ?? action.OriginalDueOn;
                if (state is not ("open" or "more_evidence_needed") || Latest(due, last, day) is not { } forDate || !(IsWorking(day) || CannotWait(due, forDate, day)))
                {
                    continue;
                }

                foreach (var member in members[action.AuthorityId])
                {
                    var isLive = member.StartedAt <= at && (member.EndedAt is null || member.EndedAt > at);
                    if (isLive && (member.Role == "link_officer" || member.Id == action.AssigneeId) && sent.Add((action.Id, forDate, member.Email)))
                    {
                        (named.TryGetValue(member.Email, out var set) ? set : named[member.Email] = []).Add(action.Id);
                    }
                }
            }

            expected.AddRange(named.Select(n => Line(n.Key, n.Value)));
        }

        return expected;
    }

    public static string Line(string address, IEnumerable<long> actions) => $"{address}|{string.Join(',', actions.Order())}";

    /// <summary>The due dates that ask for a reminder on the day, where the one before was planned too.</summary>
    public static IReadOnlyList<DateOnly> DueDates(DateOnly day, DateOnly oldest) =>
        [.. Enumerable.Range(0, day.AddDays(31).DayNumber - oldest.DayNumber + 1).Select(oldest.AddDays).Where(due => Latest(due, day.AddDays(-1), day) is not null)];

    /// <summary>
    /// The morning of the latest reminder due by the day, where it is after the last one planned: 14 days before the due date (or the working
    /// day before that), 5 working days before, 1 working day before, on the day if it is a working day; overdue on the next working day
    /// and each week after that, or the working day after.
    /// </summary>
    private static DateOnly? Latest(DateOnly due, DateOnly last, DateOnly day)
    {
        IEnumerable<DateOnly> dates = day <= due
            ? [Back(due.AddDays(-14)), WorkingDaysBefore(due, 5), WorkingDaysBefore(due, 1), .. IsWorking(due) ? [due] : Array.Empty<DateOnly>()]
            : Overdue(due, day);
        var reached = dates.Where(d => d <= day).ToList();
        return reached.Count > 0 && reached.Max() > last ? reached.Max() : null;
    }

    /// <summary>A last warning of what is due before the next working day.</summary>
    private static bool CannotWait(DateOnly due, DateOnly forDate, DateOnly day) =>
        day <= due && due < Forward(day.AddDays(1)) && forDate >= WorkingDaysBefore(due, 1);

    private static IEnumerable<DateOnly> Overdue(DateOnly due, DateOnly until)
    {
        var first = Forward(due.AddDays(1));
        for (var week = first; week <= until; week = week.AddDays(7))
        {
            yield return Forward(week);
        }
    }

    private static DateOnly WorkingDaysBefore(DateOnly date, int days)
    {
        while (days > 0)
        {
            date = date.AddDays(-1);
            days -= IsWorking(date) ? 1 : 0;
        }

        return date;
    }

    private static DateOnly Back(DateOnly date) => IsWorking(date) ? date : Back(date.AddDays(-1));

    private static DateOnly Forward(DateOnly date) => IsWorking(date) ? date : Forward(date.AddDays(1));

    private static bool IsWorking(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(date);

    private sealed record Action
    {
        public required long Id { get; init; }
        public required long AuthorityId { get; init; }
        public required long? AssigneeId { get; init; }
        public required DateOnly OriginalDueOn { get; init; }
    }

    private sealed record Event
    {
        public required long RecommendationId { get; init; }
        public required string State { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    private sealed record Move
    {
        public required long RecommendationId { get; init; }
        public required DateOnly ToDate { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    private sealed record Membership
    {
        public required long AuthorityId { get; init; }
        public required string Role { get; init; }
        public required DateTimeOffset StartedAt { get; init; }
        public required DateTimeOffset? EndedAt { get; init; }
        public required long Id { get; init; }
        public required string Email { get; init; }
    }
}
