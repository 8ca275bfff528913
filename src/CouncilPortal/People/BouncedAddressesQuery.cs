using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>An address that does not work, and whose it is.</summary>
public sealed record BouncedAddress
{
    /// <summary>The row.</summary>
    public required long Id { get; init; }

    /// <summary>The address, in lower case.</summary>
    public required string Address { get; init; }

    /// <summary>Whose it is; null where it is a shared mailbox, or nobody has taken up the invitation to it yet.</summary>
    public required string? Name { get; init; }

    /// <summary>Whether it is a shared mailbox of a council.</summary>
    public required bool IsMailbox { get; init; }

    /// <summary>Why mail came back.</summary>
    public required string Reason { get; init; }

    /// <summary>When it first did.</summary>
    public required DateTimeOffset BouncedAt { get; init; }
}

/// <summary>The addresses that do not work of the people whom a scope looks after.</summary>
public sealed class BouncedAddressesQuery(PortalDatabase database)
{
    /// <summary>Whose address it is, among those whom the scope looks after: wants <c>b</c>, <c>@everyone</c> and <c>@councils</c>.</summary>
    internal const string IsReached =
        """
        (@everyone
            or exists (
                select 1 from people p join memberships m on m.person_id = p.id
                where lower(p.email) = b.address and m.ended_at is null and m.authority_id in @councils)
            or exists (
                select 1 from council_mailboxes x
                where lower(x.email) = b.address and x.ended_at is null and x.authority_id in @councils)
            or exists (
                select 1 from invitations i
                where lower(i.email) = b.address and i.authority_id in @councils and i.accepted_at is null and i.withdrawn_at is null))
        """;

    /// <summary>Those that nobody has confirmed or corrected yet, the latest first.</summary>
    public Task<IReadOnlyList<BouncedAddress>> Standing(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<BouncedAddress>>(
            scope,
            async connection =>
            [
                .. await connection.QueryAsync<BouncedAddress>(
                    $"""
                    select b.id, b.address, b.reason, b.bounced_at,
                        (select min(p.name) from people p where lower(p.email) = b.address) as name,
                        exists (select 1 from council_mailboxes x where lower(x.email) = b.address and x.ended_at is null) as is_mailbox
                    from bounced_addresses b
                    where b.cleared_at is null and {IsReached}
                    order by b.bounced_at desc, b.id desc
                    limit 200
                    """,
                    new { everyone = scope.LooksAfterEveryone(), councils = scope.Councils() }),
            ],
            cancel);
}
