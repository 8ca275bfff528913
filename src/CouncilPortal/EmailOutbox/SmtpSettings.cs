using System.Globalization;
using MailKit.Security;
using MimeKit;

namespace CouncilPortal.EmailOutbox;

/// <summary>The mail server, as <c>Email:Smtp</c> names it.</summary>
public sealed record SmtpSettings
{
    /// <summary>The settings group.</summary>
    public const string Group = "Email:Smtp";

    private static readonly string[] Keys = ["Host", "Port", "User", "Password", "From", "FromName", "Tls", "TimeoutSeconds"];

    private static readonly Dictionary<string, SecureSocketOptions> TlsWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StartTls"] = SecureSocketOptions.StartTls,
        ["Implicit"] = SecureSocketOptions.SslOnConnect,
        ["None"] = SecureSocketOptions.None,
    };

    /// <summary>The server's name.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public required int Port { get; init; }

    /// <summary>The account; null where the server wants none.</summary>
    public required string? User { get; init; }

    /// <summary>The account's password.</summary>
    public required string? Password { get; init; }

    /// <summary>The address that mails come from.</summary>
    public required string From { get; init; }

    /// <summary>The name beside it.</summary>
    public required string FromName { get; init; }

    /// <summary>How the connection is encrypted.</summary>
    public required SecureSocketOptions Tls { get; init; }

    /// <summary>How long the server may be silent.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>Reads the settings, which have no problems.</summary>
    public static SmtpSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new SmtpSettings
        {
            Host = Text(configuration, "Host")!,
            Port = int.Parse(Text(configuration, "Port") ?? "587", CultureInfo.InvariantCulture),
            User = Text(configuration, "User"),
            Password = Text(configuration, "Password"),
            From = Text(configuration, "From")!,
            FromName = Text(configuration, "FromName") ?? "CouncilPortal",
            Tls = TlsWords[Text(configuration, "Tls") ?? "StartTls"],
            Patience = TimeSpan.FromSeconds(int.Parse(Text(configuration, "TimeoutSeconds") ?? "30", CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>Everything that is wrong with the settings, in plain words; empty when they can be used.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration)
    {
        if (!IsSet(configuration))
        {
            return [];
        }

        var problems = new List<string>();
        Check(Text(configuration, "Host") is not null, "Email:Smtp is half set: set Email:Smtp:Host (the mail server's name).");
        Check(Text(configuration, "From") is not null, "Email:Smtp is half set: set Email:Smtp:From (the address that mails come from).");
        Check(
            Text(configuration, "From") is not { } from || MailboxAddress.TryParse(from, out _),
            "Email:Smtp:From must be an e-mail address, such as portal@example.org.");
        Check(
            Text(configuration, "Port") is not { } port || (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535),
            "Email:Smtp:Port must be a whole number from 1 to 65535.");
        Check(
            Text(configuration, "User") is null == Text(configuration, "Password") is null,
            "Email:Smtp:User and Email:Smtp:Password belong together: set both, or neither.");
        Check(
            Text(configuration, "Tls") is not { } tls || TlsWords.ContainsKey(tls),
            $"Email:Smtp:Tls must be one of {string.Join(", ", TlsWords.Keys)}.");
        Check(
            Text(configuration, "TimeoutSeconds") is not { } timeout || (int.TryParse(timeout, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 120),
            "Email:Smtp:TimeoutSeconds must be a whole number from 1 to 120: how long the mail server may be silent.");
        return problems;

        void Check(bool isRight, string problem)
        {
            if (!isRight)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Whether anything of the group is set.</summary>
    public static bool IsSet(IConfiguration configuration) => Keys.Any(key => Text(configuration, key) is not null);

    private static string? Text(IConfiguration configuration, string key) =>
        configuration[$"{Group}:{key}"] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
