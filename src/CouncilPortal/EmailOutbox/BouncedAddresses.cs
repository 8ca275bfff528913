using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.EmailOutbox;

/// <summary>
/// Addresses that do not work. Nothing more goes to one until somebody confirms or corrects it; what is queued for it meanwhile waits.
/// </summary>
public static class BouncedAddresses
{
    /// <summary>As addresses are compared and kept.</summary>
    public static string Normal(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Trim().ToLowerInvariant();
    }

    /// <summary>Notes that an address does not work, and has the mail for it wait. Noting it twice changes nothing.</summary>
    public static async Task Note(ScopedConnection connection, DateTimeOffset now, string address, string reason, string messageId)
    {
        var normal = Normal(address);
        await connection.ExecuteAsync(
            """
            insert into bounced_addresses (address, reason, message_id, bounced_at)
            values (@normal, @reason, @messageId, @now)
            on conflict do nothing
            """,
            new { normal, reason, messageId, now });
        await connection.ExecuteAsync(
            """
            update outbox set held_at = @now
            where lower(to_address) = @normal and sent_at is null and dead_at is null and held_at is null
            """,
            new { normal, now });
    }

    /// <summary>
    /// Somebody has confirmed the address, or says which one is right: what waits for it, and what came back from it, goes there now.
    /// False where the address works already.
    /// </summary>
    public static async Task<bool> Clear(ScopedConnection connection, DateTimeOffset now, long id, string right, long? by, string byName)
    {
        var cleared = await connection.QuerySingleOrDefaultAsync<Cleared>(
            """
            update bounced_addresses
            set cleared_at = @now, cleared_by = @by, cleared_by_name = @byName,
                corrected_to = case when address = @normal then null else @right end
            where id = @id and cleared_at is null
            returning address, bounced_at
            """,
            new { id, now, by, byName, right, normal = Normal(right) });
        if (cleared is null)
        {
            return false;
        }

        await connection.ExecuteAsync(
            """
            update outbox
            set to_address = @right, held_at = null, dead_at = null, bounced_at = null, sent_at = null, delivered_at = null,
                claimed_until = null, attempts = 0, next_attempt_at = @now, last_error = null, resent_at = @now
            where lower(to_address) = @Address and bounced_at >= @BouncedAt;
            update outbox
            set to_address = @right, held_at = null
            where lower(to_address) = @Address and sent_at is null and dead_at is null
            """,
            new { cleared.Address, cleared.BouncedAt, right, now });
        return true;
    }

    /// <summary>Whether an address does not work. Holds on to that until the transaction ends, so that nobody clears it meanwhile.</summary>
    internal static async Task<bool> Stands(ScopedConnection connection, string address) =>
        await connection.ExecuteAsync(
            "update bounced_addresses set address = address where address = @normal and cleared_at is null", new { normal = Normal(address) }) > 0;

    private sealed record Cleared
    {
        public required string Address { get; init; }

        public required DateTimeOffset BouncedAt { get; init; }
    }
}
