using CouncilPortal.Decisions;
using CouncilPortal.Statistics;

namespace CouncilPortal.Scrutiny;

/// <summary>What a council's members are shown: published figures, and of what is not published one number.</summary>
public sealed record ScrutinyFacts
{
    /// <summary>The latest published year; null where the portal holds none.</summary>
    public required ReportingYear? Year { get; init; }

    /// <summary>The figures of that year.</summary>
    public required AnnualFigures Figures { get; init; }

    /// <summary>The averages of the council's type in that year.</summary>
    public required SimilarAverages Averages { get; init; }

    /// <summary>What the year's upheld complaints were about; null where that is not given.</summary>
    public required Themes? Themes { get; init; }

    /// <summary>The service improvements of published decisions.</summary>
    public required ImprovementCounts Improvements { get; init; }

    /// <summary>Agreed actions that are overdue today.</summary>
    public required long Overdue { get; init; }

    /// <summary>Published public reports issued from <see cref="ReportsFrom"/> on.</summary>
    public required long Reports { get; init; }

    /// <summary>Of these, the ones that no meeting open to the public is recorded to have considered.</summary>
    public required long ReportsAwaiting { get; init; }

    /// <summary>A year ago.</summary>
    public required DateOnly ReportsFrom { get; init; }

    /// <summary>The headline statistics in words.</summary>
    public IReadOnlyList<HeadlineStatistic> Headlines => HeadlineStatistics.All(Figures, Averages);
}
