using CouncilPortal.Scopes;
using Hangfire;

namespace CouncilPortal.EmailOutbox;

/// <summary>Sends the mail that waits. A mail server that is slow, dead or refuses delays mail and nothing else.</summary>
public sealed class DeliverOutboxJob(OutboxClaims claims, IEmailSender sender, TimeProvider time, ILogger<DeliverOutboxJob> log)
{
    private const int LongestReason = 500;

    private const int TimeoutsInARow = 2;

    private static readonly TimeSpan ServerPause = TimeSpan.FromMinutes(1);

    /// <summary>How long a run goes on before it lets other jobs have its place; the next one begins within seconds.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(5);

    private static readonly Scope Delivery = Scope.System("Mail delivery");

    private int busy;
    private int timeouts;

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
            var began = time.GetTimestamp();
            while (!cancel.IsCancellationRequested && time.GetElapsedTime(began) < Turn && await claims.Next(Delivery, cancel) is { } mail && await Deliver(mail, cancel))
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

        if (mail.IsBounced)
        {
            await claims.Hold(Delivery, mail);
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
            var until = time.GetUtcNow() + (failure.RetryAfter ?? ServerPause);
            await claims.PutBack(Delivery, mail, Reason(failure), until);
            await claims.Pause(Delivery, until, Reason(failure));
            return false;
        }
        catch (AddressRefusedException failure)
        {
            log.LogWarning("Mail {MessageId} came back: {Reason}", mail.MessageId, failure.Message);
            await claims.Bounced(Delivery, mail, Reason(failure));
            return true;
        }
        catch (MailRefusedException failure)
        {
            log.LogWarning("Mail {MessageId} was refused: {Reason}", mail.MessageId, failure.Message);
            await claims.Dead(Delivery, mail, Reason(failure));
            return true;
        }
        catch (TimeoutException failure)
        {
            log.LogWarning("Mail {MessageId} was not taken in time at attempt {Attempt}: {Reason}", mail.MessageId, mail.Attempts, failure.Message);
            await NoteFailure(mail, Reason(failure));
            return await GoesOn(failure);
        }
        catch (Exception failure)
        {
            log.LogWarning("Mail {MessageId} failed at attempt {Attempt}: {Reason}", mail.MessageId, mail.Attempts, failure.Message);
            await NoteFailure(mail, Reason(failure));
            return true;
        }

        timeouts = 0;
        await claims.Sent(Delivery, mail);
        return true;
    }

    /// <summary>One mail may be too much for the server; a server that hangs on the next one as well is left alone for a while.</summary>
    private async Task<bool> GoesOn(TimeoutException failure)
    {
        if (++timeouts < TimeoutsInARow)
        {
            return true;
        }

        timeouts = 0;
        await claims.Pause(Delivery, time.GetUtcNow() + ServerPause, Reason(failure));
        return false;
    }

    private Task NoteFailure(ClaimedMail mail, string reason) =>
        RetryDelay.After(mail.Attempts) is { } delay
            ? claims.Failed(Delivery, mail, reason, time.GetUtcNow() + delay)
            : claims.Dead(Delivery, mail, $"Given up after {mail.Attempts} attempts. {reason}");

    private static string Reason(Exception failure) => failure.Message.Length <= LongestReason ? failure.Message : failure.Message[..LongestReason];

    private static OutgoingMail Outgoing(ClaimedMail mail) => new()
    {
        MessageId = mail.MessageId,
        Kind = mail.Kind,
        ToName = mail.ToName,
        ToAddress = mail.ToAddress,
        Subject = mail.Subject,
        TextBody = mail.TextBody,
        HtmlBody = mail.HtmlBody,
        StopAddress = mail.StopAddress,
    };
}
