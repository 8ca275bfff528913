using CouncilPortal.Statistics;

namespace CouncilPortal.Decisions;

/// <summary>A page of a council's service improvements.</summary>
public sealed record ImprovementsList
{
    /// <summary>The page's improvements, the latest agreed first.</summary>
    public required IReadOnlyList<ImprovementRow> Rows { get; init; }

    /// <summary>How many the filter finds, and how they stand.</summary>
    public required ImprovementCounts Counts { get; init; }

    /// <summary>The categories of the statistics in which the council has any.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The reporting years from the first decision with one to the last, the latest first.</summary>
    public required IReadOnlyList<ReportingYear> Years { get; init; }
}

/// <summary>Service improvements promised, and how they stand.</summary>
public sealed record ImprovementCounts
{
    /// <summary>None at all.</summary>
    public static ImprovementCounts None { get; } = new() { Total = 0, Done = 0, DoneLate = 0, NotDone = 0, Withdrawn = 0 };

    /// <summary>How many there are.</summary>
    public required long Total { get; init; }

    /// <summary>Accepted as done, late ones included.</summary>
    public required long Done { get; init; }

    /// <summary>Of those, the late ones.</summary>
    public required long DoneLate { get; init; }

    /// <summary>Recorded by the Ombudsman as not done.</summary>
    public required long NotDone { get; init; }

    /// <summary>Withdrawn by the Ombudsman: no longer asked for.</summary>
    public required long Withdrawn { get; init; }

    /// <summary>Still to be done, or not yet accepted as done.</summary>
    public long Outstanding => Total - Done - NotDone - Withdrawn;
}
