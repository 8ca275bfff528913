using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using Dapper;

namespace CouncilPortal.Notifications;

/// <summary>Writes what is new for whom, in the transaction of the fact, and finds out how each person wants it.</summary>
internal static class Notices
{
    private const int RowsInAStatement = 200;

    /// <summary>
    /// Of the mails that tell of a fact: notes each for its reader, and returns those that go by themselves. The others wait for the
    /// day's or the week's mail, or stay in the portal.
    /// </summary>
    public static async Task<IReadOnlyList<(Mail Mail, DateTimeOffset From)>> Sort(
        ScopedConnection connection, DateTimeOffset now, IReadOnlyList<(Mail Mail, DateTimeOffset From)> mails)
    {
        var told = mails.Where(m => m.Mail is { ToPersonId: not null, Path: not null } && MailTopics.OfKind(m.Mail.Kind) is not null)
            .Select(m => (m.Mail, Topic: MailTopics.OfKind(m.Mail.Kind)!)).ToList();
        if (told.Count == 0)
        {
            return mails;
        }

        var wanted = await Wanted(connection, [.. told.Select(t => t.Mail.ToPersonId!.Value).Distinct()], [.. told.Select(t => t.Topic.Code).Distinct()]);
        var notices = told.ConvertAll(t =>
        {
            var delivery = wanted(t.Mail.ToPersonId!.Value, t.Topic);
            return new Notice
            {
                PersonId = t.Mail.ToPersonId.Value,
                Key = t.Mail.MessageId,
                Topic = t.Topic,
                Subject = t.Mail.Subject,
                Path = t.Mail.Path!,
                Delivery = delivery,
                MessageId = delivery == Delivery.AtOnce ? t.Mail.MessageId : null,
            };
        });
        await Insert(connection, now, notices);
        var later = notices.Where(n => n.MessageId is null).Select(n => n.Key).ToHashSet();
        return [.. mails.Where(m => !later.Contains(m.Mail.MessageId))];
    }

    /// <summary>
    /// How people want topics: as they chose, at once where they did not; not by mail where the administrator has switched the
    /// rule of the topic's name off.
    /// </summary>
    public static async Task<Func<long, MailTopic, Delivery>> Wanted(ScopedConnection connection, IReadOnlyList<long> people, IReadOnlyList<string> topics)
    {
        var chosen = (await connection.QueryAsync<ChoiceRow>(
            """
            select c.person_id, c.topic, c.delivery from mail_choices c where c.person_id in @people and c.topic in @topics
            union all
            select 0, r.code, 'off' from reminder_rules r where r.authority_id is null and r.is_on = false and r.code in @topics
            """,
            new { people, topics })).ToDictionary(r => (r.PersonId, r.Topic), r => Deliveries.Read(r.Delivery)!.Value);
        return (person, topic) => topic.NeverOff
            ? chosen.GetValueOrDefault((person, topic.Code), Delivery.AtOnce)
            : chosen.TryGetValue((0, topic.Code), out var off) ? off : chosen.GetValueOrDefault((person, topic.Code), Delivery.AtOnce);
    }

    /// <summary>Writes notices, each once for its person and key.</summary>
    public static async Task Insert(ScopedConnection connection, DateTimeOffset now, IReadOnlyList<Notice> notices)
    {
        foreach (var some in notices.Chunk(RowsInAStatement))
        {
            var rows = new List<string>();
            var parameters = new DynamicParameters(new { now });
            foreach (var (n, notice) in some.Index())
            {
                rows.Add($"(@person{n}, @key{n}, @topic{n}, @subject{n}, @path{n}, @delivery{n}, @message{n}, @now)");
                parameters.Add($"person{n}", notice.PersonId);
                parameters.Add($"key{n}", notice.Key);
                parameters.Add($"topic{n}", notice.Topic.Code);
                parameters.Add($"subject{n}", notice.Subject);
                parameters.Add($"path{n}", notice.Path);
                parameters.Add($"delivery{n}", notice.Delivery.StorageText());
                parameters.Add($"message{n}", notice.MessageId);
            }

            await connection.ExecuteAsync(
                $"""
                insert into notifications (person_id, key, topic, subject, path, delivery, message_id, at)
                values {string.Join(", ", rows)}
                on conflict do nothing
                """,
                parameters);
        }
    }

    private sealed record ChoiceRow
    {
        public required long PersonId { get; init; }

        public required string Topic { get; init; }

        public required string Delivery { get; init; }
    }
}
