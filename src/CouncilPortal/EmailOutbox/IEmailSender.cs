namespace CouncilPortal.EmailOutbox;

/// <summary>A mail as it leaves.</summary>
public sealed record OutgoingMail
{
    /// <summary>The Message-ID header, with its angle brackets; the same at each attempt.</summary>
    public required string MessageId { get; init; }

    /// <summary>What kind of mail it is.</summary>
    public required string Kind { get; init; }

    /// <summary>The recipient's name.</summary>
    public required string ToName { get; init; }

    /// <summary>The recipient's address.</summary>
    public required string ToAddress { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text part.</summary>
    public required string TextBody { get; init; }

    /// <summary>The HTML part.</summary>
    public required string HtmlBody { get; init; }

    /// <summary>Where a mail program stops the like of it with one click (RFC 8058); null: it cannot be stopped.</summary>
    public required string? StopAddress { get; init; }
}

/// <summary>What takes mail out of the portal.</summary>
public interface IEmailSender
{
    /// <summary>Sends; returns once the mail is in other hands.</summary>
    /// <exception cref="MailServerUnavailableException">No mail can be sent just now.</exception>
    /// <exception cref="AddressRefusedException">There is no such address.</exception>
    /// <exception cref="MailRefusedException">This mail will never be taken.</exception>
    /// <exception cref="TimeoutException">The server did not answer in time; it may have taken the mail.</exception>
    Task Send(OutgoingMail mail, CancellationToken cancel);
}

/// <summary>The mail server cannot be reached, does not let the portal in or asks it to wait: no fault of the mail, which waits.</summary>
public sealed class MailServerUnavailableException(string message, Exception? inner) : Exception(message, inner)
{
    /// <summary>How long to leave it alone, where it says so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The mail server refused this mail for good.</summary>
public class MailRefusedException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The mail server knows no such address: this and every other mail to it would come back.</summary>
public sealed class AddressRefusedException(string message, Exception? inner) : MailRefusedException(message, inner);
