namespace CouncilPortal.Api;

/// <summary>Published rates: of England, or the averages of a type of council, in a year. Null where one is not published.</summary>
public sealed record ApiRates
{
    /// <summary>England, or a type of council.</summary>
    public required string Type { get; init; }

    /// <summary>The reporting year.</summary>
    public required string Year { get; init; }

    /// <summary>Percent of investigations.</summary>
    public required decimal? UpheldRate { get; init; }

    /// <summary>Percent of compliance outcomes.</summary>
    public required decimal? ComplianceRate { get; init; }

    /// <summary>Percent of upheld decisions.</summary>
    public required decimal? RemedyRate { get; init; }

    /// <summary>Upheld decisions for each 100,000 residents.</summary>
    public required decimal? UpheldPer100K { get; init; }

    /// <summary>Where the row comes from.</summary>
    public required string? Source { get; init; }
}

/// <summary>The national summary of a published year. Invented councils count for nothing in it.</summary>
public sealed record ApiNationalYear
{
    /// <summary>The reporting year.</summary>
    public required string Year { get; init; }

    /// <summary>The rates published for England; null where there are none.</summary>
    public required ApiRates? England { get; init; }

    /// <summary>England's counts; null where they are not held.</summary>
    public required ApiCounts? Counts { get; init; }

    /// <summary>The types of council.</summary>
    public required IReadOnlyList<ApiTypeSummary> Types { get; init; }

    /// <summary>Sums by category over the councils whose categories are held.</summary>
    public required IReadOnlyList<ApiCategory> Categories { get; init; }

    /// <summary>Over how many councils the categories are summed.</summary>
    public required int CategoriesFrom { get; init; }
}

/// <summary>A type of council in a year: its published averages, and sums over the councils whose counts are held.</summary>
public sealed record ApiTypeSummary
{
    /// <summary>The published averages.</summary>
    public required ApiRates Averages { get; init; }

    /// <summary>How many councils of the type have both counts of investigations here.</summary>
    public required int CouncilsHeld { get; init; }

    /// <summary>Their investigations.</summary>
    public required int Investigated { get; init; }

    /// <summary>Their upheld decisions.</summary>
    public required int Upheld { get; init; }

    /// <summary>Compliance outcomes of the councils whose outcomes are all known.</summary>
    public required int ComplianceOutcomes { get; init; }

    /// <summary>Of those, the ones that complied.</summary>
    public required int Complied { get; init; }

    /// <summary>Of those that complied, the late ones, where they are known.</summary>
    public required int CompliedLate { get; init; }
}

/// <summary>What the interface offers, and under which terms.</summary>
public sealed record ApiIndex
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The version in the addresses.</summary>
    public required string Version { get; init; }

    /// <summary>Where people read about it.</summary>
    public required string Documentation { get; init; }

    /// <summary>The OpenAPI document.</summary>
    public required string OpenApi { get; init; }

    /// <summary>Where the data come from, and under which licences.</summary>
    public required IReadOnlyList<string> SourcesAndLicences { get; init; }

    /// <summary>The addresses.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }
}
