using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;

namespace CouncilPortal.Casework;

/// <summary>The mails that a caseworker's step sends to the council. None names the complainant or repeats what was written.</summary>
internal static class CaseworkMail
{
    public static Mail DeadlineChanged(PortalAddress address, ActionRow action, DateOnly dueOn, MailRecipient to) => OnAction(address, action, to, "deadline-changed", new Words
    {
        Kind = "due date changed",
        Subject = $"New due date {LondonTime.FormatWeekdayAndDay(dueOn)}: {Topic(action)}",
        Lines = [$"The Ombudsman has changed the due date of {Topic(action)} from {LondonTime.Format(action.DueOn)} to {LondonTime.FormatWithWeekday(dueOn)}.", "The reason is on the action’s page."],
    });

    /// <summary>The date granted; null: refused.</summary>
    public static Mail RequestDecided(PortalAddress address, ActionRow action, DateOnly? dueOn, MailRecipient to) => OnAction(address, action, to, "request-decided", new Words
    {
        Kind = dueOn is null ? "request for another date refused" : "request for another date granted",
        Subject = dueOn is { } date
            ? $"New due date {LondonTime.FormatWeekdayAndDay(date)}: {Topic(action)}"
            : $"Still due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {Topic(action)}",
        Lines =
        [
            dueOn is { } granted
                ? $"The Ombudsman has answered your request for another date for {Topic(action)}. It is now due on {LondonTime.FormatWithWeekday(granted)}."
                : $"The Ombudsman has not granted another date for {Topic(action)}. It is still due on {LondonTime.FormatWithWeekday(action.DueOn)}.",
            "The reason is on the action’s page.",
        ],
    });

    public static Mail Withdrawn(PortalAddress address, ActionRow action, MailRecipient to) => OnAction(address, action, to, "withdrawn", new Words
    {
        Kind = "recommendation withdrawn",
        Subject = $"Withdrawn: {Topic(action)}",
        Lines = [$"The Ombudsman has withdrawn its recommendation of {Topic(action)}.", "You do not need to do anything more on it. The reason is on the action’s page."],
    });

    public static Mail NotDone(PortalAddress address, ActionRow action, MailRecipient to) => OnAction(address, action, to, "not-done", new Words
    {
        Kind = "recorded as not done",
        Subject = $"Recorded as not done: {Topic(action)}",
        Lines = [$"The Ombudsman has recorded {Topic(action)} as not done. It was due on {LondonTime.Format(action.DueOn)}.", "The reason is on the action’s page."],
    });

    /// <summary>To the chief executive, who reads the council's overdue actions without their evidence.</summary>
    public static Mail Escalated(PortalAddress address, ActionRow action, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"escalated-{action.Id}-{action.Version + 1}",
        Kind = "escalated",
        Subject = $"For the chief executive: {Topic(action)}, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}",
        Lines =
        [
            $"{action.AuthorityName} agreed to an action after a decision of the Ombudsman: {Topic(action)}. It was due on {LondonTime.Format(action.DueOn)}, and the Ombudsman is not yet satisfied that it was done.",
            "The Ombudsman asks you to see that it is done. Your council’s link officer knows the case and has been told of this mail.",
        ],
        Path = "/actions",
        LinkText = "See your council’s overdue actions",
    });

    public static Mail EscalatedCopy(PortalAddress address, ActionRow action, MailRecipient to) => OnAction(address, action, to, "escalated-copy", new Words
    {
        Kind = "escalated, copy",
        Subject = $"Taken to your chief executive: {Topic(action)}",
        Lines = [$"The Ombudsman has written to your chief executive about {Topic(action)}, which was due on {LondonTime.Format(action.DueOn)}.", "The reason is on the action’s page."],
    });

    public static Mail OutcomeRecorded(PortalAddress address, ActionRow action, long fact, bool isCorrection, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"outcome-{fact}",
        Kind = isCorrection ? "compliance outcome corrected" : "compliance outcome recorded",
        Subject = $"Compliance outcome {(isCorrection ? "corrected" : "recorded")}: {action.Reference.Display}",
        Lines = [$"The Ombudsman has {(isCorrection ? "corrected" : "recorded")} the compliance outcome of its decision {action.Reference.Display} for {action.AuthorityName}."],
        Path = $"/actions/{action.Id}",
        LinkText = "See the outcome",
    });

    public static Mail Message(PortalAddress address, ActionRow action, long message, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"message-{message}",
        Kind = "message from the Ombudsman",
        Subject = $"Message from the Ombudsman: {Topic(action)}",
        Lines = [$"The Ombudsman has written to you about {Topic(action)}.", "The message is on the action’s page."],
        Path = $"/actions/{action.Id}",
        LinkText = "Read the message",
    });

    private static string Topic(ActionRow action) => ComplianceMail.Topic(action);

    private static Mail OnAction(PortalAddress address, ActionRow action, MailRecipient to, string key, Words words) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"{key}-{action.Id}-{action.Version + 1}",
        Kind = words.Kind,
        Subject = words.Subject,
        Lines = words.Lines,
        Path = $"/actions/{action.Id}",
        LinkText = "See the action",
    });

    private sealed record Words
    {
        public required string Kind { get; init; }
        public required string Subject { get; init; }
        public required IReadOnlyList<string> Lines { get; init; }
    }
}
