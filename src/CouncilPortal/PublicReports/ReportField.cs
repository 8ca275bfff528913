namespace CouncilPortal.PublicReports;

/// <summary>The names of the fields of public reports and findings: keys of errors, and ids on pages.</summary>
public static class ReportField
{
    /// <summary>What to record.</summary>
    public const string Kind = "kind";

    /// <summary>The day.</summary>
    public const string On = "on";

    /// <summary>The last day, or the new date.</summary>
    public const string Until = "until";

    /// <summary>Which period.</summary>
    public const string Clock = "clock";

    /// <summary>How many weeks.</summary>
    public const string Weeks = "weeks";

    /// <summary>The body of members.</summary>
    public const string Body = "body";

    /// <summary>Where, which meeting, or who agreed.</summary>
    public const string Place = "place";

    /// <summary>The address of minutes or notice.</summary>
    public const string Link = "link";

    /// <summary>Whether the meeting was open to the public.</summary>
    public const string Open = "open";

    /// <summary>What was decided.</summary>
    public const string Choice = "choice";

    /// <summary>The answer, what was done, or the reason.</summary>
    public const string Note = "note";

    /// <summary>The decisions that members considered.</summary>
    public const string Decisions = "decisions";
}
