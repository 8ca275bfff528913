using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.EmailOutbox;

/// <summary>What became of a mail that somebody else delivers.</summary>
public enum ReceiptStatus
{
    /// <summary>The recipient's mail server took it.</summary>
    Delivered,

    /// <summary>There is no such address.</summary>
    PermanentFailure,

    /// <summary>It could not be delivered, for instance because the mailbox was full for days.</summary>
    TemporaryFailure,

    /// <summary>The sender lost it.</summary>
    TechnicalFailure,
}

/// <summary>A report on one mail.</summary>
public sealed record MailReceipt
{
    /// <summary>The mail's Message-ID.</summary>
    public required string MessageId { get; init; }

    /// <summary>What became of it.</summary>
    public required ReceiptStatus Status { get; init; }

    /// <summary>When the sender had taken the mail; null where it does not say.</summary>
    public required DateTimeOffset? TakenAt { get; init; }
}

/// <summary>Notes what became of mails. The same report twice, or one that is overtaken, changes nothing.</summary>
public sealed class MailReceipts(PortalDatabase database, TimeProvider time)
{
    /// <summary>How far the sender's clock may be behind ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>False where the report is of no mail of ours, or tells nothing new. Jobs of the service alone.</summary>
    public Task<bool> Note(Scope scope, MailReceipt receipt, CancellationToken cancel)
    {
        scope.DemandSystem();
        ArgumentNullException.ThrowIfNull(receipt);
        return database.Transact(scope, c => Note(c, scope, receipt), cancel);
    }

    private async Task<bool> Note(ScopedConnection connection, Scope scope, MailReceipt receipt)
    {
        var now = time.GetUtcNow();

        // A report on a mail that somebody has sent again since belongs to the attempt before.
        var parameters = new { receipt.MessageId, now, takenAt = receipt.TakenAt is { } at ? at + Skew : now, reason = Reason(receipt.Status) };
        var address = await connection.QuerySingleOrDefaultAsync<string>(
            $"""
            update outbox
            set {Change(receipt.Status)}
            where message_id = @MessageId and (resent_at is null or resent_at <= @takenAt) and {Condition(receipt.Status)}
            returning to_address
            """,
            parameters);
        if (address is null)
        {
            return false;
        }

        if (receipt.Status == ReceiptStatus.PermanentFailure)
        {
            await BouncedAddresses.Note(connection, now, address, Reason(receipt.Status), receipt.MessageId);
            await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "mail came back", Subject = receipt.MessageId, AuthorityId = null, Detail = Reason(receipt.Status) });
        }

        return true;
    }

    // A report shows that the mail was taken, even where the process died before it could note so.
    private static string Change(ReceiptStatus status) => status switch
    {
        ReceiptStatus.Delivered => "delivered_at = @now, sent_at = coalesce(sent_at, @now), dead_at = null, held_at = null, last_error = null",
        ReceiptStatus.PermanentFailure => "bounced_at = @now, dead_at = @now, sent_at = coalesce(sent_at, @now), last_error = @reason",
        _ => "dead_at = @now, sent_at = coalesce(sent_at, @now), last_error = @reason",
    };

    private static string Condition(ReceiptStatus status) => status switch
    {
        ReceiptStatus.Delivered => "delivered_at is null and bounced_at is null",
        ReceiptStatus.PermanentFailure => "bounced_at is null",
        _ => "delivered_at is null and bounced_at is null and dead_at is null",
    };

    private static string Reason(ReceiptStatus status) => status switch
    {
        ReceiptStatus.Delivered => "Delivered.",
        ReceiptStatus.PermanentFailure => "The recipient’s mail server knows no such address.",
        ReceiptStatus.TemporaryFailure => "The recipient’s mail server took no mail for three days: the mailbox may be full.",
        ReceiptStatus.TechnicalFailure => "GOV.UK Notify could not send it, through a fault of its own.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
