using System.Collections.Concurrent;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CouncilPortal.DatabaseTests.EmailOutbox;

/// <summary>Queued mail, and a mail server that does what a test says.</summary>
internal static class OutboxScene
{
    public static Task QueueMail(this TestDatabase data, string messageId) => data.QueueMail(messageId, "lena.officer@example.org");

    public static Task QueueMail(this TestDatabase data, string messageId, string address) =>
        data.Database.Transact(
            Scope.System("test"),
            Task (c) => Outbox.Queue(c, data.Time.GetUtcNow(), new Mail
            {
                MessageId = messageId,
                Kind = "test",
                ToPersonId = null,
                ToName = "Lena Officer",
                ToAddress = address,
                Subject = "Due tomorrow",
                TextBody = "Text",
                HtmlBody = "<p>Text</p>",
            }),
            CancellationToken.None);

    public static DeliverOutboxJob Delivery(this TestDatabase data, IEmailSender sender) =>
        new(new OutboxClaims(data.Database, data.Time), sender, data.Time, NullLogger<DeliverOutboxJob>.Instance);

    public static Task Deliver(this TestDatabase data, IEmailSender sender) => data.Delivery(sender).Run(CancellationToken.None);

    public static async Task<MailState> State(this TestDatabase data, string messageId) =>
        MailStates.FromStored(await data.Value<string>("select state from mail_states where message_id = @messageId", new { messageId }));

    public static async Task<OutboxRow> Mail(this TestDatabase data, string messageId) =>
        (await data.Rows<OutboxRow>(
            "select attempts, to_address, last_error, sent_at, delivered_at, bounced_at, held_at, dead_at, claimed_until, next_attempt_at from outbox where message_id = @messageId", new { messageId })).Single();
}

/// <summary>Stands for a mail server.</summary>
internal sealed class FakeEmailSender(Func<OutgoingMail, Task> onSend) : IEmailSender
{
    public FakeEmailSender()
        : this(_ => Task.CompletedTask)
    {
    }

    /// <summary>What arrived.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    public async Task Send(OutgoingMail mail, CancellationToken cancel)
    {
        await onSend(mail);
        Taken.Enqueue(mail.MessageId);
    }
}

internal sealed record OutboxRow
{
    public required int Attempts { get; init; }

    public required string ToAddress { get; init; }

    public required DateTimeOffset? DeliveredAt { get; init; }

    public required DateTimeOffset? BouncedAt { get; init; }

    public required DateTimeOffset? HeldAt { get; init; }

    public required string? LastError { get; init; }

    public required DateTimeOffset? SentAt { get; init; }

    public required DateTimeOffset? DeadAt { get; init; }

    public required DateTimeOffset? ClaimedUntil { get; init; }

    public required DateTimeOffset NextAttemptAt { get; init; }
}
