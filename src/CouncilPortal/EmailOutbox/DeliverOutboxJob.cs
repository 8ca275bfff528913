using CouncilPortal.Scopes;
using Hangfire;

namespace CouncilPortal.EmailOutbox;

/// <summary>Sends the mail that waits. A mail server that is slow, dead or refuses delays mail and nothing else.</summary>
public sealed class DeliverOutboxJob(OutboxClaims claims, IEmailSender sender, TimeProvider time, ILogger<DeliverOutboxJob> log)
{
    private const int LongestReason = 500;

    private static readonly TimeSpan ServerPause = TimeSpan.FromMinutes(1);
    private static readonly Scope Delivery = Scope.System("Mail delivery");

    private int busy;

    /// <summary>Sends until nothing waits or the mail server cannot be used. While this process is sending, another run does nothing.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref busy, 1) == 1)
        {
            return;
        }

        try
        {
            while (!cancel.IsCancellationRequested && await claims.Next(Delivery, cancel) is { } mail && await Deliver(mail, cancel))
            {
            }
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    /// <summary>False where going on makes no sense.</summary>
    private async Task<bool> Deliver(ClaimedMail mail, CancellationToken cancel)
    {
        if (mail.Attempts > RetryDelay.Attempts)
        {
            await claims.Dead(Delivery, mail, $"Given up after {RetryDelay.Attempts} attempts, of which the last never ended.");
            return true;
        }

        try
        {
            await sender.Send(Outgoing(mail), cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await claims.PutBack(Delivery, mail, null, time.GetUtcNow());
            return false;
        }
        catch (MailServerUnavailableException failure)
        {
            log.LogWarning("Mail waits: {Reason}", failure.Message);
            await claims.PutBack(Delivery, mail, Reason(failure), time.GetUtcNow() + ServerPause);
            return false;
        }
        catch (MailRefusedException failure)
        {
            log.LogWarning("Mail {MessageId} was refused: {Reason}", mail.MessageId, failure.Message);
            await claims.Dead(Delivery, mail, Reason(failure));
            return true;
        }
        catch (Exception failure)
        {
            log.LogWarning("Mail {MessageId} failed at attempt {Attempt}: {Reason}", mail.MessageId, mail.Attempts, failure.Message);
            await NoteFailure(mail, Reason(failure));
            return true;
        }

        await claims.Sent(Delivery, mail);
        return true;
    }

    private Task NoteFailure(ClaimedMail mail, string reason) =>
        RetryDelay.After(mail.Attempts) is { } delay
            ? claims.Failed(Delivery, mail, reason, time.GetUtcNow() + delay)
            : claims.Dead(Delivery, mail, $"Given up after {mail.Attempts} attempts. {reason}");

    private static string Reason(Exception failure) => failure.Message.Length <= LongestReason ? failure.Message : failure.Message[..LongestReason];

    private static OutgoingMail Outgoing(ClaimedMail mail) => new()
    {
        MessageId = mail.MessageId,
        ToName = mail.ToName,
        ToAddress = mail.ToAddress,
        Subject = mail.Subject,
        TextBody = mail.TextBody,
        HtmlBody = mail.HtmlBody,
    };
}
