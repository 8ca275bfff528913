using System.Net;
using CouncilPortal.EmailOutbox;

namespace CouncilPortal.Notifications;

/// <summary>The foot of a mail: why its reader gets it, and how to change that.</summary>
public sealed record MailFoot
{
    /// <summary>Where people choose what they get.</summary>
    public const string SettingsPath = "/reminders/settings";

    /// <summary>Why the reader gets it, in a sentence or two.</summary>
    public required string Why { get; init; }

    /// <summary>Where the reader chooses; null: nowhere.</summary>
    public required string? Settings { get; init; }

    /// <summary>How the reader stops it without signing in; null: it cannot be stopped.</summary>
    public required MailStop? Stop { get; init; }

    /// <summary>Of a mail to one person on the topics.</summary>
    public static MailFoot Of(PortalAddress address, IReadOnlyList<MailTopic> topics) => Of(address, string.Join(' ', topics.Select(t => t.Why).Distinct()), topics);

    /// <summary>Of a mail to one person on the topics, for a reason of its own.</summary>
    public static MailFoot Of(PortalAddress address, string why, IReadOnlyList<MailTopic> topics)
    {
        ArgumentNullException.ThrowIfNull(address);
        var stop = MailStop.For(address, topics);
        return new MailFoot
        {
            Why = why,
            Settings = topics.Count == 0 ? null : address.Of(SettingsPath),
            Stop = stop,
        };
    }

    /// <summary>The lines of the plain text part.</summary>
    public string Text() =>
        string.Concat(new[]
        {
            Why,
            Settings is null ? "" : $"Choose which e-mails you get, and when: {Settings}",
            Stop is null ? "" : $"Stop e-mails like this one: {Stop.Address}",
        }.Where(line => line.Length > 0).Select(line => line + "\n"));

    /// <summary>The paragraph of the HTML part.</summary>
    public string Html() =>
        $"""<p style="margin:24px 0 0;padding-top:8px;border-top:1px solid #c4c9cf;font-size:14px;color:#454d57">{WebUtility.HtmlEncode(Why)}{Link(Settings, "Choose which e-mails you get, and when")}{Link(Stop?.Address, "Stop e-mails like this one")}</p>""";

    private static string Link(string? address, string text) =>
        address is null ? "" : $"""<br><a href="{WebUtility.HtmlEncode(address)}" style="color:#1d4f7c">{text}</a>""";
}
