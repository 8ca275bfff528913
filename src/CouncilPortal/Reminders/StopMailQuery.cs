using CouncilPortal.Database;
using CouncilPortal.Notifications;
using CouncilPortal.Scopes;

namespace CouncilPortal.Reminders;

/// <summary>What the secret of a mail would stop.</summary>
public sealed class StopMailQuery(PortalDatabase database)
{
    private static readonly Scope Stopping = Scope.System("Unsubscribe");

    /// <summary>The topics; null where no mail has the secret. Whose eyes these are does not matter: the secret is the right.</summary>
    public async Task<IReadOnlyList<MailTopic>?> Find(Scope scope, string token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return (await database.Read(Stopping, c => StoppableMail.Find(c, token), cancel))?.Topics;
    }
}
