using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>The mails that a council's step on an action sends. None names the complainant or repeats what was written.</summary>
internal static class CouncilMail
{
    public static Mail DateAsked(PortalAddress address, ActionRow action, long request, MailRecipient to) => ToDesk(address, action, to, $"date-asked-{request}", new Words
    {
        Kind = "another date asked for",
        Subject = $"Another date asked for, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {Topic(action)}",
        Lines = [$"{action.AuthorityName} asks for another due date for {Topic(action)}. It is due on {LondonTime.FormatWithWeekday(action.DueOn)}.", "Its reason and the date that it proposes are on the action’s page."],
        LinkText = "Answer the request",
    });

    public static Mail DateTakenBack(PortalAddress address, ActionRow action, long request, MailRecipient to) => ToDesk(address, action, to, $"date-taken-back-{request}", new Words
    {
        Kind = "request for another date taken back",
        Subject = $"Request for another date taken back, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {Topic(action)}",
        Lines = [$"{action.AuthorityName} no longer asks for another due date for {Topic(action)}. You do not need to answer."],
        LinkText = "See the action",
    });

    public static Mail Waiting(PortalAddress address, ActionRow action, MailRecipient to) => ToDesk(address, action, to, $"waiting-{action.Id}-{action.Version + 1}", new Words
    {
        Kind = "waiting for the complainant",
        Subject = $"Waiting for the complainant, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {Topic(action)}",
        Lines = [$"{action.AuthorityName} cannot go on with {Topic(action)} until the complainant acts. It is still due on {LondonTime.FormatWithWeekday(action.DueOn)}.", "The reason and the dates are on the action’s page."],
        LinkText = "See the action",
    });

    public static Mail Resumed(PortalAddress address, ActionRow action, MailRecipient to) => ToDesk(address, action, to, $"resumed-{action.Id}-{action.Version + 1}", new Words
    {
        Kind = "the complainant has acted",
        Subject = $"The complainant has acted, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {Topic(action)}",
        Lines = [$"{action.AuthorityName} no longer waits for the complainant and goes on with {Topic(action)}, due on {LondonTime.FormatWithWeekday(action.DueOn)}."],
        LinkText = "See the action",
    });

    public static Mail Message(PortalAddress address, ActionRow action, long message, MailRecipient to) => ToDesk(address, action, to, $"council-message-{message}", new Words
    {
        Kind = "message from a council",
        Subject = $"Message from a council, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {Topic(action)}",
        Lines = [$"{action.AuthorityName} has written to you about {Topic(action)}.", "The message is on the action’s page."],
        LinkText = "Read the message",
    });

    public static Mail Comment(PortalAddress address, ActionRow action, long message, MailRecipient to) => ToCouncil(address, action, to, $"comment-{message}", new Words
    {
        Kind = "internal comment",
        Subject = $"Internal comment, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {Topic(action)}",
        Lines = [$"A colleague has commented on {Topic(action)}. The Ombudsman does not see it.", "The comment is on the action’s page."],
        LinkText = "Read the comment",
    });

    public static Mail HandedBack(PortalAddress address, ActionRow action, string by, MailRecipient to) => ToCouncil(address, action, to, $"handed-back-{action.Id}-{action.Version + 1}", new Words
    {
        Kind = "action handed back",
        Subject = $"Handed back, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {Topic(action)}",
        Lines = [$"{by} has handed back {Topic(action)}. Nobody has it now, and it is due on {LondonTime.FormatWithWeekday(action.DueOn)}.", "What your colleague wrote is on the action’s page."],
        LinkText = "See the action",
    });

    /// <summary>One mail for all the actions that a colleague was given together.</summary>
    public static Mail AssignedTogether(PortalAddress address, IReadOnlyList<ActionRow> actions, string by, MailRecipient to)
    {
        var (first, earliest) = (actions[0], actions.Min(a => a.DueOn));
        return ComplianceMail.Compose(address, to, new MailContent
        {
            Key = $"assigned-{first.Id}-{first.Version + 1}-with-{actions.Count - 1}",
            Kind = "actions assigned",
            Subject = $"{actions.Count} actions assigned to you, the first due {LondonTime.FormatWeekdayAndDay(earliest)}",
            Lines =
            [
                $"{by} has assigned you {actions.Count} actions.",
                .. actions.OrderBy(a => a.DueOn).Select(a => $"Due on {LondonTime.FormatWithWeekday(a.DueOn)}: {Topic(a)}."),
            ],
            Path = $"{ActionsFilter.Address}?owner={ActionsFilter.Me}",
            LinkText = "See your actions",
        });
    }

    /// <summary>To the owner of a service: new actions of it, which are theirs now.</summary>
    public static Mail OwnedService(PortalAddress address, IReadOnlyList<ActionRow> actions, MailRecipient to)
    {
        var (first, earliest) = (actions.MinBy(a => a.Id)!, actions.Min(a => a.DueOn));
        return ComplianceMail.Compose(address, to, new MailContent
        {
            Key = $"service-{first.Id}-{first.Version}-with-{actions.Count - 1}",
            Kind = "action assigned",
            Subject = actions.Count == 1
                ? $"Assigned to you, due {LondonTime.FormatWeekdayAndDay(earliest)}: {Topic(first)}"
                : $"{actions.Count} actions assigned to you, the first due {LondonTime.FormatWeekdayAndDay(earliest)}",
            Lines =
            [
                actions.Count == 1 ? "A new action of a service that you own is yours." : $"{actions.Count} new actions of services that you own are yours.",
                .. actions.OrderBy(a => a.DueOn).Select(a => $"Due on {LondonTime.FormatWithWeekday(a.DueOn)}: {Topic(a)}."),
            ],
            Path = actions.Count == 1 ? $"{ActionsFilter.Address}/{first.Id}" : $"{ActionsFilter.Address}?owner={ActionsFilter.Me}",
            LinkText = actions.Count == 1 ? "See the action" : "See your actions",
        });
    }

    private static string Topic(ActionRow action) => ComplianceMail.Topic(action);

    private static Mail ToDesk(PortalAddress address, ActionRow action, MailRecipient to, string key, Words words) => Compose(address, to, key, $"/desk/actions/{action.Id}", words);

    private static Mail ToCouncil(PortalAddress address, ActionRow action, MailRecipient to, string key, Words words) => Compose(address, to, key, $"/actions/{action.Id}", words);

    private static Mail Compose(PortalAddress address, MailRecipient to, string key, string path, Words words) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = key,
        Kind = words.Kind,
        Subject = words.Subject,
        Lines = words.Lines,
        Path = path,
        LinkText = words.LinkText,
    });

    private sealed record Words
    {
        public required string Kind { get; init; }
        public required string Subject { get; init; }
        public required IReadOnlyList<string> Lines { get; init; }
        public required string LinkText { get; init; }
    }
}
