namespace CouncilPortal.Api;

/// <summary>A published reporting year of one council.</summary>
public sealed record ApiYear
{
    /// <summary>The council's part of addresses.</summary>
    public required string Council { get; init; }

    /// <summary>The council's name.</summary>
    public required string CouncilName { get; init; }

    /// <summary>The council's code of the Government Statistical Service.</summary>
    public required string? GssCode { get; init; }

    /// <summary>The council's comparator type.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the council and its figures were made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>The reporting year, from 1 April to 31 March: <c>2023-24</c>.</summary>
    public required string Year { get; init; }

    /// <summary>The day of publication, where a source gives it.</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required string? Source { get; init; }

    /// <summary>The counts.</summary>
    public required ApiCounts Counts { get; init; }

    /// <summary>The four headline statistics.</summary>
    public required IReadOnlyList<ApiStatistic> Statistics { get; init; }
}

/// <summary>The counts of a year. Null means that a count is not published, never zero.</summary>
public sealed record ApiCounts
{
    /// <summary>Complaints and enquiries received in the year. Some are decided in the next.</summary>
    public required int? Received { get; init; }

    /// <summary>Decided in the year; scheme until 2023-24.</summary>
    public required int? InvalidOrIncomplete { get; init; }

    /// <summary>Decided in the year; scheme until 2023-24.</summary>
    public required int? AdviceGiven { get; init; }

    /// <summary>Decided in the year: referred back for local resolution; scheme until 2023-24.</summary>
    public required int? ReferredBack { get; init; }

    /// <summary>Decided in the year; scheme until 2023-24.</summary>
    public required int? ClosedAfterInitialEnquiries { get; init; }

    /// <summary>Decided in the year: not for the Ombudsman; scheme from 2024-25.</summary>
    public required int? NotForUs { get; init; }

    /// <summary>Decided in the year; scheme from 2024-25.</summary>
    public required int? AssessedAndClosed { get; init; }

    /// <summary>Investigations: upheld and not upheld.</summary>
    public required int? Investigated { get; init; }

    /// <summary>Investigated and not upheld.</summary>
    public required int? NotUpheld { get; init; }

    /// <summary>Investigations that found fault.</summary>
    public required int? Upheld { get; init; }

    /// <summary>Upheld decisions in which the council had already offered a satisfactory remedy.</summary>
    public required int? SatisfactoryRemedies { get; init; }

    /// <summary>Compliance outcomes recorded in the year, one for each decision.</summary>
    public required int? ComplianceOutcomes { get; init; }

    /// <summary>Outcomes that satisfied the Ombudsman, late ones included.</summary>
    public required int? Complied { get; init; }

    /// <summary>Of those that complied, the late ones.</summary>
    public required int? CompliedLate { get; init; }

    /// <summary>Residents, as the published row gives them.</summary>
    public required long? Population { get; init; }
}

/// <summary>A headline statistic, with what is needed to check it.</summary>
public sealed record ApiStatistic
{
    /// <summary><c>upheld_rate</c>, <c>compliance_rate</c>, <c>remedy_rate</c> or <c>upheld_per_100k</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Its name in words.</summary>
    public required string Name { get; init; }

    /// <summary><c>percent</c>, or <c>per 100,000 residents</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The rate in that unit, as the council's page shows it; null where there is none, and <c>countsInWords</c> says why.</summary>
    public required decimal? Rate { get; init; }

    /// <summary>True: as published. False: computed from both counts, because none was published. Null: there is no rate.</summary>
    public required bool? IsPublished { get; init; }

    /// <summary>What is counted: upheld decisions, outcomes that complied, satisfactory remedies.</summary>
    public required int? Numerator { get; init; }

    /// <summary>Out of what: investigations, compliance outcomes, upheld decisions, residents.</summary>
    public required long? Denominator { get; init; }

    /// <summary>What is known of the counts: <c>23 of 30 investigations</c>.</summary>
    public required string CountsInWords { get; init; }

    /// <summary>The average of the council's type in that year; null where there is none.</summary>
    public required ApiAverage? Average { get; init; }

    /// <summary>Below, within or above the range expected by chance, or too few to say; null where it is not tested. Within means that no difference can be told, not that rates are alike.</summary>
    public required string? Verdict { get; init; }

    /// <summary>The range expected by chance around the average at this number of cases (exact binomial, 99.8%), as counts; null where it is not tested.</summary>
    public required ApiRange? Range { get; init; }

    /// <summary>The 95% interval of trends in the unit of the rate, as shown; null for compliance, and where counts are not known.</summary>
    public required ApiInterval? Interval { get; init; }
}

/// <summary>An average of councils of a type.</summary>
public sealed record ApiAverage
{
    /// <summary>The average as the page shows it.</summary>
    public required decimal Value { get; init; }

    /// <summary>False: as published. True: pooled by the portal (sum divided by sum), because none was published.</summary>
    public required bool IsComputed { get; init; }

    /// <summary>For a computed average: over how many councils; otherwise null.</summary>
    public required int? Councils { get; init; }
}

/// <summary>The counts that chance alone would give, both ends included.</summary>
public sealed record ApiRange
{
    /// <summary>The lowest count.</summary>
    public required int LowestCount { get; init; }

    /// <summary>The highest count.</summary>
    public required int HighestCount { get; init; }
}

/// <summary>An interval.</summary>
public sealed record ApiInterval
{
    /// <summary>Its lower end.</summary>
    public required decimal Low { get; init; }

    /// <summary>Its upper end.</summary>
    public required decimal High { get; init; }
}

/// <summary>A category of complaints in a council's year. Null means that a count is not published.</summary>
public sealed record ApiCategory
{
    /// <summary>The reporting year.</summary>
    public required string Year { get; init; }

    /// <summary>What the complaints were about.</summary>
    public required string Category { get; init; }

    /// <summary>Received in the year.</summary>
    public required int? Received { get; init; }

    /// <summary>Decided in the year, whenever they were received.</summary>
    public required int? Decided { get; init; }

    /// <summary>Upheld.</summary>
    public required int? Upheld { get; init; }
}
