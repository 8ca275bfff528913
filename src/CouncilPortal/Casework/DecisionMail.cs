using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;

namespace CouncilPortal.Casework;

/// <summary>The mails about drafts, final decisions and what is amended in them. None names the complainant or repeats what was written.</summary>
internal static class DecisionMail
{
    /// <summary>To a council: something more was agreed in a final decision.</summary>
    public static Mail Agreed(PortalAddress address, ActionRow action, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"agreed-{action.Id}",
        Kind = "action agreed",
        Subject = $"New action, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {ComplianceMail.Topic(action)}",
        Lines = [$"The Ombudsman has recorded an agreed action of {action.AuthorityName}: {ComplianceMail.Topic(action)}.", $"It is due on {LondonTime.FormatWithWeekday(action.DueOn)}."],
        Path = $"/actions/{action.Id}",
        LinkText = "See the action",
    });

    /// <summary>To a council: what is to be done, or shown, has changed.</summary>
    public static Mail Amended(PortalAddress address, ActionRow action, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"amended-{action.Id}-{action.Version + 1}",
        Kind = "recommendation amended",
        Subject = $"Amended, due {LondonTime.FormatWeekdayAndDay(action.DueOn)}: {ComplianceMail.Topic(action)}",
        Lines = [$"The Ombudsman has amended its recommendation of {ComplianceMail.Topic(action)}.", "The reason is on the action’s page."],
        Path = $"/actions/{action.Id}",
        LinkText = "See the action",
    });

    /// <summary>To a council's link officers and monitoring officers: a draft is shared with them.</summary>
    public static Mail Shared(PortalAddress address, DecisionReference decision, long sharing, DateOnly answerBy, bool isAgain, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"draft-{sharing}",
        Kind = isAgain ? "draft shared again" : "draft shared",
        Subject = $"Answer by {LondonTime.FormatWeekdayAndDay(answerBy)}: draft decision {decision.Display}{(isAgain ? ", changed" : "")}",
        Lines =
        [
            $"The Ombudsman has shared {(isAgain ? "a changed draft" : "a draft")} of its decision {decision.Display} with your council in confidence, with the actions that it proposes.",
            $"Agree or contest their wording, the evidence expected and the dates by {LondonTime.FormatWithWeekday(answerBy)}. Dates are fixed in the final decision and then change for exceptional reasons only.",
        ],
        Path = $"/drafts/{decision.Address}",
        LinkText = "Read and answer the draft",
    });

    /// <summary>To a caseworker: a council has answered.</summary>
    public static Mail Answered(PortalAddress address, DecisionReference decision, string council, long answer, bool isAgreed, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"draft-answer-{answer}",
        Kind = "draft answered",
        Subject = $"Draft {(isAgreed ? "agreed" : "contested")}: {decision.Display}, {council}",
        Lines = [$"{council} has answered your draft decision {decision.Display}. {(isAgreed ? "It agrees to everything." : "It contests some of it.")}"],
        Path = $"/desk/decisions/{decision.Address}",
        LinkText = "See the answer",
    });

    /// <summary>To a council: the decision is final, and the dates are fixed.</summary>
    public static Mail Final(PortalAddress address, DecisionReference decision, IReadOnlyList<DateOnly> dueOn, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"final-{decision.Stored}",
        Kind = "decision final",
        Subject = dueOn.Count == 0 ? $"Final decision: {decision.Display}" : $"Final decision, first action due {LondonTime.FormatWeekdayAndDay(dueOn.Min())}: {decision.Display}",
        Lines =
        [
            $"The Ombudsman’s decision {decision.Display} is final.",
            dueOn.Count switch
            {
                0 => "No action is asked of your council.",
                1 => $"Your council has 1 action to do, due on {LondonTime.FormatWithWeekday(dueOn[0])}.",
                _ => $"Your council has {dueOn.Count} actions to do, the first due on {LondonTime.FormatWithWeekday(dueOn.Min())}.",
            },
        ],
        Path = DecisionAddress.Of(decision),
        LinkText = "See the decision",
    });
}
