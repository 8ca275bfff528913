using System.Globalization;
using CouncilPortal.Notifications;

namespace CouncilPortal.Reminders;

/// <summary>On what occasion somebody is reminded or told.</summary>
public enum ReminderOccasion
{
    /// <summary>So many days before an action is due, or the working day before that.</summary>
    BeforeDue,

    /// <summary>The due date, where it is a working day.</summary>
    OnTheDay,

    /// <summary>So many working days after the due date.</summary>
    Overdue,

    /// <summary>Each week after the first working day after the due date, or the working day after that.</summary>
    OverdueWeekly,

    /// <summary>The chief executive and delegates are reminded of overdue actions as link officers are.</summary>
    ExecutiveOverdue,

    /// <summary>So many working days after the Ombudsman asked for more evidence.</summary>
    MoreEvidence,

    /// <summary>An annual review letter is issued.</summary>
    LetterIssued,

    /// <summary>So many working days after a letter was issued to somebody who has not opened it.</summary>
    LetterUnread,

    /// <summary>A letter is public.</summary>
    EmbargoLifted,

    /// <summary>So many days before a clock of a public report runs out.</summary>
    ReportClock,

    /// <summary>Somebody begins to stand in for a colleague.</summary>
    CoverBegins,

    /// <summary>The colleague is back.</summary>
    CoverEnds,

    /// <summary>The Ombudsman has answered a request for another date.</summary>
    RequestAnswered,

    /// <summary>The Ombudsman has accepted evidence.</summary>
    EvidenceAccepted,

    /// <summary>A draft is shared or a decision final.</summary>
    NewDecision,

    /// <summary>An action is added, changed or withdrawn.</summary>
    NewAction,

    /// <summary>An action is given to somebody.</summary>
    Assigned,
}

/// <summary>When somebody is reminded or told of something.</summary>
public sealed record ReminderRule
{
    /// <summary>The kind of a reminder that a link officer sent by hand; no rule.</summary>
    public const string ByHand = "by_hand";

    /// <summary>The rule as reminders name it: <c>due_in_14_days</c>.</summary>
    public required string Code { get; init; }

    /// <summary>On what occasion.</summary>
    public required ReminderOccasion Occasion { get; init; }

    /// <summary>How many days away from it; 0 where the occasion itself says when.</summary>
    public required int Days { get; init; }

    /// <summary>Whether these are working days.</summary>
    public required bool IsWorkingDays { get; init; }

    /// <summary>Whether it holds for every council that has not said otherwise.</summary>
    public required bool IsOn { get; init; }

    /// <summary>Whether nobody can switch it off: the last warnings before a deadline, and what is overdue.</summary>
    public required bool NeverOff { get; init; }

    /// <summary>14 days before the due date.</summary>
    public static ReminderRule DueIn14Days { get; } = Before(14, isWorkingDays: false) with { IsOn = true };

    /// <summary>5 working days before the due date.</summary>
    public static ReminderRule DueIn5WorkingDays { get; } = Before(5, isWorkingDays: true) with { IsOn = true };

    /// <summary>The last working day before the due date.</summary>
    public static ReminderRule DueTomorrow { get; } = Before(1, isWorkingDays: true) with { IsOn = true, NeverOff = true };

    /// <summary>The due date itself.</summary>
    public static ReminderRule DueToday { get; } = Fixed("due_today", ReminderOccasion.OnTheDay, 0, isWorkingDays: false);

    /// <summary>The first working day after the due date.</summary>
    public static ReminderRule OverdueDayAfter { get; } = Fixed("overdue_day_after", ReminderOccasion.Overdue, 1, isWorkingDays: true);

    /// <summary>Each week after that.</summary>
    public static ReminderRule OverdueWeekly { get; } = Fixed("overdue_weekly", ReminderOccasion.OverdueWeekly, 7, isWorkingDays: false);

    /// <summary>What a new portal reminds of by the due date.</summary>
    public static IReadOnlyList<ReminderRule> Defaults { get; } = [DueIn14Days, DueIn5WorkingDays, DueTomorrow, DueToday, OverdueDayAfter, OverdueWeekly];

    /// <summary>Whether it follows from an action's due date.</summary>
    public bool IsOfDueDate => Occasion is ReminderOccasion.BeforeDue or ReminderOccasion.OnTheDay or ReminderOccasion.Overdue or ReminderOccasion.OverdueWeekly;

    /// <summary>Whether what it reminds of is overdue.</summary>
    public bool IsOverdue => Occasion is ReminderOccasion.Overdue or ReminderOccasion.OverdueWeekly;

    /// <summary>Whether a council may switch it on or off for itself.</summary>
    public bool IsCouncils => !NeverOff && Occasion is ReminderOccasion.BeforeDue or ReminderOccasion.MoreEvidence or ReminderOccasion.ExecutiveOverdue;

    /// <summary>Of two that fall on one morning the one with the greater urgency stays: a last warning, then what is nearer to the date.</summary>
    public int Urgency => (NeverOff ? 100_000 : 0) - (IsWorkingDays ? 14 * Days : 10 * Days) + (Occasion == ReminderOccasion.OverdueWeekly ? 1000 : 0);

    /// <summary>What its mail belongs to.</summary>
    public MailTopic Topic => Occasion switch
    {
        _ when NeverOff => MailTopics.LastWarnings,
        ReminderOccasion.BeforeDue => MailTopics.DueSoon,
        ReminderOccasion.MoreEvidence => MailTopics.MoreEvidence,
        ReminderOccasion.LetterIssued or ReminderOccasion.LetterUnread or ReminderOccasion.EmbargoLifted => MailTopics.Letters,
        ReminderOccasion.ReportClock => MailTopics.Reports,
        ReminderOccasion.CoverBegins or ReminderOccasion.CoverEnds => MailTopics.Cover,
        _ => MailTopics.LastWarnings,
    };

