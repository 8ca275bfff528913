using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.EmailOutbox;

/// <summary>A mail of the demonstration, as its inbox shows it.</summary>
public sealed record DemoMail
{
    /// <summary>The row.</summary>
    public required long Id { get; init; }

    /// <summary>The recipient's name.</summary>
    public required string ToName { get; init; }

    /// <summary>The recipient's address.</summary>
    public required string ToAddress { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text part.</summary>
    public required string TextBody { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>From when on it goes.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>When it went, if it did.</summary>
    public required DateTimeOffset? SentAt { get; init; }
}

/// <summary>Somebody who got mail in the demonstration.</summary>
public sealed record DemoRecipient
{
    /// <summary>The address, which tells people apart.</summary>
    public required string Address { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }
}

/// <summary>The mails of the demonstration. Anyone but the portal itself sees none.</summary>
public sealed class DemoInboxQuery(PortalDatabase database)
{
    /// <summary>How many mails a page shows.</summary>
    public const int PageLength = 50;

    /// <summary>The newest mails, to one address or (null) to everybody.</summary>
    public Task<IReadOnlyList<DemoMail>> Newest(Scope scope, string? address, CancellationToken cancel) =>
        Rows<DemoMail>(
            scope,
            """
            select id, to_name, to_address, subject, text_body, queued_at, next_attempt_at, sent_at
            from outbox
            where @address is null or to_address = @address
            order by queued_at desc, id desc
            limit @PageLength
            """,
            new { address = new DbString { Value = address }, PageLength },
            cancel);

    /// <summary>Everybody who got mail, by name.</summary>
    public Task<IReadOnlyList<DemoRecipient>> Recipients(Scope scope, CancellationToken cancel) =>
        Rows<DemoRecipient>(scope, "select to_address as address, max(to_name) as name from outbox group by to_address order by name, address", null, cancel);

    /// <summary>The HTML part of a mail; null where there is none.</summary>
    public async Task<string?> Html(Scope scope, long id, CancellationToken cancel) =>
        (await Rows<string>(scope, "select html_body from outbox where id = @id", new { id }, cancel)).SingleOrDefault();

    private async Task<IReadOnlyList<T>> Rows<T>(Scope scope, string sql, object? parameters, CancellationToken cancel) =>
        scope.IsSystem ? await database.Read<IReadOnlyList<T>>(scope, async c => [.. await c.QueryAsync<T>(sql, parameters)], cancel) : [];
}
