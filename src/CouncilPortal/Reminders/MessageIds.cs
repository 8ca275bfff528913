using System.Globalization;

namespace CouncilPortal.Reminders;

/// <summary>
/// The message ids of a morning's mails: <c>&lt;reminder-2026-11-23-p12@host&gt;</c> for the person 12, the same whoever plans.
/// What is queued for the same morning by a later run travels in a mail of its own: <c>&lt;reminder-2026-11-23-2-p12@host&gt;</c>.
/// </summary>
public sealed class MessageIds(DateOnly morning, int run, string host)
{
    /// <summary>What stands before the person's id.</summary>
    public string Before { get; } = string.Create(CultureInfo.InvariantCulture, $"<reminder-{morning:yyyy-MM-dd}{(run == 1 ? "" : $"-{run}")}-p");

    /// <summary>What stands after the person's id.</summary>
    public string After { get; } = $"@{host}>";

    /// <summary>The message id of the person's mail.</summary>
    public string Of(long person) => Before + person.ToString(CultureInfo.InvariantCulture) + After;
}
