using System.Globalization;
using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Notifications;
using CouncilPortal.PublicReports;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>
/// Queues the reminders of mornings. Each is a unique row (action, kind, morning, recipient) that comes into being together
/// with its mail, so that planning twice, late or from two processes doubles nothing and misses nothing.
/// </summary>
public sealed class PlanRemindersCommand(PortalDatabase database, TimeProvider time, ReminderMails mails, PortalAddress address, ReportClocksDueQuery clocks)
{
    /// <summary>How old something may be that waits for a day's or a week's mail.</summary>
    private const int LongestWaitInDays = 14;

    /// <summary>
    /// Plans every morning that has come and is not recorded as planned. After an outage a person gets one mail for all
    /// the mornings missed, in the words of today. On a day on which councils do not work only what cannot wait goes, and the
    /// working days that were missed are left to the next one. Anyone but a system job plans nothing.
    /// </summary>
    public async Task<PlanResult> CatchUp(Scope scope, CancellationToken cancel)
    {
        if (!scope.IsSystem)
        {
            return PlanResult.Nothing;
        }

        var (planned, workingDays) = await database.Read(
            scope,
            async c => ((await c.QueryAsync<DateOnly>("select morning from planned_mornings where planned_at is not null")).AsList(), await ReminderCalendar.LoadWorkingDays(c)),
            cancel);
        var now = time.GetUtcNow();
        var missing = Mornings.Missing(planned, now);
        var isWorkingDay = workingDays.IsWorkingDay(Mornings.Latest(now));
        List<DateOnly> recorded = [.. missing.Where(m => isWorkingDay || !workingDays.IsWorkingDay(m))];
        if (recorded.Count == 0)
        {
            return PlanResult.Nothing;
        }

        var running = isWorkingDay ? await clocks.By(scope, missing[^1].AddDays(2 * ReminderRules.MostDays), cancel) : [];
        return await database.Transact(
            scope, c => Plan(c, scope, new Run { Mornings = missing, Recorded = recorded, Clocks = isWorkingDay ? running : null }), cancel);
    }

    /// <summary>
    /// Queues what is not queued yet of one day's reminders, past or to come; mail of a day to come waits for its morning. The day
    /// is still planned when its morning comes, for what changes until then. Anyone but a system job plans nothing.
    /// </summary>
    public async Task<PlanResult> Queue(Scope scope, DateOnly on, CancellationToken cancel) =>
        scope.IsSystem ? await database.Transact(scope, c => Plan(c, scope, new Run { Mornings = [on], Recorded = [], Clocks = null }), cancel) : PlanResult.Nothing;

