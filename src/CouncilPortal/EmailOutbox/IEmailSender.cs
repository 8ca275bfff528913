namespace CouncilPortal.EmailOutbox;

/// <summary>A mail as it leaves.</summary>
public sealed record OutgoingMail
{
    /// <summary>The Message-ID header, with its angle brackets; the same at each attempt.</summary>
    public required string MessageId { get; init; }

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
}

/// <summary>What takes mail out of the portal.</summary>
public interface IEmailSender
{
    /// <summary>Sends; returns once the mail is in other hands.</summary>
    /// <exception cref="MailServerUnavailableException">No mail can be sent just now.</exception>
    /// <exception cref="MailRefusedException">This mail will never be taken.</exception>
    Task Send(OutgoingMail mail, CancellationToken cancel);
}

/// <summary>The mail server cannot be reached or does not let the portal in: no fault of the mail, which waits.</summary>
public sealed class MailServerUnavailableException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The mail server refused this mail for good, for instance because there is no such address.</summary>
public sealed class MailRefusedException(string message, Exception? inner) : Exception(message, inner);
