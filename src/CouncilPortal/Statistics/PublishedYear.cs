namespace CouncilPortal.Statistics;

/// <summary>A published year of a council, with everything that its page shows of it.</summary>
public sealed record PublishedYear
{
    /// <summary>The council.</summary>
    public required CountedCouncil Council { get; init; }

    /// <summary>The year.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>The day of publication, where a source gives it.</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>What the headline statistics are made of.</summary>
    public required AnnualFigures Figures { get; init; }

    /// <summary>The other counts.</summary>
    public required YearCounts Counts { get; init; }

    /// <summary>The averages of the council's type: published, or computed where none is published.</summary>
    public required SimilarAverages Averages { get; init; }

    /// <summary>Of how many councils an average was computed where none is published; 0 where none was.</summary>
    public required int PooledFrom { get; init; }
}

/// <summary>A council of which there are figures.</summary>
public sealed record CountedCouncil
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its code of the Government Statistical Service.</summary>
    public required string? GssCode { get; init; }

    /// <summary>One of the five comparator types, or Other.</summary>
    public required string Type { get; init; }

    /// <summary>The region of England.</summary>
    public required string? Region { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool Invented { get; init; }
}

/// <summary>Which published years are asked for, and which part of them.</summary>
public sealed record PublishedYearsFilter
{
    /// <summary>One council; null: any.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>One year; null: any.</summary>
    public required ReportingYear? Year { get; init; }

    /// <summary>One comparator type; null: any.</summary>
    public required string? Type { get; init; }

    /// <summary>How many rows at most.</summary>
    public required int Limit { get; init; }

    /// <summary>How many rows to pass over.</summary>
    public required int Offset { get; init; }

    /// <summary>Every published year of every council.</summary>
    public static PublishedYearsFilter All { get; } = new() { AuthorityId = null, Year = null, Type = null, Limit = int.MaxValue, Offset = 0 };
}
