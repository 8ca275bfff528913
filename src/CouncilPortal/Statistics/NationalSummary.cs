namespace CouncilPortal.Statistics;

/// <summary>The national summary of a published year. Invented councils count for nothing in it.</summary>
public sealed record NationalSummary
{
    /// <summary>The year.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>The published years of which something national is known, the latest first.</summary>
    public required IReadOnlyList<ReportingYear> Years { get; init; }

    /// <summary>The published rates of England, the earliest year first.</summary>
    public required IReadOnlyList<NationalRates> Rates { get; init; }

    /// <summary>What was counted in the year; null where it is not held.</summary>
    public required YearCounts? Counts { get; init; }

    /// <summary>Investigations, outcomes and the like of the year; null where they are not held.</summary>
    public required AnnualFigures? Figures { get; init; }

    /// <summary>The types that are compared, by name.</summary>
    public required IReadOnlyList<TypeSummary> Types { get; init; }

    /// <summary>The sums by category over the councils whose categories are known.</summary>
    public required IReadOnlyList<CategoryCounts> Categories { get; init; }

    /// <summary>Over how many councils the categories are summed.</summary>
    public required int CategoriesFrom { get; init; }

    /// <summary>England's rates of the year; null where none is published.</summary>
    public NationalRates? Own => Rates.FirstOrDefault(r => r.Year == Year.ToString());

    /// <summary>England's rates of the year before.</summary>
    public NationalRates? Before => Rates.FirstOrDefault(r => r.Year == Year.Previous.ToString());

    /// <summary>England's upheld rate over the years, as a trend to draw.</summary>
    public Trend UpheldTrend => new()
    {
        Name = "Upheld rate",
        Measure = "Percent of investigations",
        IsPercent = true,
        Points =
        [
            .. Rates.Where(r => r.UpheldRate is not null).Select(r => new TrendPoint
            {
                Year = ReportingYear.Parse(r.Year),
                IsPublished = true,
                Value = r.UpheldRate,
                Rate = Statistics.Rates.FormatPercent(r.UpheldRate!.Value),
                Counts = "published rate",
                Interval = null,
                Average = null,
            }),
        ],
    };
}

/// <summary>The rates published for England in a year; null where one is not.</summary>
public sealed record NationalRates
{
    /// <summary>The year, as stored.</summary>
    public required string Year { get; init; }

    /// <summary>Percent.</summary>
    public required decimal? UpheldRate { get; init; }

    /// <summary>Percent, to one decimal.</summary>
    public required decimal? ComplianceRate { get; init; }

    /// <summary>Percent.</summary>
    public required decimal? RemedyRate { get; init; }

    /// <summary>Per 100,000 residents.</summary>
    public required decimal? UpheldPer100K { get; init; }

    /// <summary>Where they come from.</summary>
    public required string? Source { get; init; }
}

/// <summary>A type of council in a year: its published averages, and the sums over the councils whose counts are held.</summary>
public sealed record TypeSummary
{
    /// <summary>The type.</summary>
    public required string Type { get; init; }

    /// <summary>Percent, published.</summary>
    public required decimal? UpheldRate { get; init; }

    /// <summary>Percent, published.</summary>
    public required decimal? ComplianceRate { get; init; }

    /// <summary>Percent, published.</summary>
    public required decimal? RemedyRate { get; init; }

    /// <summary>Per 100,000 residents, published.</summary>
    public required decimal? UpheldPer100K { get; init; }

    /// <summary>How many councils of the type have both counts of investigations here.</summary>
    public required int Councils { get; init; }

    /// <summary>Their investigations.</summary>
    public required int Investigated { get; init; }

    /// <summary>Their upheld decisions.</summary>
    public required int Upheld { get; init; }

    /// <summary>Compliance outcomes, of the councils whose outcomes are all known.</summary>
    public required int Outcomes { get; init; }

    /// <summary>Of those, the ones that complied.</summary>
    public required int Complied { get; init; }

    /// <summary>Of those, the late ones, where they are known.</summary>
    public required int CompliedLate { get; init; }
}
