namespace CouncilPortal.Statistics;

/// <summary>A published figure that the counts of its own row do not give. It is kept as published; somebody must look at the source.</summary>
public sealed record Disagreement
{
    /// <summary>The statistic.</summary>
    public required string Statistic { get; init; }

    /// <summary>The figure as published and shown.</summary>
    public required string Published { get; init; }

    /// <summary>What the counts give, with the counts.</summary>
    public required string Given { get; init; }

    /// <summary>
    /// Those of a row. A figure is judged only where both of its counts are given, and per 100,000 only by the population
    /// that the row itself gives.
    /// </summary>
    public static IReadOnlyList<Disagreement> Of(AnnualFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return
        [
            .. OfShare("Upheld rate", figures.PublishedUpheldRate, figures.Upheld, figures.Investigated, "investigations"),
            .. OfShare("Compliance rate", figures.PublishedComplianceRate, figures.Complied, figures.ComplianceOutcomes, "compliance outcomes"),
            .. OfShare("Satisfactory remedy rate", figures.PublishedRemedyRate, figures.SatisfactoryRemedies, figures.Upheld, "upheld decisions"),
            .. OfResidents(figures),
        ];
    }

    private static IEnumerable<Disagreement> OfShare(string statistic, decimal? published, int? part, int? whole, string counted)
    {
        if (published is { } rate && part is { } p && whole is { } w && !Rates.Agrees(rate, p, w))
        {
            yield return new Disagreement
            {
                Statistic = statistic,
                Published = Rates.FormatPercent(rate),
                Given = Rates.WholePercent(p, w) is { } computed ? $"{p} of {w} {counted} give {Rates.FormatPercent(computed)}" : $"there were no {counted}",
            };
        }
    }

    private static IEnumerable<Disagreement> OfResidents(AnnualFigures figures)
    {
        if (figures is { PublishedUpheldPerHundredThousand: { } published, Upheld: { } upheld, Population: { } population }
            && !Rates.AgreesPerHundredThousand(published, upheld, population))
        {
            yield return new Disagreement
            {
                Statistic = "Upheld decisions per 100,000 residents",
                Published = Rates.FormatPerHundredThousand(published),
                Given = Rates.PerHundredThousand(upheld, population) is { } computed
                    ? $"{upheld} for {population} residents give {Rates.FormatPerHundredThousand(computed)}"
                    : "the population is 0",
            };
        }
    }
}

/// <summary>A disagreement and the row in which it stands.</summary>
/// <param name="Code">The authority's code.</param>
/// <param name="Authority">Its name.</param>
/// <param name="Year">The year, as stored.</param>
/// <param name="Found">What disagrees.</param>
public sealed record FlaggedFigure(string Code, string Authority, string Year, Disagreement Found);
