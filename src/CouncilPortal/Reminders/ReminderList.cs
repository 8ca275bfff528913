using CouncilPortal.Notifications;
using CouncilPortal.Time;

namespace CouncilPortal.Reminders;

/// <summary>A day's reminders as plain lines, by recipient, always in the same order.</summary>
public static class ReminderList
{
    /// <summary>A line for the day; then each recipient, with a line for each action: what, when due, why that day, why they.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ReminderItem> items, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(items);
        var people = items.GroupBy(i => (i.Addressee, i.RecipientName, i.RecipientEmail)).ToList();
        var whom = people.Count == 1 ? "1 person" : $"{Number(people.Count)} people";
        yield return $"{LondonTime.FormatWithWeekday(day)}: {(items.Count == 0 ? "no reminders" : $"{Count(items.Count, "reminder")} to {whom}")}";
        foreach (var person in people)
        {
            yield return "";
            yield return $"{person.Key.RecipientName} <{person.Key.RecipientEmail}>";
            foreach (var item in person)
            {
                yield return "  " + Line(item, day);
            }
        }
    }

    /// <summary>What else the day tells people, by person, with a line for each thing and how the person wants it; nothing where there is nothing.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<PlannedNews> news)
    {
        ArgumentNullException.ThrowIfNull(news);
        if (news.Count == 0)
        {
            yield break;
        }

        yield return "";
        yield return "Also told on that day, with the day’s mail:";
        foreach (var person in news.GroupBy(n => (n.Name, n.Email)))
        {
            yield return "";
            yield return $"{person.Key.Name} <{person.Key.Email}>";
            foreach (var item in person)
            {
                yield return $"  {item.Subject}{HowOf(item.Delivery)}";
            }
        }
    }

    /// <summary><c>1 reminder</c>, <c>2 reminders</c>.</summary>
    public static string Count(int number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Line(ReminderItem item, DateOnly day)
    {
        var content = item.Content(day);
        var why = content.Reason switch
        {
            RecipientReason.Assigned => "the action is assigned to them",
            RecipientReason.LinkOfficer => $"a link officer of {item.Council}",
            RecipientReason.Mailbox => $"a mailbox of {item.Council}",
            RecipientReason.Deputy => $"stands in for {item.ForName} at {item.Council}",
            _ => $"{content.Reason.Name(null).ToLowerInvariant()} of {item.Council}",
        };
        return $"{content.Reference.Display}, {content.Remedy.Name}, due {LondonTime.FormatWithWeekday(item.DueOn)} ({DueInWords.Describe(item.DueOn, day)}): "
            + $"{ReminderRule.NameOf(item.Kind)}; {why}{(item.IsQueued ? " (queued already)" : item.IsMailed ? "" : item.Waits ? " (with the week’s mail)" : " (not by mail, as they chose)")}";
    }

    private static string HowOf(Delivery delivery) => delivery switch
    {
        Delivery.Weekly => " (with the week’s mail)",
        Delivery.Off => " (not by mail, as they chose)",
        _ => "",
    };

    private static string Number(int number) => number.ToString("N0", BritishCulture.Instance);
}