    private async Task<PlanResult> Plan(ScopedConnection connection, Scope scope, Run run)
    {
        var now = time.GetUtcNow();
        var taken = new List<(DateOnly Morning, int Runs)>();
        foreach (var morning in run.Mornings)
        {
            var row = await Take(connection, morning);
            if (!run.Recorded.Contains(morning) || row.PlannedAt is null)
            {
                taken.Add((morning, row.Runs));
            }
        }

        if (taken.Count == 0 || (run.Recorded.Count > 0 && !taken.Exists(t => run.Recorded.Contains(t.Morning))))
        {
            return PlanResult.Nothing;
        }

        var (first, (last, runs)) = (taken[0].Morning, taken[^1]);
        var ids = MessageIds.OfMorning(last, runs + 1, address.Host);
        var calendar = await ReminderCalendar.Load(connection);
        var isWeekly = run.Clocks is not null && taken.Exists(t => IsFirstOfWeek(calendar.WorkingDays, t.Morning));
        var since = isWeekly && last.AddDays(-LongestWaitInDays) < first ? last.AddDays(-LongestWaitInDays) : first;
        await Insert(connection, calendar.Between(first, last), ids, now);
        var news = run.Clocks is { } running ? await News(connection, calendar, running, last, isWeekly, ids, now) : [];
        var items = await Items(connection, since, ids);
        var readOn = Later(last, LondonTime.DateOf(now));
        var recipients = await Recipients(connection, items, news, ids);
        await Outbox.QueueAll(connection, now, await mails.Compose(recipients, readOn, Later(Mornings.At(last), now)));
        await Notices.Insert(connection, now, [.. items.OrderByDescending(i => i.DueOn).Select(i => i.Notice(readOn, ids.Of(i.Addressee))).OfType<Notice>()]);
        foreach (var (morning, _) in taken)
        {
            await Record(connection, new
            {
                morning,
                plannedAt = run.Recorded.Contains(morning) ? now : (DateTimeOffset?)null,
                queued = items.Count(i => i.ForDate == morning),
                run = morning == last && items.Count + news.Count > 0 ? 1 : 0,
            });
        }

        if (items.Count + news.Count > 0)
        {
            await AuditTrail.Write(connection, scope, now, Entry(last, items, recipients.Count));
        }

        return new PlanResult { Mornings = [.. taken.Select(t => t.Morning)], Items = items, News = news };
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

    private static async Task Insert(ScopedConnection connection, ReminderDates dates, MessageIds ids, DateTimeOffset now)
    {
        if (dates.IsEmpty)
        {
            return;
        }

        var parameters = dates.Parameters(LondonTime.DateOf(now), now);
        parameters.Add("before", ids.Before);
        parameters.Add("after", ids.After);
        parameters.Add("asker", null, System.Data.DbType.String);
        await connection.ExecuteAsync($"{ReminderSql.Candidates(dates)}\n{ReminderSql.InsertCandidates}", parameters);
    }

    /// <summary>What this run mails of the week's reminders and its own; among these, too, what goes later or not by mail.</summary>
    private static async Task<IReadOnlyList<ReminderItem>> Items(ScopedConnection connection, DateOnly since, MessageIds ids) =>
        (await connection.QueryAsync<ReminderItem>(
            $"""
            select {ReminderSql.ItemColumns}, m.kind, m.for_date, m.reason, m.for_name, m.delivery, m.waits, true as is_queued
            from reminders m
            left join people p on p.id = m.recipient_id
            left join council_mailboxes b on b.id = m.mailbox_id
            join recommendations r on r.id = m.recommendation_id
            join decisions d on d.id = r.decision_id
            join authorities a on a.id = m.authority_id
            where m.for_date >= @since
                and m.message_id = @before || {ReminderSql.Addressee("m.recipient_id", "m.mailbox_id")} || @after
            order by coalesce(p.name, b.email), p.id, r.due_on, d.reference, r.id
            """,
            new { since, before = ids.Before, after = ids.After })).AsList();

    /// <summary>Notes what is new today, and takes up everything that waits for this morning's mail.</summary>
    private static async Task<IReadOnlyList<NewsItem>> News(
        ScopedConnection connection, ReminderCalendar calendar, IReadOnlyList<ReportClockDue> running, DateOnly last, bool isWeekly, MessageIds ids, DateTimeOffset now)
    {
        await MorningNews.Note(connection, calendar, running, last, now);
        var parameters = new { before = ids.Before, after = ids.After, isWeekly, now, horizon = now.AddDays(-LongestWaitInDays), states = ReminderCalendar.States };
        if (isWeekly)
        {
            await connection.ExecuteAsync(
                $"""
                update reminders
                set waits = false, message_id = @before || 'p' || cast(recipient_id as text) || @after
                where waits and planned_at > @horizon
                    and recommendation_id in (select r.id from recommendations r where r.state in @states)
                    and recipient_id in ({CanBeWrittenTo})
                """,
                parameters);
        }

        return (await connection.QueryAsync<NewsItem>(
            $"""
            update notifications
            set message_id = @before || 'p' || cast(person_id as text) || @after
            where message_id is null and read_at is null and at > @horizon
                and (delivery in ('at_once', 'daily') or (delivery = 'weekly' and @isWeekly))
                and person_id in ({CanBeWrittenTo})
            returning person_id, topic as topic_code, subject, path
            """,
            parameters)).AsList();
    }

    private const string CanBeWrittenTo =
        """
        select p.id
        from people p
        join tenants t on t.id = p.tenant_id
        where t.listed and p.email <> ''
            and exists (select 1 from memberships m where m.person_id = p.id and m.started_at <= @now and (m.ended_at is null or m.ended_at > @now))
        """;

    private static async Task<IReadOnlyList<(string MessageId, Addressee To)>> Recipients(
        ScopedConnection connection, IReadOnlyList<ReminderItem> items, IReadOnlyList<NewsItem> news, MessageIds ids)
    {
        var newsOf = news.ToLookup(n => n.PersonId);
        var recipients = items.Where(i => i.IsMailed).GroupBy(i => i.Addressee)
            .Select(g => (ids.Of(g.Key), new Addressee
            {
                PersonId = g.First().RecipientId,
                Name = g.First().RecipientName,
                Email = g.First().RecipientEmail,
                Items = [.. g],
                News = g.First().RecipientId is { } person ? [.. newsOf[person]] : [],
            })).ToList();
        var others = newsOf.Select(g => g.Key).Except(recipients.Select(r => r.Item2.PersonId).OfType<long>()).ToList();
        if (others.Count == 0)
        {
            return recipients;
        }

        var people = await connection.QueryAsync<Person>("select p.id, p.name, p.email from people p where p.id in @others order by p.name, p.id", new { others });
        return
        [
            .. recipients,
            .. people.Select(p => (
                ids.Of(string.Create(CultureInfo.InvariantCulture, $"p{p.Id}")),
                new Addressee { PersonId = p.Id, Name = p.Name, Email = p.Email, Items = [], News = [.. newsOf[p.Id]] })),
        ];
    }

    private static Task<int> Record(ScopedConnection connection, object values) =>
        connection.ExecuteAsync(
            "update planned_mornings set planned_at = coalesce(@plannedAt, planned_at), queued = queued + @queued, runs = runs + @run where morning = @morning", values);

    private static AuditEntry Entry(DateOnly last, IReadOnlyList<ReminderItem> items, int recipients) => new()
    {
        Action = "reminders queued",
        Subject = string.Create(CultureInfo.InvariantCulture, $"morning {last:yyyy-MM-dd}"),
        AuthorityId = null,
        Detail = string.Create(CultureInfo.InvariantCulture, $"{items.Count} reminders, {recipients} mails"),
    };

    private static bool IsFirstOfWeek(WorkingDays workingDays, DateOnly morning)
    {
        var monday = morning.AddDays(-(((int)morning.DayOfWeek + 6) % 7));
        return workingDays.OnOrAfter(monday) == morning;
    }

    private static T Later<T>(T one, T other)
        where T : IComparable<T> => one.CompareTo(other) > 0 ? one : other;

    /// <summary>What to plan.</summary>
    private sealed record Run
    {
        /// <summary>The mornings, oldest first.</summary>
        public required IReadOnlyList<DateOnly> Mornings { get; init; }

        /// <summary>Those of them that are planned for good by this.</summary>
        public required List<DateOnly> Recorded { get; init; }

        /// <summary>The clocks of public reports that run; null: reminders of actions alone are planned.</summary>
        public required IReadOnlyList<ReportClockDue>? Clocks { get; init; }
    }

    private sealed record MorningRow
    {
        public required DateTimeOffset? PlannedAt { get; init; }

        public required int Runs { get; init; }
    }

    private sealed record Person
    {
        public required long Id { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }
    }
}
