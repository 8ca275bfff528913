namespace CouncilPortal.EmailOutbox;

/// <summary>Development's sender: nothing leaves. The mails stay in the database and are read at <c>/demo/inbox</c>.</summary>
public sealed class DemoEmailSender : IEmailSender
{
    /// <inheritdoc/>
    public Task Send(OutgoingMail mail, CancellationToken cancel) => Task.CompletedTask;
}
