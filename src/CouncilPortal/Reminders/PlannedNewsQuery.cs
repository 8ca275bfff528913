using CouncilPortal.Database;
using CouncilPortal.Notifications;
using CouncilPortal.PublicReports;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>Something that a morning tells one person beside reminders of actions.</summary>
public sealed record PlannedNews
{
    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>The person's address.</summary>
    public required string Email { get; init; }

    /// <summary>What and when.</summary>
    public required string Subject { get; init; }

    /// <summary>How the person wants it.</summary>
    public required Delivery Delivery { get; init; }
}

/// <summary>
/// What a morning would tell people beside reminders of actions, as things stand now: letters, clocks of public reports, cover, actions
/// that came in a file. What they were told before is left out.
/// </summary>
public sealed class PlannedNewsQuery(PortalDatabase database, TimeProvider time, ReportClocksDueQuery clocks)
{
    /// <summary>The news of the day by person. None of a day that is over or on which councils do not work; anyone but a system job sees none.</summary>
    public async Task<IReadOnlyList<PlannedNews>> On(Scope scope, DateOnly day, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (!scope.IsSystem || day < LondonTime.DateOf(now))
        {
            return [];
        }

        var running = await clocks.By(scope, day.AddDays(2 * ReminderRules.MostDays), cancel);
        var then = Mornings.At(day) > now ? Mornings.At(day) : now;
        return await database.Read(scope, c => Select(c, running, day, then), cancel);
    }

    private static async Task<IReadOnlyList<PlannedNews>> Select(ScopedConnection connection, IReadOnlyList<ReportClockDue> running, DateOnly day, DateTimeOffset then)
    {
        var calendar = await ReminderCalendar.Load(connection);
        if (!calendar.WorkingDays.IsWorkingDay(day))
        {
            return [];
        }

        var notices = await MorningNews.Find(connection, calendar, running, day, then);
        if (notices.Count == 0)
        {
            return [];
        }

        var told = (await connection.QueryAsync<(long Person, string Key)>(
            "select n.person_id, n.key from notifications n where n.key in @keys", new { keys = notices.Select(n => n.Key).Distinct().ToArray() })).ToHashSet();
        var people = (await connection.QueryAsync<(long Id, string Name, string Email)>(
            "select p.id, p.name, p.email from people p where p.id in @ids", new { ids = notices.Select(n => n.PersonId).Distinct().ToArray() })).ToDictionary(p => p.Id);
        return
        [
            .. notices.Where(n => !told.Contains((n.PersonId, n.Key)))
                .Select(n => new PlannedNews { Name = people[n.PersonId].Name, Email = people[n.PersonId].Email, Subject = n.Subject, Delivery = n.Delivery })
                .OrderBy(n => n.Name, StringComparer.Ordinal).ThenBy(n => n.Email, StringComparer.Ordinal),
        ];
    }
}
