using System.Globalization;
using CouncilPortal.Database;
using CouncilPortal.Letters;
using CouncilPortal.Notifications;
using CouncilPortal.PublicReports;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>
/// What a morning tells people beside reminders of actions: letters issued, unread and public, clocks of public reports, cover that
/// begins and ends, actions that came in a file. Each is noted once for each person, whenever and however often the morning is planned.
/// </summary>
internal static class MorningNews
{
    /// <summary>News of what is longer ago is no news.</summary>
    private const int OldestInDays = 14;

    /// <summary>Notes what is new by the morning.</summary>
    public static async Task Note(ScopedConnection connection, ReminderCalendar calendar, IReadOnlyList<ReportClockDue> running, DateOnly morning, DateTimeOffset now) =>
        await Notices.Insert(connection, now, await Find(connection, calendar, running, morning, now));

    /// <summary>What there is to tell by the morning, to whom and how they want it; among it, too, what they were told before.</summary>
    public static async Task<IReadOnlyList<Notice>> Find(
        ScopedConnection connection, ReminderCalendar calendar, IReadOnlyList<ReportClockDue> running, DateOnly morning, DateTimeOffset now)
    {
        List<Found> found =
        [
            .. await Letters(connection, calendar, morning, now),
            .. await Reports(connection, calendar, running, morning, now),
            .. await Covers(connection, calendar, morning, now),
            .. await Imported(connection, morning, now),
        ];
        if (found.Count == 0)
        {
            return [];
        }

        var wanted = await Notices.Wanted(connection, [.. found.Select(f => f.PersonId).Distinct()], [.. found.Select(f => f.Topic.Code).Distinct()]);
        return found.ConvertAll(f => new Notice
        {
            PersonId = f.PersonId,
            Key = f.Key,
            Topic = f.Topic,
            Subject = f.Subject,
            Path = f.Path,
            Delivery = wanted(f.PersonId, f.Topic),
            MessageId = null,
        });
    }

    private static async Task<IEnumerable<Found>> Letters(ScopedConnection connection, ReminderCalendar calendar, DateOnly morning, DateTimeOffset now)
    {
        var unread = calendar.Rules.One(ReminderOccasion.LetterUnread);
        var rows = await connection.QueryAsync<LetterRow>(
            $"""
            with recursive {ReminderSql.Council}
            select l.id, l.year, a.slug, l.issued_at, l.published_at, v.person_id,
                case when l.run_id is null then false else true end as is_told,
                case when max(case when x.letter_id is null then 0 else 1 end) = 1 then true else false end as is_read
            from letters l
            join authorities a on a.id = l.authority_id
            join standing s on s.authority_id = l.authority_id and (s.acting_id = l.authority_id or l.published_at <= @now or l.issued_at >= a.end_date)
            join live v on v.authority_id = s.acting_id and v.role in @roles
            left join letter_reads x on x.letter_id = l.id and x.person_id = v.person_id
            where l.issued_at <= @now and (l.issued_at > @horizon or l.published_at > @horizon)
            group by l.id, l.year, a.slug, l.issued_at, l.published_at, l.run_id, v.person_id
            order by l.id, v.person_id
            """,
            WithHorizon(now, OldestInDays + (2 * unread.Days), new[] { Role.LinkOfficer, Role.MonitoringOfficer, Role.ChiefExecutive, Role.Delegate }));
        return rows.SelectMany(row => LetterNews(row, calendar, unread, morning, now));
    }

    private static IEnumerable<Found> LetterNews(LetterRow row, ReminderCalendar calendar, ReminderRule unread, DateOnly morning, DateTimeOffset now)
    {
        var letter = $"annual review letter {row.Year}";
        var path = row.PublishedAt <= now ? LetterAddress.Public(row.Slug, row.Year) : LetterAddress.OwnLetter(row.Slug, row.Year);
        var publicFrom = LondonTime.DateOf(row.PublishedAt);
        var recent = now.AddDays(-OldestInDays);
        if (IsOn(calendar, ReminderOccasion.LetterIssued) && row.IssuedAt > recent && row.PublishedAt > now && row is { IsRead: false, IsTold: false })
        {
            yield return News($"letter-issued-{row.Id}", $"Issued, public from {LondonTime.FormatWeekdayAndDay(publicFrom)}: {letter}");
        }

        var asked = calendar.WorkingDays.Add(LondonTime.DateOf(row.IssuedAt), unread.Days);
        if (unread.IsOn && !row.IsRead && asked <= morning && morning.DayNumber - asked.DayNumber < OldestInDays)
        {
            yield return News($"letter-unread-{row.Id}", $"Not opened since {LondonTime.FormatWeekdayAndDay(LondonTime.DateOf(row.IssuedAt))}: {letter}");
        }

        if (IsOn(calendar, ReminderOccasion.EmbargoLifted) && row.PublishedAt <= now && row.PublishedAt > recent && row.PublishedAt > row.IssuedAt)
        {
            yield return News($"letter-public-{row.Id}", $"Public since {LondonTime.FormatWeekdayAndDay(publicFrom)}: {letter}");
        }

        Found News(string key, string subject) => new() { PersonId = row.PersonId, Key = key, Topic = MailTopics.Letters, Subject = subject, Path = path };
    }

