using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>What somebody says about an address that does not work.</summary>
public sealed record ConfirmAddress
{
    /// <summary>Which one.</summary>
    public required long Id { get; init; }

    /// <summary>The address as typed: the same, which confirms it, or the right one.</summary>
    public required string? Email { get; init; }
}

/// <summary>Confirms or corrects an address that does not work. What waited for it goes.</summary>
public sealed class ConfirmAddressCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>The outbox belongs to the service: what goes to whom was decided by the scope before.</summary>
    private static readonly Scope Addresses = Scope.System("Address confirmation");

    /// <summary>
    /// A link officer for the people of the own council, an administrator for all; not found otherwise. The address
    /// of a shared mailbox or of an invitation can be confirmed; to correct it, another is named or sent in its place.
    /// </summary>
    public async Task<PeopleOutcome> Confirm(Scope scope, ConfirmAddress input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        return await database.Transact(Addresses, c => Confirm(c, scope, input), cancel);
    }

    private async Task<PeopleOutcome> Confirm(ScopedConnection connection, Scope scope, ConfirmAddress input)
    {
        var found = await connection.QuerySingleOrDefaultAsync<Row>(
            $"""
            select b.address,
                exists (select 1 from people p where lower(p.email) = b.address) as is_person,
                exists (select 1 from council_mailboxes x where lower(x.email) = b.address and x.ended_at is null) as is_mailbox,
                (select min(m.authority_id) from people p join memberships m on m.person_id = p.id
                    where lower(p.email) = b.address and m.ended_at is null and (@everyone or m.authority_id in @councils)) as authority_id
            from bounced_addresses b
            where b.id = @Id and b.cleared_at is null and {BouncedAddressesQuery.IsReached}
            """,
            new { input.Id, everyone = scope.LooksAfterEveryone(), councils = scope.Councils() });
        if (found is null)
        {
            return PeopleOutcome.NotFound;
        }

        var right = input.Email?.Trim() ?? "";
        if (!Invitations.IsAddress(right))
        {
            return PeopleOutcome.Invalid(new Dictionary<string, string> { ["Email"] = "Enter an e-mail address, like name@council.gov.uk" });
        }

        var isCorrected = BouncedAddresses.Normal(right) != found.Address;
        if (isCorrected && !found.IsPerson)
        {
            return PeopleOutcome.Invalid(new Dictionary<string, string>
            {
                ["Email"] = found.IsMailbox
                ? "This is a shared mailbox: remove it from the mailboxes of the council, and name the right one"
                : "Nobody has taken up this invitation: take it back, and invite the right address"
            });
        }

        var now = time.GetUtcNow();
        if (!await BouncedAddresses.Clear(connection, now, input.Id, right, scope.PersonId, scope.Name))
        {
            return PeopleOutcome.NotFound;
        }

        await connection.ExecuteAsync("update people set email = @right where lower(email) = @Address", new { right, found.Address });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = isCorrected ? "address corrected" : "address confirmed",
            Subject = found.Address,
            AuthorityId = found.AuthorityId,
            Detail = isCorrected ? right : null,
        });
        return PeopleOutcome.Done;
    }

    private sealed record Row
    {
        public required string Address { get; init; }
        public required bool IsPerson { get; init; }
        public required bool IsMailbox { get; init; }
        public required long? AuthorityId { get; init; }
    }
}
