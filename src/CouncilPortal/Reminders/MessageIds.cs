using System.Globalization;

namespace CouncilPortal.Reminders;

/// <summary>
/// The message ids of a morning's mails: <c>&lt;reminder-2026-11-23-p12@host&gt;</c> for the person 12 and <c>-m3</c> for a mailbox,
/// the same whoever plans. What is queued for the same morning by a later run travels in a mail of its own:
/// <c>&lt;reminder-2026-11-23-2-p12@host&gt;</c>.
/// </summary>
public sealed class MessageIds
{
    private MessageIds(string before, string host)
    {
        Before = before;
        After = $"@{host}>";
    }

    /// <summary>What stands before the recipient.</summary>
    public string Before { get; }

    /// <summary>What stands after the recipient.</summary>
    public string After { get; }

    /// <summary>Of a run of a morning.</summary>
    public static MessageIds OfMorning(DateOnly morning, int run, string host) =>
        new(string.Create(CultureInfo.InvariantCulture, $"<reminder-{morning:yyyy-MM-dd}{(run == 1 ? "" : $"-{run}")}-"), host);

    /// <summary>Of reminding by hand of an action on a day.</summary>
    public static MessageIds ByHand(DateOnly day, long recommendation, string host) =>
        new(string.Create(CultureInfo.InvariantCulture, $"<reminder-{day:yyyy-MM-dd}-a{recommendation}-"), host);

    /// <summary>The message id of the recipient's mail.</summary>
    public string Of(string addressee) => Before + addressee + After;
}
