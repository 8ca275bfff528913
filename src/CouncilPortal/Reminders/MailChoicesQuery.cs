using CouncilPortal.Database;
using CouncilPortal.Notifications;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>How somebody wants the mail of a topic.</summary>
public sealed record MailChoice
{
    /// <summary>The topic.</summary>
    public required MailTopic Topic { get; init; }

    /// <summary>As chosen, or at once.</summary>
    public required Delivery Delivery { get; init; }
}

/// <summary>What mail somebody can choose about: the topics of their roles.</summary>
public sealed class MailChoicesQuery(PortalDatabase database)
{
    /// <summary>The topics of the person's roles with what they chose; none for whoever has no role.</summary>
    public async Task<IReadOnlyList<MailChoice>> Own(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        List<MailTopic> topics = [.. TopicsOf(scope)];
        if (topics.Count == 0)
        {
            return [];
        }

        var chosen = await database.Read(
            scope,
            async c => (await c.QueryAsync<(string Topic, string Delivery)>(
                "select topic, delivery from mail_choices where person_id = @PersonOrNobody", new { scope.PersonOrNobody })).ToDictionary(r => r.Topic, r => r.Delivery),
            cancel);
        return topics.ConvertAll(t => new MailChoice { Topic = t, Delivery = Deliveries.Read(chosen.GetValueOrDefault(t.Code)) ?? Delivery.AtOnce });
    }

    /// <summary>The topics of which the scope's person may get mail.</summary>
    internal static IEnumerable<MailTopic> TopicsOf(Scope scope) =>
        scope.PersonId is null ? [] : MailTopics.All.Where(t => t.Roles.Any(scope.Has));
}
