namespace CouncilPortal.PublicReports;

/// <summary>What a council must do within a period from the receipt of a public report.</summary>
public enum ReportClockKind
{
    /// <summary>Give public notice (section 30(5)).</summary>
    Notice,

    /// <summary>Open copies for inspection, for three weeks (section 30(4)).</summary>
    Inspection,

    /// <summary>Consider the report and answer the Ombudsman (section 31(2)).</summary>
    Answer,

    /// <summary>Confirm that what was to be done is done (section 31(2A)(c)).</summary>
    Action,
}

/// <summary>How clocks are stored and named.</summary>
public static class ReportClockKinds
{
    /// <summary>As the database holds it.</summary>
    public static string StorageText(this ReportClockKind kind) => kind switch
    {
        ReportClockKind.Notice => "notice",
        ReportClockKind.Inspection => "inspection",
        ReportClockKind.Answer => "answer",
        ReportClockKind.Action => "action",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What is to be done, as pages show it.</summary>
    public static string Name(this ReportClockKind kind) => kind switch
    {
        ReportClockKind.Notice => "Public notice",
        ReportClockKind.Inspection => "Copies open for inspection",
        ReportClockKind.Answer => "Consider and answer",
        ReportClockKind.Action => "Confirm the action",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>In one word, for lists.</summary>
    public static string ShortName(this ReportClockKind kind) => kind switch
    {
        ReportClockKind.Notice => "Notice",
        ReportClockKind.Inspection => "Copies",
        ReportClockKind.Answer => "Answer",
        ReportClockKind.Action => "Action",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Reads the storage text; false for anything else.</summary>
    public static bool TryParse(string? text, out ReportClockKind kind)
    {
        foreach (var candidate in Enum.GetValues<ReportClockKind>())
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
    /// <exception cref="FormatException">The text is no clock.</exception>
    public static ReportClockKind Parse(string? text) => TryParse(text, out var kind) ? kind : throw new FormatException($"\"{text}\" is no clock of a public report.");
}

/// <summary>Where a clock stands on a day.</summary>
public enum ReportClockState
{
    /// <summary>The receipt is not recorded: nothing runs yet.</summary>
    NotStarted,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>The last day has passed, and it is not done.</summary>
    Overdue,

    /// <summary>Done in time.</summary>
    Done,

    /// <summary>Done after the last day.</summary>
    DoneLate,

    /// <summary>A further report follows: what was not done by then is its business.</summary>
    Stopped,
}

/// <summary>One clock of a report and council. All dates are days in London; a last day lasts until its midnight.</summary>
public sealed record ReportClock
{
    /// <summary>What is to be done.</summary>
    public required ReportClockKind Kind { get; init; }

    /// <summary>The last day as the law or the letter first gave it; null before receipt.</summary>
    public required DateOnly? OriginalDueOn { get; init; }

    /// <summary>The last day in force: a longer period agreed in writing counts.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>When it was done; null: not yet.</summary>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>Whether nothing more is waited for, though it was not done.</summary>
    public required bool IsStopped { get; init; }

    /// <summary>Whether the Ombudsman agreed to a longer period.</summary>
    public bool IsExtended => DueOn != OriginalDueOn;

    /// <summary>Where it stands on a day.</summary>
    public ReportClockState StateOn(DateOnly today) =>
        DueOn is not { } due ? ReportClockState.NotStarted
        : DoneOn is { } done ? done > due ? ReportClockState.DoneLate : ReportClockState.Done
        : IsStopped ? ReportClockState.Stopped
        : today > due ? ReportClockState.Overdue
        : ReportClockState.Running;

    /// <summary>Whether the council is still to do it.</summary>
    public bool IsOpen => DueOn is not null && DoneOn is null && !IsStopped;
}
