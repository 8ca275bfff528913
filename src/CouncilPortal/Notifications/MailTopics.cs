using System.Collections.Frozen;
using CouncilPortal.Scopes;

namespace CouncilPortal.Notifications;

/// <summary>The topics of the portal's mail, in the order in which people choose among them.</summary>
public static class MailTopics
{
    private static readonly Role[] Workers = [Role.LinkOfficer, Role.Contributor];
    private static readonly Role[] Officers = [Role.LinkOfficer, Role.MonitoringOfficer, Role.ChiefExecutive, Role.Delegate];

    /// <summary>The last warnings before a deadline, what is overdue, and what the Ombudsman takes to the chief executive.</summary>
    public static MailTopic LastWarnings { get; } = new()
    {
        Code = "last_warnings",
        Name = "Last warnings and overdue actions",
        About = "The last working day before a deadline, the day itself, and each week after it; and what the Ombudsman takes to your chief executive.",
        Why = "You get this because a deadline of your council is close or has passed.",
        NeverOff = true,
        Roles = [Role.LinkOfficer, Role.Contributor, Role.ChiefExecutive, Role.Delegate],
        Kinds = ["escalated", "escalated, copy", "evidence not satisfactory", "recorded as not done"],
    };

    /// <summary>Reminders before the last warnings.</summary>
    public static MailTopic DueSoon { get; } = Council(
        "due_soon",
        "Actions due soon",
        "Reminders before the last warnings, such as 14 days and 5 working days before a deadline.",
        "You get this because you look after agreed actions of your council.",
        Workers,
        []);

    /// <summary>The Ombudsman wants more, and reminders of it.</summary>
    public static MailTopic MoreEvidence { get; } = Council(
        "more_evidence",
        "More evidence wanted",
        "The Ombudsman has read your evidence and needs more; and reminders until it is there.",
        "You get this because you look after agreed actions of your council.",
        Workers,
        ["more evidence wanted", "file cannot be opened"]);

    /// <summary>What became of evidence.</summary>
    public static MailTopic EvidenceAccepted { get; } = Council(
        "evidence_accepted",
        "Evidence accepted, and outcomes",
        "The Ombudsman has accepted evidence or recorded the outcome of a decision.",
        "You get this because you look after agreed actions of your council.",
        Workers,
        ["evidence accepted", "compliance outcome recorded", "compliance outcome corrected"]);

    /// <summary>Receipts of evidence submitted.</summary>
    public static MailTopic Receipts { get; } = Council(
        "receipts",
        "Receipts of evidence",
        "Evidence that you or a colleague have submitted has arrived.",
        "You get this because you or a colleague have submitted evidence.",
        Workers,
        ["evidence receipt"]);

    /// <summary>Answers to requests for another date, and dates that changed.</summary>
    public static MailTopic RequestAnswered { get; } = Council(
        "request_answered",
        "Requests answered and dates changed",
        "The Ombudsman has answered a request for another date, or has changed a due date.",
        "You get this because you look after agreed actions of your council.",
        Workers,
        ["request for another date granted", "request for another date refused", "due date changed"]);

    /// <summary>Drafts and final decisions.</summary>
    public static MailTopic NewDecision { get; } = Council(
        "new_decision",
        "New decisions and drafts",
        "A draft decision is shared with your council, or a decision is final.",
        "You get this because decisions about your council come to you.",
        [Role.LinkOfficer, Role.MonitoringOfficer],
        ["draft shared", "draft shared again", "decision final"]);

    /// <summary>Actions added, amended and withdrawn.</summary>
    public static MailTopic NewAction { get; } = Council(
        "new_action",
        "New, changed and withdrawn actions",
        "An action is added to a decision, changed, or no longer asked for.",
        "You get this because you look after agreed actions of your council.",
        Workers,
        ["action agreed", "recommendation amended", "recommendation withdrawn"]);

    /// <summary>Actions given to somebody and handed back.</summary>
    public static MailTopic Assigned { get; } = Council(
        "assigned",
        "Actions assigned to you",
        "A colleague gives you an action, or hands one back.",
        "You get this because a colleague has given you an action or has handed one back.",
        Workers,
        ["action assigned", "actions assigned", "action handed back", "work handed over"]);

    /// <summary>Messages of the Ombudsman and comments of colleagues.</summary>
    public static MailTopic Messages { get; } = Council(
        "messages",
        "Messages and comments",
        "The Ombudsman writes to you about an action, or a colleague comments on one.",
        "You get this because you look after agreed actions of your council.",
        Workers,
        ["message from the Ombudsman", "internal comment"]);

    /// <summary>Annual review letters.</summary>
    public static MailTopic Letters { get; } = Council(
        "letters",
        "Annual review letters",
        "Your council’s letter is issued, waits to be read, and becomes public.",
        "You get this because your council’s annual review letter is open to you.",
        Officers,
        ["letter issued", "letter shared", "note on a letter"]);

    /// <summary>Public reports and their clocks.</summary>
    public static MailTopic Reports { get; } = Council(
        "reports",
        "Public reports",
        "The Ombudsman records a step on a public report, and what is due on it.",
        "You get this because public reports on your council are yours to see to.",
        Officers,
        ["public report, from the Ombudsman"]);

    /// <summary>Who stands in for whom.</summary>
    public static MailTopic Cover { get; } = Council(
        "cover",
        "Cover and delegates",
        "Cover for you, or by you, begins and ends; somebody reads for the chief executive.",
        "You get this because of who stands in for whom at your council.",
        Scopes.Roles.Council,
        ["delegate named"]);

    /// <summary>What councils send to caseworkers.</summary>
    public static MailTopic FromCouncils { get; } = new()
    {
        Code = "from_councils",
        Name = "From councils",
        About = "Evidence to review, requests, messages, answers to drafts, and files to decide on.",
        Why = "You get this because you work on cases of the Ombudsman.",
        NeverOff = false,
        Roles = [Role.Caseworker, Role.Administrator],
        Kinds =
        [
            "evidence submitted", "file recalled", "another date asked for", "request for another date taken back", "waiting for the complainant",
            "the complainant has acted", "message from a council", "draft answered", "public report, from the council",
        ],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MailTopic> All { get; } =
        [LastWarnings, DueSoon, MoreEvidence, RequestAnswered, EvidenceAccepted, Receipts, NewDecision, NewAction, Assigned, Messages, Letters, Reports, Cover, FromCouncils];

    private static readonly FrozenDictionary<string, MailTopic> Codes = All.ToFrozenDictionary(t => t.Code);
    private static readonly FrozenDictionary<string, MailTopic> Kinds = All.SelectMany(t => t.Kinds.Select(k => (k, t))).ToFrozenDictionary(x => x.k, x => x.t);

    /// <summary>The topic of a kind of mail; null: one that everybody gets at once (an invitation).</summary>
    public static MailTopic? OfKind(string kind) => Kinds.GetValueOrDefault(kind);

    /// <summary>The topic with the code; null where there is none.</summary>
    public static MailTopic? Find(string code) => Codes.GetValueOrDefault(code);

    /// <summary>The topic with the code.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static MailTopic Parse(string code) => Find(code) ?? throw new FormatException($"\"{code}\" is no topic of mail.");

    private static MailTopic Council(string code, string name, string about, string why, IReadOnlyList<Role> roles, IReadOnlyList<string> kinds) =>
        new() { Code = code, Name = name, About = about, Why = why, NeverOff = false, Roles = roles, Kinds = kinds };
}
