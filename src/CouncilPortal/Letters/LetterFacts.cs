using CouncilPortal.Statistics;

namespace CouncilPortal.Letters;

/// <summary>What an annual review letter is written from.</summary>
public sealed record LetterFacts
{
    /// <summary>The authority's name.</summary>
    public required string Authority { get; init; }

    /// <summary>The year reviewed.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>The day on which figures and letter become public.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>The authority's figures of the year.</summary>
    public required AnnualFigures Figures { get; init; }

    /// <summary>The published averages of its type.</summary>
    public required SimilarAverages Averages { get; init; }

    /// <summary>The references, as shown, of cases in which what was agreed was not done to the Ombudsman's satisfaction.</summary>
    public required IReadOnlyList<string> NotSatisfied { get; init; }

    /// <summary>How many of the year's decisions were public reports.</summary>
    public required int PublicReports { get; init; }
}
