using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Opens an installation that nobody can sign in to yet: puts the Ombudsman's tenant on the list and invites an administrator.</summary>
public sealed class InviteAdministratorCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>
    /// The link that makes whoever signs in with it, from the Ombudsman's tenant, an administrator. It is shown to
    /// whoever holds the machine, and not mailed, since mail may not be set up yet. Only the system may.
    /// </summary>
    /// <exception cref="ArgumentException">The tenant's id or the address has not the right form.</exception>
    public Task<string> Invite(Scope scope, string? ombudsmanTenantId, string email, CancellationToken cancel)
    {
        if (!scope.IsSystem)
        {
            throw new ArgumentException("Only the system invites an administrator this way.", nameof(scope));
        }

        if (!Guid.TryParse(ombudsmanTenantId, out var tenant))
        {
            throw new ArgumentException("Set Portal:OmbudsmanTenantId first: the tenant whose people may hold Ombudsman roles.", nameof(ombudsmanTenantId));
        }

        if (!Invitations.IsAddress(email))
        {
            throw new ArgumentException($"'{email}' is not an e-mail address: write one such as name@example.gov.uk.", nameof(email));
        }

        return database.Transact(scope, connection => Invite(connection, scope, tenant.ToString(), email), cancel);
    }

    private async Task<string> Invite(ScopedConnection connection, Scope scope, string tenantId, string email)
    {
        var now = time.GetUtcNow();
        await connection.ExecuteAsync(
            "insert into tenants (id, name, listed) values (@tenantId, 'The Ombudsman', true) on conflict (id) do update set listed = true",
            new { tenantId });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "tenant put on the list",
            Subject = $"tenant {tenantId}",
            AuthorityId = null,
            Detail = null,
        });
        return address.Of((await Invitations.Issue(connection, scope, now, null, Role.Administrator, email)).Path);
    }
}
