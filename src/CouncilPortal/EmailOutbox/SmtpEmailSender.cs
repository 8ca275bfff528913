using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.Utils;

namespace CouncilPortal.EmailOutbox;

/// <summary>Sends through the mail server of <c>Email:Smtp</c>, a connection for each mail.</summary>
public sealed partial class SmtpEmailSender(SmtpSettings settings, TimeProvider time, ILogger<SmtpEmailSender> log) : IEmailSender
{
    /// <summary>How long the whole of a mail may take: well below the time for which it is claimed.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public async Task Send(OutgoingMail mail, CancellationToken cancel)
    {
        using var message = Message(mail);
        using var client = new SmtpClient { Timeout = (int)settings.Patience.TotalMilliseconds };
        using var limit = new CancellationTokenSource(Limit);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, settings.Tls, both.Token);
            if (settings is { User: { } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, both.Token);
            }
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            throw new MailServerUnavailableException($"The mail server {settings.Host} cannot be used: {failure.Message}", failure);
        }

        try
        {
            await client.SendAsync(message, both.Token);
        }
        catch (SmtpCommandException failure) when (IsServers(failure))
        {
            throw new MailServerUnavailableException($"The mail server {settings.Host} takes no mail: {failure.Message}", failure);
        }
        catch (SmtpCommandException failure) when (IsAddress(failure))
        {
            throw new AddressRefusedException($"The mail server refused the address: {failure.Message}", failure);
        }
        catch (SmtpCommandException failure) when ((int)failure.StatusCode >= 500)
        {
            throw new MailRefusedException($"The mail server refused the mail: {failure.Message}", failure);
        }
        catch (OperationCanceledException failure) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server {settings.Host} did not take the mail within {Limit.TotalMinutes} minutes.", failure);
        }

        await Leave(client, both.Token);
    }

    /// <summary>The server closes, or refuses whatever comes from our address: not this mail's fault.</summary>
    private static bool IsServers(SmtpCommandException failure) =>
        failure.StatusCode == SmtpStatusCode.ServiceNotAvailable || failure.ErrorCode == SmtpErrorCode.SenderNotAccepted;

    /// <summary>The recipient is refused for good, and not by a rule about us, which has a code of its own (RFC 3463, 5.7.x).</summary>
    private static bool IsAddress(SmtpCommandException failure) =>
        failure.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)failure.StatusCode >= 500 && !Policy().IsMatch(failure.Message);

    private MimeMessage Message(OutgoingMail mail)
    {
        var message = new MimeMessage
        {
            MessageId = MimeUtils.ParseMessageId(mail.MessageId) ?? mail.MessageId,
            Subject = mail.Subject,
            Date = time.GetUtcNow(),
            Body = new BodyBuilder { TextBody = mail.TextBody, HtmlBody = mail.HtmlBody }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(new MailboxAddress(mail.ToName, mail.ToAddress));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("List-Id", $"CouncilPortal <notifications.{settings.From[(settings.From.LastIndexOf('@') + 1)..].TrimEnd('>')}>");
        if (mail.StopAddress is { } stop)
        {
            message.Headers.Add("List-Unsubscribe", $"<{stop}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return message;
    }

    /// <summary>The mail is in other hands already: whatever happens on leaving must not send it again.</summary>
    private async Task Leave(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception failure) when (failure is IOException or ProtocolException or CommandException or OperationCanceledException)
        {
            log.LogDebug(failure, "The mail server did not say goodbye.");
        }
    }

    [GeneratedRegex(@"\b5\.7\.\d")]
    private static partial Regex Policy();
}