    /// <summary>For lists of what is or would be sent: <c>Due in 14 days</c>.</summary>
    public string Name => Occasion switch
    {
        ReminderOccasion.BeforeDue when IsWorkingDays && Days == 1 => "Due on the next day or working day",
        ReminderOccasion.BeforeDue => $"Due in {Span}",
        ReminderOccasion.OnTheDay => "Due today",
        ReminderOccasion.Overdue => "Overdue, first working day after",
        ReminderOccasion.OverdueWeekly => "Overdue, weekly",
        ReminderOccasion.ExecutiveOverdue => "Overdue actions go to the chief executive, too",
        ReminderOccasion.MoreEvidence => $"More evidence wanted for {Span}",
        ReminderOccasion.LetterIssued => "Annual review letter issued",
        ReminderOccasion.LetterUnread => $"Letter not opened for {Span}",
        ReminderOccasion.EmbargoLifted => "Letter public",
        ReminderOccasion.ReportClock => $"Clock of a public report, {Span} before its end",
        ReminderOccasion.CoverBegins => "Cover begins",
        ReminderOccasion.CoverEnds => "Cover ends",
        ReminderOccasion.RequestAnswered => "Request for another date answered",
        ReminderOccasion.EvidenceAccepted => "Evidence accepted",
        ReminderOccasion.NewDecision => "New decision or draft",
        ReminderOccasion.NewAction => "New or changed action",
        ReminderOccasion.Assigned => "Action assigned",
        _ => throw new ArgumentOutOfRangeException(null, Occasion, null),
    };

    private string Span => $"{Days} {(IsWorkingDays ? "working day" : "day")}{(Days == 1 ? "" : "s")}";

    /// <summary>How lists name a reminder of the kind, whether or not its rule is still there.</summary>
    public static string NameOf(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var parts = kind.Split('_');
        var days = parts.Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).FirstOrDefault(d => d is not null);
        return Defaults.FirstOrDefault(d => d.Code == kind)?.Name
            ?? (kind == ByHand ? "Reminded by hand"
                : days is { } n && kind.StartsWith("due_in_", StringComparison.Ordinal) ? Before(n, parts[^2] == "working").Name
                : days is { } m && kind.StartsWith("more_evidence_", StringComparison.Ordinal) ? Of(ReminderOccasion.MoreEvidence, m, isWorkingDays: true).Name
                : kind);
    }

    /// <summary>What the mail of a reminder of the kind belongs to.</summary>
    public static MailTopic TopicOf(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.StartsWith("due_in_", StringComparison.Ordinal) ? MailTopics.DueSoon
            : kind.StartsWith("more_evidence_", StringComparison.Ordinal) ? MailTopics.MoreEvidence
            : MailTopics.LastWarnings;
    }

    /// <summary>One that reminds before the due date, not switched on.</summary>
    public static ReminderRule Before(int days, bool isWorkingDays) => new()
    {
        Code = isWorkingDays && days == 1 ? "due_tomorrow" : CodeOf("due_in", days, isWorkingDays),
        Occasion = ReminderOccasion.BeforeDue,
        Days = days,
        IsWorkingDays = isWorkingDays,
        IsOn = false,
        NeverOff = false,
    };

    /// <summary>One of an occasion of which there can be several, not switched on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Of the occasion there is one alone.</exception>
    public static ReminderRule Of(ReminderOccasion occasion, int days, bool isWorkingDays) => occasion switch
    {
        ReminderOccasion.BeforeDue => Before(days, isWorkingDays),
        ReminderOccasion.MoreEvidence => New(CodeOf("more_evidence", days, isWorkingDays: true), occasion, days, isWorkingDays: true),
        ReminderOccasion.ReportClock => New(CodeOf("report", days, isWorkingDays), occasion, days, isWorkingDays),
        _ => throw new ArgumentOutOfRangeException(nameof(occasion), occasion, null),
    };

    private static string CodeOf(string what, int days, bool isWorkingDays) => $"{what}_{days}_{(isWorkingDays ? "working_days" : "days")}";

    private static ReminderRule Fixed(string code, ReminderOccasion occasion, int days, bool isWorkingDays) =>
        New(code, occasion, days, isWorkingDays) with { IsOn = true, NeverOff = true };

    private static ReminderRule New(string code, ReminderOccasion occasion, int days, bool isWorkingDays) =>
        new() { Code = code, Occasion = occasion, Days = days, IsWorkingDays = isWorkingDays, IsOn = false, NeverOff = false };
}

/// <summary>How occasions are stored.</summary>
public static class ReminderOccasions
{
    /// <summary>As the database holds it: <c>before_due</c>.</summary>
    public static string StorageText(this ReminderOccasion occasion) =>
        string.Concat(occasion.ToString().Select((c, n) => char.IsUpper(c) && n > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    /// <summary>Reads the storage text.</summary>
    /// <exception cref="FormatException">The text is no occasion.</exception>
    public static ReminderOccasion Parse(string? text)
    {
        foreach (var occasion in Enum.GetValues<ReminderOccasion>())
        {
            if (occasion.StorageText() == text)
            {
                return occasion;
            }
        }

        throw new FormatException($"\"{text}\" is no occasion of reminders.");
    }
}
