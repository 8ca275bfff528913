namespace CouncilPortal.Statistics;

/// <summary>What a page shows of one headline statistic of a year, in words.</summary>
public sealed record HeadlineStatistic
{
    /// <summary><c>Upheld rate</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The figure behind <see cref="Rate"/>, in percent or per 100,000; null where there is no rate.</summary>
    public required decimal? Value { get; init; }

    /// <summary><c>77%</c>, or <c>4.8</c> per 100,000; null where there is no rate, and <see cref="Counts"/> says why.</summary>
    public required string? Rate { get; init; }

    /// <summary><c>23 of 30 investigations</c>, <c>98% of 63 outcomes</c>, <c>No investigations this year</c>.</summary>
    public required string Counts { get; init; }

    /// <summary><c>Average of similar authorities: 85%</c>, or that there is none.</summary>
    public required string Average { get; init; }

    /// <summary>The verdict of the one test; null for compliance, per 100,000, and where it cannot be tested.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>The verdict in one sentence, or why there is none; null for compliance, per 100,000, and where there were no cases.</summary>
    public required string? Sentence { get; init; }

    /// <summary>How many complied late; only beside the compliance rate.</summary>
    public required string? Lateness { get; init; }
}
