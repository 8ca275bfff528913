using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>What an invitation offers.</summary>
public sealed record InvitationOffer
{
    /// <summary>The role as stored.</summary>
    public required string Role { get; init; }

    /// <summary>The authority; null at the Ombudsman.</summary>
    public required string? Authority { get; init; }

    /// <summary>Who sent it.</summary>
    public required string InvitedByName { get; init; }

    /// <summary>Until when it can be taken up.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Looks an invitation up by its secret, which is all the proof that its page asks for.</summary>
public sealed class InvitationQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The offer; null when the invitation is unknown, taken up, withdrawn or too old. The scope is the system's, since the reader is not known yet.</summary>
    public Task<InvitationOffer?> Offer(Scope scope, string token, CancellationToken cancel) =>
        database.Read(
            scope,
            connection => connection.QuerySingleOrDefaultAsync<InvitationOffer>(
                """
                select i.role, a.name as authority, i.invited_by_name, i.expires_at
                from invitations i
                left join authorities a on a.id = i.authority_id
                where i.token_hash = @hash and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > @now
                    and @isSystem
                """,
                new { hash = Invitations.Hash(token), now = time.GetUtcNow(), isSystem = scope.IsSystem }),
            cancel);
}
