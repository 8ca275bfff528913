using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>What a day's reminders are as things stand now: to whom, why, and which of them are queued already.</summary>
public sealed class PlannedRemindersQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The reminders of the day by recipient and due date. Anyone but a system job sees none.</summary>
    public async Task<IReadOnlyList<ReminderItem>> On(Scope scope, DateOnly day, CancellationToken cancel) =>
        scope.IsSystem ? await database.Read(scope, c => Select(c, day), cancel) : [];

    private async Task<IReadOnlyList<ReminderItem>> Select(ScopedConnection connection, DateOnly day)
    {
        var dates = (await ReminderCalendar.Load(connection)).Between(day, day);
        if (dates.IsEmpty)
        {
            return [];
        }

        var now = time.GetUtcNow();
        // Joined from the left, though each row is there: SQLite would otherwise begin with all recommendations.
        var items = (await connection.QueryAsync<ReminderItem>(
            $"""
            {ReminderSql.Candidates(dates)}
            select {ReminderSql.ItemColumns}, c.kind, c.for_date, c.reason, f.name as for_name,
                coalesce(h.delivery, 'at_once') as delivery, case when h.delivery = 'weekly' then true else false end as waits,
                false as is_queued
            from candidates c
            left join people p on p.id = c.recipient_id
            left join council_mailboxes b on b.id = c.mailbox_id
            left join people f on f.id = c.for_id
            left join mail_choices h on h.person_id = c.recipient_id and h.topic = c.topic
            left join recommendations r on r.id = c.recommendation_id
            left join decisions d on d.id = r.decision_id
            left join authorities a on a.id = c.authority_id
            order by coalesce(p.name, b.email), p.id, r.due_on, d.reference, r.id
            """,
            dates.Parameters(LondonTime.DateOf(now), now))).AsList();
        var queued = (await connection.QueryAsync<(long, string, DateOnly, long?, long?)>(
            "select m.recommendation_id, m.kind, m.for_date, m.recipient_id, m.mailbox_id from reminders m where m.for_date in @mornings", new { mornings = dates.Mornings })).ToHashSet();
        return items.ConvertAll(i => queued.Contains((i.RecommendationId, i.Kind, i.ForDate, i.RecipientId, i.MailboxId)) ? i with { IsQueued = true } : i);
    }
}
