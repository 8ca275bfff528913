using CouncilPortal.Statistics;

namespace CouncilPortal.Scrutiny;

/// <summary>What the upheld complaints of a council's published year were about, beside what those of similar councils were about.</summary>
public sealed record Themes
{
    /// <summary>The year.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>The categories of which the council's count is given, the largest first.</summary>
    public required IReadOnlyList<Theme> Rows { get; init; }

    /// <summary>How many councils' counts the averages are pooled from, this one's among them where all of its own are given.</summary>
    public required int PooledFrom { get; init; }

    /// <summary>How many councils of the type there are.</summary>
    public required int OfType { get; init; }

    /// <summary>The council's upheld complaints whose category is given.</summary>
    public int Upheld => Rows.Sum(r => r.Upheld);

    /// <summary>The categories with more upheld complaints than any other: more than one where they are even, none where nothing was upheld.</summary>
    public IReadOnlyList<Theme> Largest => Upheld == 0 ? [] : [.. Rows.Where(r => r.Upheld == Rows.Max(x => x.Upheld))];
}

/// <summary>A category of upheld complaints.</summary>
public sealed record Theme
{
    /// <summary>The category of the statistics.</summary>
    public required string Category { get; init; }

    /// <summary>The council's upheld complaints in it.</summary>
    public required int Upheld { get; init; }

    /// <summary>The category's share of the upheld complaints of similar councils, in percent: sum ÷ sum, unrounded. Null where too few councils' counts are known.</summary>
    public required decimal? AverageShare { get; init; }

    /// <summary>How many of the upheld decisions behind it everyone can read.</summary>
    public required long Decisions { get; init; }
}