    private static async Task<IEnumerable<Found>> Reports(
        ScopedConnection connection, ReminderCalendar calendar, IReadOnlyList<ReportClockDue> running, DateOnly morning, DateTimeOffset now)
    {
        List<ReminderRule> rules = [.. calendar.Rules.Everybodys.Where(r => r.Occasion == ReminderOccasion.ReportClock && r.IsOn)];
        var due = running.Where(c => c.DueOn >= morning).Select(c => (Clock: c, Rule: Nearest(calendar, rules, c.DueOn, morning))).Where(x => x.Rule is not null).ToList();
        if (due.Count == 0)
        {
            return [];
        }

        var parameters = WithHorizon(now, 0, [Role.LinkOfficer, Role.MonitoringOfficer]);
        parameters.Add("councils", due.Select(x => x.Clock.Report.AuthorityId).Distinct().ToArray());
        var officers = (await connection.QueryAsync<OfficerRow>(
            $"""
            with recursive {ReminderSql.Council}
            select distinct v.authority_id, v.person_id from live v where v.authority_id in @councils and v.role in @roles
            """,
            parameters)).ToLookup(o => o.AuthorityId, o => o.PersonId);
        return due.SelectMany(x => officers[x.Clock.Report.AuthorityId].Select(person => new Found
        {
            PersonId = person,
            Key = string.Create(
                CultureInfo.InvariantCulture,
                $"report-{x.Clock.Report.DecisionId}-{x.Clock.Report.AuthorityId}-{x.Clock.Clock.Kind.StorageText()}-{x.Clock.DueOn:yyyy-MM-dd}-{x.Rule!.Code}"),
            Topic = MailTopics.Reports,
            Subject = $"Due {LondonTime.FormatWeekdayAndDay(x.Clock.DueOn)}: {Small(x.Clock.Clock.Kind.Name())}, public report {x.Clock.Report.Reference.Display}",
            Path = ReportAddress.Own(x.Clock.Report.Reference),
        }));
    }

    /// <summary>The rule whose morning has come last before the clock runs out; null: none has.</summary>
    private static ReminderRule? Nearest(ReminderCalendar calendar, IReadOnlyList<ReminderRule> rules, DateOnly dueOn, DateOnly morning) =>
        rules.Select(r => (Rule: r, On: ReminderRules.BeforeDue(calendar.WorkingDays, r, dueOn)))
            .Where(x => x.On <= morning).OrderByDescending(x => x.On).ThenByDescending(x => x.Rule.Urgency).Select(x => x.Rule).FirstOrDefault();

    private static async Task<IEnumerable<Found>> Covers(ScopedConnection connection, ReminderCalendar calendar, DateOnly morning, DateTimeOffset now)
    {
        // One that begins on a day off is told of on the working day before.
        var next = calendar.WorkingDays.Add(morning, 1).AddDays(-1);
        var rows = (await connection.QueryAsync<CoverRow>(
            """
            select c.id, c.person_id, c.deputy_id, p.name as person_name, d.name as deputy_name, c.starts_on, c.ends_on, c.ended_at,
                exists (select 1 from notifications n where n.person_id = c.deputy_id and n.key = 'cover-begins-' || cast(c.id as text)) as is_begun
            from covers c
            join people p on p.id = c.person_id
            join people d on d.id = c.deputy_id
            where c.starts_on <= @next and c.ends_on >= @oldest and (c.ended_at is null or c.ended_at > @horizon)
            order by c.id
            """,
            new { next, oldest = morning.AddDays(-OldestInDays), horizon = now.AddDays(-OldestInDays) })).AsList();
        var found = new List<Found>();
        foreach (var row in rows)
        {
            var last = row.EndedAt is { } ended && LondonTime.DateOf(ended) < row.EndsOn ? LondonTime.DateOf(ended) : row.EndsOn;
            if (IsOn(calendar, ReminderOccasion.CoverBegins) && row.EndedAt is null && row.EndsOn >= morning)
            {
                var when = row.StartsOn <= morning ? $"until {LondonTime.FormatWeekdayAndDay(row.EndsOn)}" : $"from {LondonTime.FormatWeekdayAndDay(row.StartsOn)} until {LondonTime.FormatWeekdayAndDay(row.EndsOn)}";
                found.AddRange(Both(row, "begins", $"Cover {when}: you stand in for {row.PersonName}", $"Cover {when}: {row.DeputyName} stands in for you"));
            }

            if (IsOn(calendar, ReminderOccasion.CoverEnds) && row.IsBegun && (last < morning || row.EndedAt is not null))
            {
                found.AddRange(Both(row, "ends", $"Cover ended on {LondonTime.FormatWeekdayAndDay(last)}: you no longer stand in for {row.PersonName}", $"Cover ended on {LondonTime.FormatWeekdayAndDay(last)}: {row.DeputyName} no longer stands in for you"));
            }
        }

        return found;
    }

