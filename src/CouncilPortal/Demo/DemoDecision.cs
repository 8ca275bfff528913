using System.Globalization;
using CouncilPortal.Compliance;
using CouncilPortal.Statistics;

namespace CouncilPortal.Demo;

/// <summary>A decision of the demonstration, with what was agreed in it.</summary>
internal sealed class DemoDecision
{
    private readonly List<DemoRecommendation> recommendations = [];
    private readonly List<(DemoCouncil Council, DemoOutcome Outcome)> outcomes = [];

    public required IReadOnlyList<DemoCouncil> Councils { get; init; }

    public required DemoCase Case { get; init; }

    /// <summary>The letters that stand for the person who complained.</summary>
    public required string Person { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary><c>Upheld</c>, <c>Not upheld</c> or <c>Closed after initial enquiries</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>What was found, in the words of the decision.</summary>
    public required string Finding { get; init; }

    /// <summary>As it is published: it says what improvements were agreed, and of remedies for a person only that there are some.</summary>
    public string Summary => DemoWords.Summary(this);

    public string DocumentType { get; init; } = "Statement";

    /// <summary>Whether the council had already put things right; null where nothing was upheld.</summary>
    public bool? SatisfactoryRemedy { get; init; }

    /// <summary>The day of publication, which may be to come; null where publication is withheld.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>A letter after the reference, on a joint case.</summary>
    public string ReferenceLetter { get; init; } = "";

    public IReadOnlyList<DemoRecommendation> Recommendations => recommendations;

    public IReadOnlyList<(DemoCouncil Council, DemoOutcome Outcome)> Outcomes => outcomes;

    /// <summary>Everything in it is only proposed.</summary>
    public bool IsDraft => recommendations.Count > 0 && recommendations.TrueForAll(r => r.State == RecommendationState.Proposed);

    public bool IsUpheld => Outcome == "Upheld";

    public ReportingYear Year => ReportingYear.Of(DecidedOn);

    /// <summary>
    /// The stored reference: the year in which the complaint was received, and a number above 900 000, which no real
    /// case reaches.
    /// </summary>
    public string Reference(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReportingYear.Of(ReceivedOn).StartYear % 100:00}{900_000 + number:000000}{ReferenceLetter}");

    /// <summary>Adds the recommendations.</summary>
    public DemoDecision With(params DemoRecommendation[] added)
    {
        recommendations.AddRange(added);
        return this;
    }

    /// <summary>Records what follows from the states of the recommendations of each council, a day after the last was settled.</summary>
    public DemoDecision Settled()
    {
        foreach (var council in Councils)
        {
            var own = recommendations.Where(r => r.Council == council).ToList();
            if (OutcomeProposal.For(own.Select(r => r.State)) is { } outcome)
            {
                outcomes.Add((council, new DemoOutcome { Outcome = outcome, On = own.Max(r => r.LastChange).AddDays(1), Note = null }));
            }
        }

        return this;
    }

    /// <summary>Records an outcome that the caseworker chose; after another one, a correction of it.</summary>
    public DemoDecision Recorded(ComplianceOutcome outcome, DateOnly on, string note)
    {
        outcomes.Add((Councils[0], new DemoOutcome { Outcome = outcome, On = on, Note = note }));
        return this;
    }
}
