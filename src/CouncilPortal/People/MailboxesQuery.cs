using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>An address that several people of a council read.</summary>
public sealed record Mailbox
{
    /// <summary>The mailbox.</summary>
    public required long Id { get; init; }

    /// <summary>The council.</summary>
    public required string Authority { get; init; }

    /// <summary>The address.</summary>
    public required string Email { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who named it.</summary>
    public required string StartedByName { get; init; }
}

/// <summary>The shared mailboxes of a council, for its link officers.</summary>
public sealed class MailboxesQuery(PortalDatabase database)
{
    /// <summary>Those that stand, by council and address.</summary>
    public Task<IReadOnlyList<Mailbox>> Standing(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<Mailbox>>(
            scope,
            async connection => (await connection.QueryAsync<Mailbox>(
                """
                select b.id, a.name as authority, b.email, b.started_at, b.started_by_name
                from council_mailboxes b join authorities a on a.id = b.authority_id
                where b.ended_at is null and b.authority_id in @councils
                order by a.name, b.email
                """,
                new { councils = scope.Councils() })).AsList(),
            cancel);
}
