using System.Globalization;
using MailKit.Security;
using MimeKit;

namespace CouncilPortal.EmailOutbox;

/// <summary>The mail server, as <c>Email:Smtp</c> names it.</summary>
public sealed record SmtpSettings
{
    /// <summary>The settings group.</summary>
    public const string Group = "Email:Smtp";

    private static readonly string[] Keys = ["Host", "Port", "User", "Password", "From", "FromName", "Tls"];

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

    /// <summary>Reads the settings; null where the group is absent, which Development alone may leave it.</summary>
    /// <exception cref="InvalidOperationException">They are wrong or missing; the message lists every problem.</exception>
    public static SmtpSettings? Read(IConfiguration configuration, bool isDevelopment)
    {
        var problems = Problems(configuration, isDevelopment);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(
                string.Join(Environment.NewLine, ["The portal cannot start, because its mail is not set up:", .. problems.Select(p => "- " + p)]));
        }

        return !IsSet(configuration) ? null : new SmtpSettings
        {
            Host = Text(configuration, "Host")!,
            Port = int.Parse(Text(configuration, "Port") ?? "587", CultureInfo.InvariantCulture),
            User = Text(configuration, "User"),
            Password = Text(configuration, "Password"),
            From = Text(configuration, "From")!,
            FromName = Text(configuration, "FromName") ?? "CouncilPortal",
            Tls = TlsWords[Text(configuration, "Tls") ?? "StartTls"],
        };
    }

    /// <summary>Everything that is wrong with the settings, in plain words; empty when they can be used.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration, bool isDevelopment)
    {
        if (!IsSet(configuration))
        {
            return isDevelopment ? [] : ["Email:Smtp is not set. Outside Development the portal sends mail through a mail server: set Email:Smtp:Host and Email:Smtp:From."];
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
        return problems;

        void Check(bool isRight, string problem)
        {
            if (!isRight)
            {
                problems.Add(problem);
            }
        }
    }

    private static bool IsSet(IConfiguration configuration) => Keys.Any(key => Text(configuration, key) is not null);

    private static string? Text(IConfiguration configuration, string key) =>
        configuration[$"{Group}:{key}"] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
