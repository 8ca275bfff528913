namespace CouncilPortal.Statistics;

/// <summary>
/// What is known of one authority's reporting year. Null means not known, and is never filled in from the others.
/// Published rates are in percent, or per 100,000 residents.
/// </summary>
public sealed record AnnualFigures
{
    /// <summary>Decisions of the year that followed an investigation: upheld and not upheld.</summary>
    public required int? Investigated { get; init; }

    /// <summary>Complaints upheld.</summary>
    public required int? Upheld { get; init; }

    /// <summary>Upheld cases in which the council had already offered a satisfactory remedy.</summary>
    public required int? SatisfactoryRemedies { get; init; }

    /// <summary>Compliance outcomes recorded in the year, one for each decision and authority.</summary>
    public required int? ComplianceOutcomes { get; init; }

    /// <summary>Outcomes that satisfied the Ombudsman, late ones included.</summary>
    public required int? Complied { get; init; }

    /// <summary>Of those that complied, the late ones.</summary>
    public required int? CompliedLate { get; init; }

    /// <summary>The population given with the row itself; census counts do not reproduce the published figures.</summary>
    public required long? Population { get; init; }

    /// <summary>Percent.</summary>
    public required decimal? PublishedUpheldRate { get; init; }

    /// <summary>Percent.</summary>
    public required decimal? PublishedComplianceRate { get; init; }

    /// <summary>Percent.</summary>
    public required decimal? PublishedRemedyRate { get; init; }

    /// <summary>Upheld decisions per 100,000 residents; from 2022-23.</summary>
    public required decimal? PublishedUpheldPerHundredThousand { get; init; }

    /// <summary>A year of which nothing is known.</summary>
    public static AnnualFigures Unknown { get; } = new()
    {
        Investigated = null,
        Upheld = null,
        SatisfactoryRemedies = null,
        ComplianceOutcomes = null,
        Complied = null,
        CompliedLate = null,
        Population = null,
        PublishedUpheldRate = null,
        PublishedComplianceRate = null,
        PublishedRemedyRate = null,
        PublishedUpheldPerHundredThousand = null,
    };
}

/// <summary>An average of similar authorities: in percent, or per 100,000 residents.</summary>
public sealed record Average
{
    /// <summary>A published one as published; a computed one unrounded (sum ÷ sum).</summary>
    public required decimal Value { get; init; }

    /// <summary>Pooled by the portal where none is published, and labelled so.</summary>
    public required bool IsComputed { get; init; }
}

/// <summary>The averages of an authority's type in one year; null where there is none. Only the five types have averages.</summary>
public sealed record SimilarAverages
{
    /// <summary>Percent.</summary>
    public required Average? UpheldRate { get; init; }

    /// <summary>Percent.</summary>
    public required Average? ComplianceRate { get; init; }

    /// <summary>Percent.</summary>
    public required Average? RemedyRate { get; init; }

    /// <summary>Per 100,000 residents.</summary>
    public required Average? UpheldPerHundredThousand { get; init; }

    /// <summary>For an authority of a type that has no averages, such as a national park.</summary>
    public static SimilarAverages None { get; } =
        new() { UpheldRate = null, ComplianceRate = null, RemedyRate = null, UpheldPerHundredThousand = null };
}
