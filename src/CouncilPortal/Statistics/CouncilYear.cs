namespace CouncilPortal.Statistics;

/// <summary>What the viewer may see of one council's figures.</summary>
public sealed record CouncilFigures
{
    /// <summary>The years of which there are figures, the latest first.</summary>
    public required IReadOnlyList<YearLink> Years { get; init; }

    /// <summary>The year asked for; null where there are no figures of it.</summary>
    public required CouncilYear? Shown { get; init; }

    /// <summary>All its years, for the trends.</summary>
    public required IReadOnlyList<TrendYear> History { get; init; }
}

/// <summary>A year of which there are figures.</summary>
public sealed record YearLink
{
    /// <summary>As stored: <c>2023-24</c>.</summary>
    public required string Stored { get; init; }

    /// <summary>The instant from which it is public; null where none is set.</summary>
    public required DateTimeOffset? PublicFrom { get; init; }

    /// <summary>The day of publication, where a source gives it.</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>Whether it is public by now.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>The year.</summary>
    public ReportingYear Year => ReportingYear.Parse(Stored);

    /// <summary>Where the portal itself counted a year that is not public: from how many decisions and compliance outcomes; otherwise null.</summary>
    public (int Decisions, int Outcomes)? CountedFrom { get; init; }
}

/// <summary>One council's figures of one year, beside those of similar councils.</summary>
public sealed record CouncilYear
{
    /// <summary>The year.</summary>
    public required YearLink Link { get; init; }

    /// <summary>What the headline statistics are made of.</summary>
    public required AnnualFigures Figures { get; init; }

    /// <summary>The averages of the council's type.</summary>
    public required SimilarAverages Averages { get; init; }

    /// <summary>Of how many councils an average was computed where none is published; 0 where none was.</summary>
    public required int PooledFrom { get; init; }

    /// <summary>How many councils of the type there are.</summary>
    public required int OfType { get; init; }

    /// <summary>The other counts of the row.</summary>
    public required YearCounts Counts { get; init; }

    /// <summary>The counts by category, as named in the statistics; none where they are not given.</summary>
    public required IReadOnlyList<CategoryCounts> Categories { get; init; }

    /// <summary>How many of its decisions of the year are published: what can be read behind the figures.</summary>
    public required int PublishedDecisions { get; init; }

    /// <summary>
    /// The council among those of its type, around the same average; null for a type that is not compared, and for a year that
    /// is not public, whoever asks: other councils' provisional figures are nobody else's.
    /// </summary>
    public required Funnel? Funnel { get; init; }

    /// <summary>The headline statistics in words.</summary>
    public IReadOnlyList<HeadlineStatistic> Headlines => HeadlineStatistics.All(Figures, Averages);
}

/// <summary>A category of the statistics in one council's year; null where a count is not known.</summary>
public sealed record CategoryCounts
{
    /// <summary>The category, such as Housing.</summary>
    public required string Category { get; init; }

    /// <summary>Complaints received in the year.</summary>
    public required int? Received { get; init; }

    /// <summary>Complaints decided in the year, whenever they were received.</summary>
    public required int? Decided { get; init; }

    /// <summary>Complaints upheld.</summary>
    public required int? Upheld { get; init; }
}

/// <summary>The counts of complaints received and decided, as given under the scheme of their year; null where not known.</summary>
public sealed record YearCounts
{
    /// <summary>Complaints received in the year. Some are decided in the next.</summary>
    public required int? Received { get; init; }

    /// <summary>Until 2023-24.</summary>
    public required int? InvalidOrIncomplete { get; init; }

    /// <summary>Until 2023-24.</summary>
    public required int? AdviceGiven { get; init; }

    /// <summary>Until 2023-24.</summary>
    public required int? ReferredBack { get; init; }

    /// <summary>Until 2023-24.</summary>
    public required int? ClosedAfterInitialEnquiries { get; init; }

    /// <summary>Investigated and not upheld.</summary>
    public required int? NotUpheld { get; init; }

    /// <summary>From 2024-25.</summary>
    public required int? NotForUs { get; init; }

    /// <summary>From 2024-25.</summary>
    public required int? AssessedAndClosed { get; init; }

    /// <summary>Where the row comes from.</summary>
    public required string? Source { get; init; }
}
