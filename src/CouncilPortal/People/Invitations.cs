using System.Net.Mail;
using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Secrets;
using CouncilPortal.SignIn;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Invitations: a secret in a mail, good once and for a while, that turns whoever signs in with it into a member.</summary>
internal static class Invitations
{
    /// <summary>How long an invitation can be taken up.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>Whether a text has the form of an e-mail address.</summary>
    public static bool IsAddress(string text) =>
        text.Length <= 254 && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>A new invitation with its audit row. The secret in its path is stored nowhere, only its hash.</summary>
    public static async Task<IssuedInvitation> Issue(
        ScopedConnection connection, Scope scope, DateTimeOffset now, long? authorityId, Role role, string email)
    {
        var token = SecretToken.New();
        var expiresAt = now + Life;
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into invitations (authority_id, role, email, token_hash, invited_by, invited_by_name, invited_at, expires_at)
            values (@authorityId, @role, @email, @hash, @PersonId, @Name, @now, @expiresAt)
            returning id
            """,
            new { authorityId, role = role.Stored(), email, hash = SecretToken.Hash(token), scope.PersonId, scope.Name, now, expiresAt });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "invitation sent",
            Subject = $"invitation {id}",
            AuthorityId = authorityId,
            Detail = $"{role.Stored()}: {email}",
        });
        return new IssuedInvitation { Id = id, Path = $"/invitations/{token}", ExpiresAt = expiresAt };
    }

    /// <summary>
    /// Binds the person to the invitation's membership. Otherwise the reason why not, and nothing changed: the invitation is
    /// unknown, taken up, withdrawn or too old, or the person's tenant is neither the council's nor, for an Ombudsman role,
    /// the Ombudsman's.
    /// </summary>
    public static async Task<Refusal?> Accept(
        ScopedConnection connection, DateTimeOffset now, ProvenIdentity who, Func<Role, string, bool> mayHold)
    {
        var invitation = await connection.QuerySingleOrDefaultAsync<Invitation>(
            """
            select i.id, i.authority_id, i.role, i.email, i.accepted_at, i.withdrawn_at, i.expires_at,
                (select count(*) from authority_tenants a where a.authority_id = i.authority_id and a.tenant_id = @TenantId) as own_tenants
            from invitations i
            where i.token_hash = @hash
            """,
            new { hash = SecretToken.Hash(who.Invitation!), who.TenantId });
        if (invitation is null)
        {
            return Refusal.Invitation;
        }

        if (WhyUseless(invitation.AcceptedAt, invitation.WithdrawnAt, invitation.ExpiresAt, now) is { } useless)
        {
            return useless;
        }

        if (!IsMeantFor(invitation, who, mayHold))
        {
            return Refusal.InvitationElsewhere;
        }

        var taken = await connection.ExecuteAsync(
            "update invitations set accepted_at = @now where id = @Id and accepted_at is null and withdrawn_at is null",
            new { now, invitation.Id });
        if (taken == 0)
        {
            return Refusal.InvitationUsed;
        }

        await connection.ExecuteAsync(
            """
            insert into people (tenant_id, object_id, name, email, created_at)
            values (@TenantId, @ObjectId, @Name, @Email, @now)
            on conflict do nothing
            """,
            new { who.TenantId, who.ObjectId, who.Name, invitation.Email, now });
        var personId = await connection.QuerySingleAsync<long>(
            "select id from people where tenant_id = @TenantId and object_id = @ObjectId", new { who.TenantId, who.ObjectId });
        await connection.ExecuteAsync(
            "update people set email = @Email where id = @personId", new { invitation.Email, personId });
        await connection.ExecuteAsync("update invitations set accepted_by = @personId where id = @Id", new { personId, invitation.Id });
        await connection.ExecuteAsync(
            """
            insert into memberships (person_id, authority_id, role, started_at)
            values (@personId, @AuthorityId, @Role, @now)
            on conflict do nothing
            """,
            new { personId, invitation.AuthorityId, invitation.Role, now });
        await AuditTrail.Write(connection, Scope.Person(personId, who.Name, "", []), now, new AuditEntry
        {
            Action = "invitation accepted",
            Subject = $"invitation {invitation.Id}",
            AuthorityId = invitation.AuthorityId,
            Detail = invitation.Role,
        });
        return null;
    }

    /// <summary>Why an invitation is of no use to anyone any more; null: it can be taken up.</summary>
    public static Refusal? WhyUseless(DateTimeOffset? acceptedAt, DateTimeOffset? withdrawnAt, DateTimeOffset expiresAt, DateTimeOffset now) =>
        acceptedAt is not null ? Refusal.InvitationUsed
        : withdrawnAt is not null ? Refusal.InvitationWithdrawn
        : expiresAt <= now ? Refusal.InvitationLate
        : null;

    private static bool IsMeantFor(Invitation invitation, ProvenIdentity who, Func<Role, string, bool> mayHold)
    {
        var role = Roles.FromStored(invitation.Role);
        return role.IsOmbudsman() ? mayHold(role, who.TenantId) : invitation.OwnTenants > 0;
    }

    private sealed record Invitation
    {
        public required long Id { get; init; }
        public required long? AuthorityId { get; init; }
        public required string Role { get; init; }
        public required string Email { get; init; }
        public required long OwnTenants { get; init; }
        public required DateTimeOffset? AcceptedAt { get; init; }
        public required DateTimeOffset? WithdrawnAt { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
    }
}

/// <summary>An invitation that has just been made.</summary>
internal sealed record IssuedInvitation
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The path of its page, with the secret.</summary>
    public required string Path { get; init; }

    /// <summary>Until when it can be taken up.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
