using CouncilPortal.Authorities;

namespace CouncilPortal.Statistics;

/// <summary>What a map shows, as its address says. Anything that an address should not hold is read as not said.</summary>
public sealed record MapChoice
{
    /// <summary>The address's word for the satisfactory remedy rate.</summary>
    public const string Remedy = "remedy";

    /// <summary>The address's word for counties rather than districts.</summary>
    public const string Upper = "upper";

    /// <summary>The address's word for colours by the rate itself.</summary>
    public const string Rate = "rate";

    /// <summary>Counties and unitary councils; otherwise districts, boroughs and unitary councils.</summary>
    public required bool IsUpperTier { get; init; }

    /// <summary>The satisfactory remedy rate; otherwise the upheld rate.</summary>
    public required bool IsRemedy { get; init; }

    /// <summary>Coloured by the rate itself; otherwise by where the council stands against the average of its type.</summary>
    public required bool ByRate { get; init; }

    /// <summary>The year; null: the latest.</summary>
    public required ReportingYear? Year { get; init; }

    /// <summary>Reads the values of an address.</summary>
    public static MapChoice Read(string? tier, string? statistic, string? show, string? year) => new()
    {
        IsUpperTier = tier == Upper,
        IsRemedy = statistic == Remedy,
        ByRate = show == Rate,
        Year = ReportingYear.TryParse(year, out var parsed) ? parsed : null,
    };

    /// <summary>The address of the map that shows this.</summary>
    public string Address => $"{CouncilAddress.Map}&statistic={(IsRemedy ? Remedy : "")}&year={Year}&tier={(IsUpperTier ? Upper : "")}&show={(ByRate ? Rate : "")}";

    /// <summary>The statistic chosen, of one council.</summary>
    public HeadlineStatistic Of(AnnualFigures figures, SimilarAverages averages) =>
        IsRemedy ? HeadlineStatistics.RemedyRate(figures, averages) : HeadlineStatistics.UpheldRate(figures, averages);
}

/// <summary>A map to draw.</summary>
public sealed record CouncilMapData
{
    /// <summary>What is shown; its year is set.</summary>
    public required MapChoice Choice { get; init; }

    /// <summary>The years that can be chosen, the latest first.</summary>
    public required IReadOnlyList<ReportingYear> Years { get; init; }

    /// <summary>Every council of the tier, by name; those without a figure as well.</summary>
    public required IReadOnlyList<MapCouncil> Councils { get; init; }
}

/// <summary>A council on the map.</summary>
public sealed record MapCouncil
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its comparator type.</summary>
    public required string Type { get; init; }

    /// <summary>Its column of hexagons, from the west; odd rows stand half a hexagon further east.</summary>
    public required int Column { get; init; }

    /// <summary>Its row of hexagons, from the south.</summary>
    public required int Row { get; init; }

    /// <summary>The statistic.</summary>
    public required HeadlineStatistic Statistic { get; init; }

    /// <summary>Where it stands, in words for legend, link and list.</summary>
    public string Standing => Statistic switch
    {
        { Verdict: { } verdict } => verdict.Name(),
        { Value: not null } => "Not tested: the counts or the average are not given",
        _ => "No figure",
    };
}
