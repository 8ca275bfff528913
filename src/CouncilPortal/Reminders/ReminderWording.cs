using System.Text.RegularExpressions;
using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.Time;

namespace CouncilPortal.Reminders;

/// <summary>What a reminder's words are made of.</summary>
public sealed record ReminderContent
{
    /// <summary>The due date in force.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day on which the mail is written, in London.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Open, or more evidence needed.</summary>
    public required RecommendationState State { get; init; }

    /// <summary>The remedy, whose kind says whether a summary may be named.</summary>
    public required Remedy Remedy { get; init; }

    /// <summary>The public summary of a service improvement; not used for a personal remedy.</summary>
    public required string? PublicSummary { get; init; }

    /// <summary>The decision.</summary>
    public required DecisionReference Reference { get; init; }

    /// <summary>The council.</summary>
    public required string AuthorityName { get; init; }

    /// <summary>Why this person gets it.</summary>
    public required RecipientReason Reason { get; init; }

    /// <summary>For whom a deputy stands in.</summary>
    public required string? ForName { get; init; }
}

/// <summary>The words of a reminder. They never hold personal data: of a personal remedy only its general name.</summary>
public static partial class ReminderWording
{
    private const int LongestSummary = 70;
    private const int DaysOfAnObviousYear = 180;

    /// <summary><c>Due Friday 27 November: training for housing officers, 19 012 345</c>, in one line.</summary>
    public static string Subject(ReminderContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var distance = content.DueOn.DayNumber - content.Today.DayNumber;
        var day = Math.Abs(distance) < DaysOfAnObviousYear
            ? LondonTime.FormatWeekdayAndDay(content.DueOn)
            : LondonTime.FormatWithWeekday(content.DueOn);
        var when = distance switch
        {
            < 0 => $"Overdue since {day}",
            0 => $"Due today, {day}",
            1 => $"Due tomorrow, {day}",
            _ => $"Due {day}",
        };
        return $"{when}: {Action(content)}, {content.Reference.Display}";
    }

    /// <summary>The paragraphs of the mail but for its one link: what is due, what stops the reminders, why this person gets them.</summary>
    public static IReadOnlyList<string> Lines(ReminderContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var lines = new List<string> { When(content) };
        if (content.State == RecommendationState.MoreEvidenceNeeded)
        {
            lines.Add("The Ombudsman has asked for more evidence.");
        }

        lines.Add(content.Reason.ReadsActions()
            ? "Submit the evidence as soon as the action is done. The reminders stop when you do."
            : "Your link officers have been reminded, too. The reminders stop when the evidence is submitted.");
        lines.Add(Why(content));
        return lines;
    }

    private static string When(ReminderContent content)
    {
        var day = LondonTime.FormatWithWeekday(content.DueOn);
        var words = DueInWords.Describe(content.DueOn, content.Today);
        var action = $"{Capital(Action(content))} (decision {content.Reference.Display})";
        return content.Today > content.DueOn
            ? $"{action} was due on {day}. It is {words}."
            : $"{action} is due {words}, on {day}.";
    }

    private static string Why(ReminderContent content) => content.Reason switch
    {
        RecipientReason.LinkOfficer => $"You get this because you are a link officer of {content.AuthorityName}.",
        RecipientReason.Assigned => $"You get this because {content.AuthorityName} has assigned the action to you.",
        RecipientReason.Deputy => $"You get this because you stand in for {content.ForName ?? "a colleague"} at {content.AuthorityName}.",
        RecipientReason.ChiefExecutive => $"You get this because {content.AuthorityName} has chosen that its chief executive hears of overdue actions.",
        RecipientReason.Delegate => $"You get this because you read for the chief executive of {content.AuthorityName}, who hears of overdue actions.",
        RecipientReason.Mailbox => $"This address gets it because {content.AuthorityName} has named it in CouncilPortal. Its link officers can change that.",
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.Reason, null),
    };

    private static string Action(ReminderContent content)
    {
        var summary = content.Remedy.Kind == RecommendationKind.ServiceImprovement ? content.PublicSummary : null;
        var line = Spaces().Replace(summary ?? "", " ").Trim().TrimEnd('.');
        return Small(Shortened(line.Length == 0 ? content.Remedy.Name : line));
    }

    private static string Shortened(string text)
    {
        if (text.Length <= LongestSummary)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', LongestSummary);
        return text[..(end > 0 ? end : LongestSummary)].TrimEnd(' ', ',', ';', ':') + "…";
    }

    // A word of capitals, such as SEND, keeps them.
    private static string Small(string text) =>
        text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Spaces();
}