    /// <summary>New actions that came in a file: those that came by hand were told of when they did.</summary>
    private static async Task<IEnumerable<Found>> Imported(ScopedConnection connection, DateOnly morning, DateTimeOffset now)
    {
        var parameters = WithHorizon(now, OldestInDays, [Role.LinkOfficer]);
        parameters.Add("morning", morning);
        var rows = await connection.QueryAsync<ImportRow>(
            $"""
            with recursive {ReminderSql.Council}
            select e.authority_id, v.person_id, e.at, count(distinct r.id) as actions, min(r.due_on) as first_due
            from recommendation_events e
            join recommendations r on r.id = e.recommendation_id
            join standing s on s.authority_id = e.authority_id
            join live v on v.authority_id = s.acting_id and v.role in @roles
            where e.kind = 'imported' and e.at > @horizon and e.state = 'open' and r.state = 'open' and r.due_on >= @morning
                and not exists (select 1 from recommendation_events b where b.recommendation_id = e.recommendation_id and b.id < e.id)
            group by e.authority_id, v.person_id, e.at
            order by e.at, v.person_id
            """,
            parameters);
        return rows.Select(row => new Found
        {
            PersonId = row.PersonId,
            Key = string.Create(CultureInfo.InvariantCulture, $"imported-{row.AuthorityId}-{row.At:yyyyMMddHHmmss}"),
            Topic = MailTopics.NewAction,
            Subject = $"{(row.Actions == 1 ? "1 new action" : $"{row.Actions.ToString("N0", BritishCulture.Instance)} new actions")}, {(row.Actions == 1 ? "" : "the first ")}due {LondonTime.FormatWeekdayAndDay(row.FirstDue)}",
            Path = "/actions",
        });
    }

    private static IEnumerable<Found> Both(CoverRow row, string what, string toDeputy, string toCovered)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"cover-{what}-{row.Id}");
        yield return new Found { PersonId = row.DeputyId, Key = key, Topic = MailTopics.Cover, Subject = toDeputy, Path = "/actions" };
        yield return new Found { PersonId = row.PersonId, Key = key, Topic = MailTopics.Cover, Subject = toCovered, Path = "/actions" };
    }

    private static bool IsOn(ReminderCalendar calendar, ReminderOccasion occasion) => calendar.Rules.One(occasion).IsOn;

    private static string Small(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static DynamicParameters WithHorizon(DateTimeOffset now, int days, IReadOnlyList<Role> roles)
    {
        var parameters = ReminderSql.Parameters(LondonTime.DateOf(now), now);
        parameters.Add("horizon", now.AddDays(-days));
        parameters.Add("roles", roles.Select(r => r.Stored()).ToArray());
        return parameters;
    }

    private sealed record Found
    {
        public required long PersonId { get; init; }

        public required string Key { get; init; }

        public required MailTopic Topic { get; init; }

        public required string Subject { get; init; }

        public required string Path { get; init; }
    }

    private sealed record LetterRow
    {
        public required long Id { get; init; }

        public required string Year { get; init; }

        public required string Slug { get; init; }

        public required DateTimeOffset IssuedAt { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required long PersonId { get; init; }

        /// <summary>The run that issued it told them.</summary>
        public required bool IsTold { get; init; }

        public required bool IsRead { get; init; }
    }

    private sealed record ImportRow
    {
        public required long AuthorityId { get; init; }

        public required long PersonId { get; init; }

        public required DateTimeOffset At { get; init; }

        public required int Actions { get; init; }

        public required DateOnly FirstDue { get; init; }
    }

    private sealed record OfficerRow
    {
        public required long AuthorityId { get; init; }

        public required long PersonId { get; init; }
    }

    private sealed record CoverRow
    {
        public required long Id { get; init; }

        public required long PersonId { get; init; }

        public required long DeputyId { get; init; }

        public required string PersonName { get; init; }

        public required string DeputyName { get; init; }

        public required DateOnly StartsOn { get; init; }

        public required DateOnly EndsOn { get; init; }

        public required DateTimeOffset? EndedAt { get; init; }

        public required bool IsBegun { get; init; }
    }
}
