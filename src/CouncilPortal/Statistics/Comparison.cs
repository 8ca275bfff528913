namespace CouncilPortal.Statistics;

/// <summary>A council that is compared with others.</summary>
public sealed record ComparedCouncil
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its comparator type.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>Its published figures over the years, in the order of the headline statistics; none where there are none.</summary>
    public IReadOnlyList<Trend> Trends { get; init; } = [];
}

/// <summary>Councils that are worth comparing with one, and why.</summary>
public sealed record PeerGroup
{
    /// <summary>What they share: <c>District councils in the South East</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Their parts of addresses, the council's own first.</summary>
    public required IReadOnlyList<string> Slugs { get; init; }
}

/// <summary>Councils side by side. Only what is published is compared, whoever looks.</summary>
public sealed record Comparison
{
    /// <summary>How many councils fit on a page.</summary>
    public const int Most = 8;

    /// <summary>The councils asked for that exist, in that order.</summary>
    public required IReadOnlyList<ComparedCouncil> Councils { get; init; }

    /// <summary>Every council that could be added, by name.</summary>
    public required IReadOnlyList<ComparedCouncil> Choices { get; init; }

    /// <summary>Groups around the first council.</summary>
    public required IReadOnlyList<PeerGroup> Suggestions { get; init; }

    /// <summary>Whether all are of one type: only then are they drawn side by side.</summary>
    public bool IsOfOneType => Councils.Select(c => c.Type).Distinct().Count() == 1;

    /// <summary>The published years of any of them, the latest first.</summary>
    public IReadOnlyList<ReportingYear> Years =>
        [.. Councils.SelectMany(c => c.Trends.Take(1)).SelectMany(t => t.Points).Select(p => p.Year).Distinct().OrderDescending()];
}
