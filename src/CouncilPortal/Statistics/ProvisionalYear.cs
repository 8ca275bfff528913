using CouncilPortal.Compliance;

namespace CouncilPortal.Statistics;

/// <summary>A decision as it counts in a year: by the day it was made, under its statistics category.</summary>
internal sealed record CountedDecision
{
    public required DateOnly DecidedOn { get; init; }

    public required string Outcome { get; init; }

    public required string Category { get; init; }

    public required bool? SatisfactoryRemedy { get; init; }
}

/// <summary>The compliance outcome in force of a decision, as it counts in a year: by the day it was recorded.</summary>
internal sealed record CountedOutcome
{
    public required DateOnly RecordedOn { get; init; }

    public required string Outcome { get; init; }
}

/// <summary>
/// A year that is not public, counted from the decisions and outcomes that the portal holds. What it cannot know, such as
/// complaints received that never became a decision here, stays unknown.
/// </summary>
internal sealed record ProvisionalYear
{
    private const string Upheld = "Upheld";
    private const string NotUpheld = "Not upheld";
    private const string Assessed = "Closed after initial enquiries";
    private static readonly string[] NotForUs = ["Invalid or incomplete", "Advice given", "Referred back for local resolution"];

    public required ReportingYear Year { get; init; }

    public required int Decisions { get; init; }

    public required int Outcomes { get; init; }

    public required AnnualFigures Figures { get; init; }

    public required YearCounts Counts { get; init; }

    public required IReadOnlyList<CategoryCounts> Categories { get; init; }

    /// <summary>Each year of which there is a decision or an outcome, the latest first.</summary>
    public static IReadOnlyList<ProvisionalYear> All(IReadOnlyList<CountedDecision> decisions, IReadOnlyList<CountedOutcome> outcomes)
    {
        var decided = decisions.ToLookup(d => ReportingYear.Of(d.DecidedOn));
        var recorded = outcomes.ToLookup(o => ReportingYear.Of(o.RecordedOn));
        return [.. decided.Select(d => d.Key).Union(recorded.Select(o => o.Key)).OrderDescending().Select(year => Of(year, [.. decided[year]], [.. recorded[year]]))];
    }

    private static ProvisionalYear Of(ReportingYear year, IReadOnlyList<CountedDecision> decisions, IReadOnlyList<CountedOutcome> outcomes)
    {
        var upheld = decisions.Where(d => d.Outcome == Upheld).ToArray();
        var notUpheld = decisions.Count(d => d.Outcome == NotUpheld);
        var complied = outcomes.Select(o => ComplianceOutcomes.Parse(o.Outcome)).Where(o => o.Satisfies()).ToArray();
        return new ProvisionalYear
        {
            Year = year,
            Decisions = decisions.Count,
            Outcomes = outcomes.Count,
            Figures = AnnualFigures.Unknown with
            {
                Investigated = upheld.Length + notUpheld,
                Upheld = upheld.Length,
                SatisfactoryRemedies = upheld.All(d => d.SatisfactoryRemedy is not null) ? upheld.Count(d => d.SatisfactoryRemedy == true) : null,
                ComplianceOutcomes = outcomes.Count,
                Complied = complied.Length,
                CompliedLate = complied.Count(o => o.IsLate()),
            },
            Counts = new YearCounts
            {
                Received = null,
                InvalidOrIncomplete = null,
                AdviceGiven = null,
                ReferredBack = null,
                ClosedAfterInitialEnquiries = null,
                NotUpheld = notUpheld,
                NotForUs = decisions.Count(d => NotForUs.Contains(d.Outcome)),
                AssessedAndClosed = decisions.Count(d => d.Outcome == Assessed),
                Source = null,
            },
            Categories =
            [
                .. decisions.GroupBy(d => d.Category).OrderBy(c => c.Key == "Other").ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new CategoryCounts
                {
                    Category = c.Key,
                    Received = null,
                    Decided = c.Count(),
                    Upheld = c.Count(d => d.Outcome == Upheld),
                }),
            ],
        };
    }
}
