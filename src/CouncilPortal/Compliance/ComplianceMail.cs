using System.Net;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Notifications;
using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>The mails that a step on an action sends. None names the complainant or repeats what was written.</summary>
internal static class ComplianceMail
{
    /// <summary>To the council: the action is done.</summary>
    public static Mail Accepted(PortalAddress address, ActionRow action, string reference, bool isLate, MailRecipient to) => Compose(address, to, new MailContent
    {
        Key = $"accepted-{reference}",
        Kind = "evidence accepted",
        Subject = $"{(isLate ? "Accepted as done late" : "Accepted as done")}: {Topic(action)}",
        Lines = [$"The Ombudsman has accepted your evidence {reference} on {Topic(action)}.", "You do not need to do anything more on this action."],
        Path = $"/actions/{action.Id}",
        LinkText = "See the action",
    });

    /// <summary>To the council: more evidence is wanted.</summary>
    public static Mail MoreWanted(PortalAddress address, ActionRow action, string reference, DateOnly? answerBy, MailRecipient to) => Compose(address, to, new MailContent
    {
        Key = $"more-{reference}",
        Kind = "more evidence wanted",
        Subject = answerBy is { } by
            ? $"More evidence needed by {LondonTime.FormatWeekdayAndDay(by)}: {Topic(action)}"
            : $"More evidence needed: {Topic(action)}",
        Lines = [$"The Ombudsman has read your evidence {reference} on {Topic(action)} and needs more before it can accept it.", "The reason is on the action’s page."],
        Path = $"/actions/{action.Id}",
        LinkText = "See what is needed",
    });

    /// <summary>To the council: not satisfied.</summary>
    public static Mail NotSatisfied(PortalAddress address, ActionRow action, string reference, MailRecipient to) => Compose(address, to, new MailContent
    {
        Key = $"not-satisfied-{reference}",
        Kind = "evidence not satisfactory",
        Subject = $"Recorded as not done: {Topic(action)}",
        Lines = [$"The Ombudsman is not satisfied by your evidence {reference} on {Topic(action)} and has recorded the action as not done.", "The reason is on the action’s page."],
        Path = $"/actions/{action.Id}",
        LinkText = "See the reason",
    });

    /// <summary>To an administrator: a recalled file waits to be deleted.</summary>
    public static Mail FileRecalled(PortalAddress address, ActionRow action, long recall, MailRecipient to) => Compose(address, to, new MailContent
    {
        Key = $"recalled-{recall}",
        Kind = "file recalled",
        Subject = $"Recalled file to decide on: {Topic(action)}",
        Lines = [$"A file of {action.AuthorityName}’s evidence on {Topic(action)} has been recalled.", "Nobody can open it. Decide whether it is deleted."],
        Path = "/desk/evidence",
        LinkText = "Decide on the file",
    });

    /// <summary>To the council: a submitted file cannot be opened by anybody.</summary>
    public static Mail FileUnusable(PortalAddress address, ActionRow action, string reference, string sha256, bool isInfected, MailRecipient to) => Compose(address, to, new MailContent
    {
        Key = $"unusable-{reference}-{sha256[..16]}",
        Kind = "file cannot be opened",
        Subject = $"Send another file: {Topic(action)}",
        Lines =
        [
            $"A file of your evidence {reference} on {Topic(action)} {(isInfected ? "was found to hold malware" : "could not be checked for malware")}. Nobody can open it, the Ombudsman neither.",
            "The action’s page says which file it is. If the file matters as proof, write to the caseworker there and send another that can be checked.",
        ],
        Path = $"/actions/{action.Id}",
        LinkText = "See which file it is",
    });

    /// <summary>To a colleague: the action is theirs now.</summary>
    public static Mail Assigned(PortalAddress address, ActionRow action, string by, MailRecipient to) => Compose(address, to, new MailContent
    {
        Key = $"assigned-{action.Id}-{action.Version + 1}",
        Kind = "action assigned",
        Subject = $"Assigned to you, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {Topic(action)}",
        Lines = [$"{by} has assigned you {Topic(action)}.", $"It is due on {LondonTime.FormatWithWeekday(action.DueOn)}."],
        Path = $"/actions/{action.Id}",
        LinkText = "See the action",
    });

    internal static string Topic(ActionRow action) => $"{action.Remedy.Name.ToLowerInvariant()}, {action.Reference.Display}";

    internal static Mail Compose(PortalAddress address, MailRecipient to, MailContent content)
    {
        var link = address.Of(content.Path);
        var topic = MailTopics.OfKind(content.Kind);
        var foot = to.MailboxId is null
            ? MailFoot.Of(address, topic is null ? [] : [topic])
            : MailFoot.Of(address, "This address gets what your council’s link officers get, because they have named it in CouncilPortal. They can change that.", []);
        var greeting = to.MailboxId is null ? $"Dear {to.Name}" : "Dear colleagues";
        var paragraphs = string.Concat(content.Lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
        return new Mail
        {
            MessageId = $"{content.Key}.{(to.MailboxId is { } mailbox ? $"m{mailbox}" : $"{to.Id}")}@{address.Host}",
            Kind = content.Kind,
            ToPersonId = to.MailboxId is null ? to.Id : null,
            ToName = to.Name,
            ToAddress = to.Email,
            Subject = content.Subject,
            TextBody = $"{greeting}\n\n{string.Join("\n\n", content.Lines)}\n\n{content.LinkText}:\n{link}\n\n{foot.Text()}",
            HtmlBody =
                $"""
                <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(content.Subject)}</title></head>
                <body style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1b1f24">
                <h1 style="font-size:22px;line-height:1.3">{WebUtility.HtmlEncode(content.Subject)}</h1>
                <p>{WebUtility.HtmlEncode(greeting)}</p>{paragraphs}
                <p><a href="{WebUtility.HtmlEncode(link)}" style="color:#1d4f7c">{WebUtility.HtmlEncode(content.LinkText)}</a></p>
                {foot.Html()}</body></html>
                """,
            Path = content.Path,
            Stop = foot.Stop,
        };
    }
}

/// <summary>What a mail about a case says.</summary>
internal sealed record MailContent
{
    /// <summary>Tells the fact apart from every other: with the recipient, the mail's id.</summary>
    public required string Key { get; init; }

    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>The one address that it leads to.</summary>
    public required string Path { get; init; }

    public required string LinkText { get; init; }
}
