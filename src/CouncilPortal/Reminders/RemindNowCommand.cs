using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Notifications;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>A link officer reminds everybody who has to do with an action, by hand and at once: each of them once a day at most.</summary>
public sealed class RemindNowCommand(PortalDatabase database, TimeProvider time, ReminderMails mails, PortalAddress address)
{
    private static readonly Scope Reminding = Scope.System("Reminder by hand");

    /// <summary>
    /// Queues the reminder for whoever was not reminded by hand of this action today. Refused where nobody is left or nothing is to
    /// be done now; not found for anybody but the council's link officers.
    /// </summary>
    public async Task<CommandResult> Remind(Scope scope, long id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var found = await database.Read(
            scope,
            c => c.QuerySingleOrDefaultAsync<Found>(
                $"select r.authority_id, r.state from recommendations r where r.id = @id and {Sight.Leads}", Sight.Of(scope, new { id })),
            cancel);
        if (found is null || found.State == RecommendationState.Proposed.StorageText())
        {
            return CommandResult.NotFound;
        }

        if (!RecommendationStates.Parse(found.State).IsReminded())
        {
            return CommandResult.Refused("Nobody is reminded of this action now: there is nothing for your council to do on it.");
        }

        // Who they are and how they want their mail is for the service to see, not for everybody at the council.
        return await database.Transact(Reminding, c => Remind(c, scope, id, found.AuthorityId), cancel);
    }

    private async Task<CommandResult> Remind(ScopedConnection connection, Scope scope, long id, long authority)
    {
        var now = time.GetUtcNow();
        var today = LondonTime.DateOf(now);
        var ids = MessageIds.ByHand(today, id, address.Host);
        var parameters = ReminderSql.Parameters(today, now);
        parameters.AddDynamicParams(new
        {
            id,
            kind = ReminderRule.ByHand,
            forDate = today,
            overdue = false,
            topic = MailTopics.LastWarnings.Code,
            before = ids.Before,
            after = ids.After,
            asker = scope.Name,
        });
        var before = await Reminded(connection, id, today);
        await connection.ExecuteAsync($"{ReminderSql.OfOne}\n{ReminderSql.InsertCandidates}", parameters);
        List<ReminderItem> items = [.. (await Reminded(connection, id, today)).Where(i => before.All(b => b.Addressee != i.Addressee))];
        if (items.Count == 0)
        {
            return CommandResult.Refused(before.Count == 0
                ? "Nobody can be reminded: no link officer of your council has an e-mail address in the portal."
                : "Everybody was reminded of this action by hand today. You can do it again tomorrow.");
        }

        await Outbox.QueueAll(connection, now, await mails.Compose(
            items.ConvertAll(i => (ids.Of(i.Addressee), new Addressee { PersonId = i.RecipientId, Name = i.RecipientName, Email = i.RecipientEmail, Items = [i], News = [] })), today, now));
        await Notices.Insert(connection, now, [.. items.Select(i => i.Notice(today, ids.Of(i.Addressee))).OfType<Notice>()]);
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "reminded by hand",
            Subject = $"recommendation {id}",
            AuthorityId = authority,
            Detail = string.Join(", ", items.Select(i => i.RecipientName)),
        });
        return CommandResult.Done;
    }

    private static async Task<IReadOnlyList<ReminderItem>> Reminded(ScopedConnection connection, long id, DateOnly today) =>
        (await connection.QueryAsync<ReminderItem>(
            $"""
            select {ReminderSql.ItemColumns}, m.kind, m.for_date, m.reason, m.for_name, m.delivery, m.waits, true as is_queued
            from reminders m
            left join people p on p.id = m.recipient_id
            left join council_mailboxes b on b.id = m.mailbox_id
            join recommendations r on r.id = m.recommendation_id
            join decisions d on d.id = r.decision_id
            join authorities a on a.id = m.authority_id
            where m.recommendation_id = @id and m.kind = @kind and m.for_date = @today
            order by coalesce(p.name, b.email), p.id
            """,
            new { id, kind = ReminderRule.ByHand, today })).AsList();

    private sealed record Found
    {
        public required long AuthorityId { get; init; }

        public required string State { get; init; }
    }
}
