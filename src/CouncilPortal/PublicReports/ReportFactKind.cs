namespace CouncilPortal.PublicReports;

/// <summary>What can be recorded of a public report and a council (Local Government Act 1974, sections 30 and 31).</summary>
public enum ReportFactKind
{
    /// <summary>The day on which the council received the report: the clocks start.</summary>
    Received,

    /// <summary>The weeks that the Ombudsman's letter gives for public notice.</summary>
    NoticePeriod,

    /// <summary>Public notice was given.</summary>
    NoticePublished,

    /// <summary>Copies are open for inspection, from a day to a day.</summary>
    CopiesOpen,

    /// <summary>Members considered the report.</summary>
    Considered,

    /// <summary>The council told the Ombudsman what it has done or means to do.</summary>
    Answered,

    /// <summary>The council confirmed that it has done what it said.</summary>
    ActionConfirmed,

    /// <summary>The Ombudsman allowed a longer period, in writing.</summary>
    Extended,

    /// <summary>The Ombudsman is satisfied with what was done.</summary>
    ActionAccepted,

    /// <summary>The Ombudsman makes a further report.</summary>
    FurtherReport,
}

/// <summary>How facts of public reports are stored and named, and whose they are.</summary>
public static class ReportFactKinds
{
    /// <summary>What the council records; a caseworker may do so for it, where the council wrote by post.</summary>
    public static IReadOnlyList<ReportFactKind> Council { get; } =
    [
        ReportFactKind.NoticePublished, ReportFactKind.CopiesOpen, ReportFactKind.Considered, ReportFactKind.Answered, ReportFactKind.ActionConfirmed,
    ];

    /// <summary>What the Ombudsman alone records.</summary>
    public static IReadOnlyList<ReportFactKind> Ombudsman { get; } =
    [
        ReportFactKind.Received, ReportFactKind.NoticePeriod, ReportFactKind.Extended, ReportFactKind.ActionAccepted, ReportFactKind.FurtherReport,
    ];

    /// <summary>As the database holds it.</summary>
    public static string StorageText(this ReportFactKind kind) => kind switch
    {
        ReportFactKind.Received => "received",
        ReportFactKind.NoticePeriod => "notice_period",
        ReportFactKind.NoticePublished => "notice_published",
        ReportFactKind.CopiesOpen => "copies_open",
        ReportFactKind.Considered => "considered",
        ReportFactKind.Answered => "answered",
        ReportFactKind.ActionConfirmed => "action_confirmed",
        ReportFactKind.Extended => "extended",
        ReportFactKind.ActionAccepted => "action_accepted",
        ReportFactKind.FurtherReport => "further_report",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What happened, as histories say it.</summary>
    public static string Name(this ReportFactKind kind) => kind switch
    {
        ReportFactKind.Received => "Report received",
        ReportFactKind.NoticePeriod => "Period for public notice set",
        ReportFactKind.NoticePublished => "Public notice given",
        ReportFactKind.CopiesOpen => "Copies open for inspection",
        ReportFactKind.Considered => "Considered by members",
        ReportFactKind.Answered => "Answer to the Ombudsman",
        ReportFactKind.ActionConfirmed => "Action confirmed",
        ReportFactKind.Extended => "Longer period agreed",
        ReportFactKind.ActionAccepted => "Action accepted by the Ombudsman",
        ReportFactKind.FurtherReport => "A further report follows",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Reads the storage text; false for anything else.</summary>
    public static bool TryParse(string? text, out ReportFactKind kind)
    {
        foreach (var candidate in Enum.GetValues<ReportFactKind>())
        {
            if (candidate.StorageText() == text)
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text is no kind.</exception>
    public static ReportFactKind Parse(string? text) => TryParse(text, out var kind) ? kind : throw new FormatException($"\"{text}\" is no kind of fact of a public report.");
}
