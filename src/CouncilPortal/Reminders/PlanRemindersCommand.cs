using System.Globalization;
using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>
/// Queues the reminders of mornings. Each is a unique row (action, kind, morning, recipient) that comes into being together
/// with its mail, so that planning twice, late or from two processes doubles nothing and misses nothing.
/// </summary>
public sealed class PlanRemindersCommand(PortalDatabase database, TimeProvider time, ReminderMails mails, PortalAddress address)
{
    /// <summary>
    /// Plans every morning that has come and is not recorded as planned. After an outage a person gets one mail for all
    /// the mornings missed, in the words of today. Anyone but a system job plans nothing.
    /// </summary>
    public async Task<PlanResult> CatchUp(Scope scope, CancellationToken cancel)
    {
        if (!scope.IsSystem)
        {
            return PlanResult.Nothing;
        }

        var planned = await database.Read(
            scope, c => c.QueryAsync<DateOnly>("select morning from planned_mornings where planned_at is not null"), cancel);
        var missing = Mornings.Missing(planned.AsList(), time.GetUtcNow());
        return missing.Count == 0
            ? PlanResult.Nothing
            : await database.Transact(scope, c => Plan(c, scope, missing, isRecorded: true), cancel);
    }

    /// <summary>
    /// Queues what is not queued yet of one day, past or to come; mail of a day to come waits for its morning. The day
    /// is still planned when its morning comes, for what changes until then. Anyone but a system job plans nothing.
    /// </summary>
    public async Task<PlanResult> Queue(Scope scope, DateOnly on, CancellationToken cancel) =>
        scope.IsSystem ? await database.Transact(scope, c => Plan(c, scope, [on], isRecorded: false), cancel) : PlanResult.Nothing;

    private async Task<PlanResult> Plan(ScopedConnection connection, Scope scope, IReadOnlyList<DateOnly> mornings, bool isRecorded)
    {
        var now = time.GetUtcNow();
        var taken = new List<(DateOnly Morning, int Runs)>();
        foreach (var morning in mornings)
        {
            var row = await Take(connection, morning);
            if (!isRecorded || row.PlannedAt is null)
            {
                taken.Add((morning, row.Runs));
            }
        }

        if (taken.Count == 0)
        {
            return PlanResult.Nothing;
        }

        var (last, runs) = taken[^1];
        var ids = new MessageIds(last, runs + 1, address.Host);
        var dates = (await ReminderCalendar.Load(connection)).Between(taken[0].Morning, last);
        var items = dates.IsEmpty ? [] : await Insert(connection, dates, ids, now);
        await Outbox.QueueAll(connection, now, await mails.Compose(items, ids, Later(last, LondonTime.DateOf(now)), Later(Mornings.At(last), now)));
        foreach (var (morning, _) in taken)
        {
            await Record(connection, morning, items, isLast: morning == last, isRecorded ? now : null);
        }

        if (items.Count > 0)
        {
            await AuditTrail.Write(connection, scope, now, Entry(last, items));
        }

        return new PlanResult { Mornings = [.. taken.Select(t => t.Morning)], Items = items };
    }

    /// <summary>Takes the morning's row, or waits until the process that has it is done.</summary>
    private static Task<MorningRow> Take(ScopedConnection connection, DateOnly morning) =>
        connection.QuerySingleAsync<MorningRow>(
            """
            insert into planned_mornings (morning, planned_at, queued, runs)
            values (@morning, null, 0, 0)
            on conflict (morning) do update set runs = planned_mornings.runs
            returning planned_at, runs
            """,
            new { morning });

    private static async Task<IReadOnlyList<ReminderItem>> Insert(ScopedConnection connection, ReminderDates dates, MessageIds ids, DateTimeOffset now)
    {
        var parameters = dates.Parameters(LondonTime.DateOf(now), now);
        parameters.Add("before", ids.Before);
        parameters.Add("after", ids.After);
        await connection.ExecuteAsync(
            $"""
            {ReminderSql.Candidates(dates.Values)}
            insert into reminders (recommendation_id, authority_id, kind, for_date, recipient_id, recipient_name, message_id, planned_at)
            select c.recommendation_id, c.authority_id, c.kind, c.for_date, p.id, p.name, @before || cast(p.id as text) || @after, @now
            from candidates c
            join people p on p.id = c.recipient_id
            where true
            on conflict do nothing
            """,
            parameters);
        return (await connection.QueryAsync<ReminderItem>(
            $"""
            select {ReminderSql.ItemColumns}, m.kind, m.for_date, true as is_queued
            from reminders m
            join people p on p.id = m.recipient_id
            join recommendations r on r.id = m.recommendation_id
            join decisions d on d.id = r.decision_id
            join authorities a on a.id = m.authority_id
            where m.for_date in @mornings
                and m.message_id = @before || cast(m.recipient_id as text) || @after
            order by p.name, p.id, r.due_on, d.reference, r.id
            """,
            new { mornings = dates.Mornings, before = ids.Before, after = ids.After })).AsList();
    }

    private static Task<int> Record(ScopedConnection connection, DateOnly morning, IReadOnlyList<ReminderItem> items, bool isLast, DateTimeOffset? plannedAt) =>
        connection.ExecuteAsync(
            "update planned_mornings set planned_at = coalesce(@plannedAt, planned_at), queued = queued + @queued, runs = runs + @run where morning = @morning",
            new { morning, plannedAt, queued = items.Count(i => i.ForDate == morning), run = isLast && items.Count > 0 ? 1 : 0 });

    private static AuditEntry Entry(DateOnly last, IReadOnlyList<ReminderItem> items) => new()
    {
        Action = "reminders queued",
        Subject = string.Create(CultureInfo.InvariantCulture, $"morning {last:yyyy-MM-dd}"),
        AuthorityId = null,
        Detail = string.Create(CultureInfo.InvariantCulture, $"{items.Count} reminders to {items.Select(i => i.RecipientId).Distinct().Count()} people"),
    };

    private static T Later<T>(T one, T other)
        where T : IComparable<T> => one.CompareTo(other) > 0 ? one : other;

    private sealed record MorningRow
    {
        public required DateTimeOffset? PlannedAt { get; init; }

        public required int Runs { get; init; }
    }
}
