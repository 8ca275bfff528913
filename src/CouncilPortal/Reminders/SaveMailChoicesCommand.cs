using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Notifications;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>Records how somebody wants their mail.</summary>
public sealed class SaveMailChoicesCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>
    /// Records the choices, each by the code of its topic; what is not named stays. Returns an instruction for each that is not
    /// possible, and then records nothing: a topic that nobody can go without comes at once or daily.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, string>> Save(Scope scope, IReadOnlyDictionary<string, string?> choices, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choices);
        var errors = new Dictionary<string, string>();
        var wanted = new List<MailChoice>();
        foreach (var topic in MailChoicesQuery.TopicsOf(scope).Where(t => choices.ContainsKey(t.Code)))
        {
            if (Deliveries.Read(choices[topic.Code]) is { } delivery && topic.Deliveries.Contains(delivery))
            {
                wanted.Add(new MailChoice { Topic = topic, Delivery = delivery });
            }
            else
            {
                errors[topic.Code] = $"Choose how you want to get: {topic.Name.ToLowerInvariant()}";
            }
        }

        if (errors.Count == 0 && wanted.Count > 0)
        {
            await database.Transact(scope, c => Save(c, scope, scope.PersonOrNobody, wanted, scope.IsOfOmbudsman), cancel);
        }

        return errors;
    }

    private async Task Save(ScopedConnection connection, Scope scope, long person, IReadOnlyList<MailChoice> wanted, bool isAtOmbudsman)
    {
        var now = time.GetUtcNow();
        var changed = new List<string>();
        foreach (var choice in wanted)
        {
            if (await Write(connection, now, person, choice, isAtOmbudsman))
            {
                changed.Add($"{choice.Topic.Code}: {choice.Delivery.StorageText()}");
            }
        }

        if (changed.Count > 0)
        {
            await AuditTrail.Write(connection, scope, now, new AuditEntry
            {
                Action = "mail chosen",
                Subject = $"person {person}",
                AuthorityId = null,
                Detail = string.Join(", ", changed),
            });
        }
    }

    /// <summary>Writes a choice; false where it was so already.</summary>
    internal static async Task<bool> Write(ScopedConnection connection, DateTimeOffset now, long person, MailChoice choice, bool isAtOmbudsman) =>
        await connection.ExecuteAsync(
            """
            insert into mail_choices (person_id, topic, delivery, at_ombudsman, changed_at)
            values (@person, @topic, @delivery, @isAtOmbudsman, @now)
            on conflict (person_id, topic) do update set delivery = excluded.delivery, at_ombudsman = excluded.at_ombudsman, changed_at = excluded.changed_at
            where mail_choices.delivery <> excluded.delivery
            """,
            new { person, topic = choice.Topic.Code, delivery = choice.Delivery.StorageText(), isAtOmbudsman, now }) > 0;
}
