using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>A mailbox to be told, as typed.</summary>
public sealed record ShareMailbox
{
    /// <summary>The council.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>The address.</summary>
    public required string? Email { get; init; }
}

/// <summary>A link officer names a shared mailbox of the council, which is told what link officers are told, or takes one off. Nobody signs in with it.</summary>
public sealed class ShareMailboxCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>The most mailboxes of a council.</summary>
    public const int Most = 5;

    /// <summary>Names the mailbox; naming it again changes nothing.</summary>
    public Task<PeopleOutcome> Share(Scope scope, ShareMailbox input, CancellationToken cancel)
    {
        if (input.AuthorityId is not { } council || !scope.Has(Role.LinkOfficer, council))
        {
            return Task.FromResult(PeopleOutcome.NotFound);
        }

        var email = input.Email?.Trim().ToLowerInvariant() ?? "";
        return Invitations.IsAddress(email)
            ? database.Transact(scope, connection => Share(connection, scope, council, email), cancel)
            : Task.FromResult(PeopleOutcome.Invalid(new Dictionary<string, string>
            {
                ["Mailbox"] = email.Length == 0 ? "Enter the mailbox’s e-mail address" : "Enter an e-mail address in the right form, such as complaints@example.gov.uk",
            }));
    }

    /// <summary>Takes a mailbox off; not found when it is another council's, or off already.</summary>
    public Task<PeopleOutcome> End(Scope scope, long mailboxId, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var ended = await connection.QuerySingleOrDefaultAsync<Row>(
                    """
                    update council_mailboxes set ended_at = @now, ended_by = @PersonId, ended_by_name = @Name
                    where id = @mailboxId and ended_at is null and authority_id in @councils
                    returning authority_id, email
                    """,
                    new { now, mailboxId, scope.PersonId, scope.Name, councils = scope.Councils() });
                if (ended is null)
                {
                    return PeopleOutcome.NotFound;
                }

                await Audit(connection, scope, now, "shared mailbox taken off", ended.AuthorityId, ended.Email);
                return PeopleOutcome.Done;
            },
            cancel);

    private async Task<PeopleOutcome> Share(ScopedConnection connection, Scope scope, long council, string email)
    {
        var now = time.GetUtcNow();
        if (await connection.ExecuteScalarAsync<long>("select count(*) from council_mailboxes where authority_id = @council and ended_at is null and email <> @email", new { council, email }) >= Most)
        {
            return PeopleOutcome.Invalid(new Dictionary<string, string> { ["Mailbox"] = $"A council has {Most} shared mailboxes at most. Take one off first" });
        }

        var added = await connection.ExecuteAsync(
            """
            insert into council_mailboxes (authority_id, email, started_at, started_by, started_by_name)
            values (@council, @email, @now, @PersonId, @Name)
            on conflict do nothing
            """,
            new { council, email, now, scope.PersonId, scope.Name });
        if (added == 1)
        {
            await Audit(connection, scope, now, "shared mailbox named", council, email);
        }

        return PeopleOutcome.Done;
    }

    private static Task Audit(ScopedConnection connection, Scope scope, DateTimeOffset now, string action, long council, string email) =>
        AuditTrail.Write(connection, scope, now, new AuditEntry { Action = action, Subject = "shared mailbox", AuthorityId = council, Detail = email });

    private sealed record Row
    {
        public required long AuthorityId { get; init; }
        public required string Email { get; init; }
    }
}
