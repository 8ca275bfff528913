namespace CouncilPortal.Statistics;

/// <summary>
/// The headline statistics of a year in words. A published rate wins; a rate is recomputed only where both of its counts
/// are given; a missing count is never inferred.
/// </summary>
public static class HeadlineStatistics
{
    /// <summary>The three statistics of the annual review letter, in its order, and the figure per 100,000 residents.</summary>
    public static IReadOnlyList<HeadlineStatistic> All(AnnualFigures figures, SimilarAverages averages) =>
        [UpheldRate(figures, averages), ComplianceRate(figures, averages), RemedyRate(figures, averages), UpheldPerHundredThousand(figures, averages)];

    /// <summary>Upheld ÷ investigations; never ÷ all complaints.</summary>
    public static HeadlineStatistic UpheldRate(AnnualFigures figures, SimilarAverages averages)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(averages);
        return Tested("Upheld rate", Share.OfInvestigations, figures.Upheld, figures.Investigated, figures.PublishedUpheldRate, averages.UpheldRate);
    }

    /// <summary>Outcomes that satisfied the Ombudsman ÷ compliance outcomes. An exact count: no verdict, but the late ones beside it.</summary>
    public static HeadlineStatistic ComplianceRate(AnnualFigures figures, SimilarAverages averages)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(averages);
        var (value, counts) = Share.OfOutcomes.Describe(figures.Complied, figures.ComplianceOutcomes, figures.PublishedComplianceRate);
        return new HeadlineStatistic
        {
            Name = "Compliance rate",
            Value = value,
            Rate = value is null ? null : Rates.FormatPercent(value.Value),
            Counts = counts,
            Average = HeadlineWording.PercentAverage(averages.ComplianceRate),
            Verdict = null,
            Sentence = null,
            Lateness = value is null ? null : HeadlineWording.Lateness(figures.CompliedLate),
        };
    }

    /// <summary>Cases that the council had already put right ÷ upheld; not ÷ investigations.</summary>
    public static HeadlineStatistic RemedyRate(AnnualFigures figures, SimilarAverages averages)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(averages);
        return Tested(
            "Satisfactory remedy rate", Share.OfUpheld, figures.SatisfactoryRemedies, figures.Upheld, figures.PublishedRemedyRate, averages.RemedyRate);
    }

    /// <summary>Upheld decisions per 100,000 residents: no percent sign and no verdict.</summary>
    public static HeadlineStatistic UpheldPerHundredThousand(AnnualFigures figures, SimilarAverages averages)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(averages);
        var value = figures.PublishedUpheldPerHundredThousand
            ?? (figures is { Upheld: { } upheld, Population: { } population } ? Rates.PerHundredThousand(upheld, population) : null);
        return new HeadlineStatistic
        {
            Name = "Upheld decisions per 100,000 residents",
            Value = value,
            Rate = value is null ? null : Rates.FormatPerHundredThousand(value.Value),
            Counts = HeadlineWording.Residents(figures.Upheld, figures.Population),
            Average = HeadlineWording.PerHundredThousandAverage(averages.UpheldPerHundredThousand),
            Verdict = null,
            Sentence = null,
            Lateness = null,
        };
    }

    private static HeadlineStatistic Tested(string name, Share share, int? part, int? whole, decimal? published, Average? average)
    {
        var (value, counts) = share.Describe(part, whole, published);
        Verdict? verdict = average is not null && part is { } p && whole is { } w && p <= w
            ? Verdicts.Of(p, w, (double)average.Value / 100)
            : null;
        return new HeadlineStatistic
        {
            Name = name,
            Value = value,
            Rate = value is null ? null : Rates.FormatPercent(value.Value),
            Counts = counts,
            Average = HeadlineWording.PercentAverage(average),
            Verdict = verdict,
            Sentence = value is null ? null : HeadlineWording.Sentence(verdict, value.Value, average, share.Cases(whole)),
            Lateness = null,
        };
    }
}
