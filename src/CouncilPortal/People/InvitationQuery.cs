using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Secrets;
using CouncilPortal.SignIn;
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

    /// <summary>When it was taken up; null: not yet.</summary>
    public required DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When it was taken back; null: not.</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it is of no use any more; null: it can be taken up.</summary>
    public Refusal? WhyUseless(DateTimeOffset now) => Invitations.WhyUseless(AcceptedAt, WithdrawnAt, ExpiresAt, now);
}

/// <summary>Looks an invitation up by its secret, which is all the proof that its page asks for.</summary>
public sealed class InvitationQuery(PortalDatabase database)
{
    /// <summary>The offer, whether or not it still stands; null when the invitation is unknown. The scope is the system's, since the reader is not known yet.</summary>
    public Task<InvitationOffer?> Offer(Scope scope, string token, CancellationToken cancel) =>
        database.Read(
            scope,
            connection => connection.QuerySingleOrDefaultAsync<InvitationOffer>(
                """
                select i.role, a.name as authority, i.invited_by_name, i.expires_at, i.accepted_at, i.withdrawn_at
                from invitations i
                left join authorities a on a.id = i.authority_id
                where i.token_hash = @hash and @isSystem
                """,
                new { hash = SecretToken.Hash(token), isSystem = scope.IsSystem }),
            cancel);
}
