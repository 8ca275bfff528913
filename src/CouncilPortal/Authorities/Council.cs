namespace CouncilPortal.Authorities;

/// <summary>An authority as its public pages show it.</summary>
public sealed record Council
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name as it is said for short.</summary>
    public required string ShortName { get; init; }

    /// <summary>One of the five comparator types, or Other.</summary>
    public required string Type { get; init; }

    /// <summary>The region of England.</summary>
    public required string? Region { get; init; }

    /// <summary>The day from which it exists, where it is known.</summary>
    public required DateOnly? StartDate { get; init; }

    /// <summary>The day from which it is abolished; null while it lives.</summary>
    public required DateOnly? EndDate { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool Invented { get; init; }
}

/// <summary>An authority before or after another, or one among search results.</summary>
public sealed record CouncilLink
{
    /// <summary>The authority of which this one is a successor or predecessor.</summary>
    public required long OfId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }
}

/// <summary>An authority with what it was and what became of it.</summary>
public sealed record CouncilDetails
{
    /// <summary>The authority.</summary>
    public required Council Council { get; init; }

    /// <summary>The authorities that it took over from.</summary>
    public required IReadOnlyList<CouncilLink> Predecessors { get; init; }

    /// <summary>The authorities that took over from it.</summary>
    public required IReadOnlyList<CouncilLink> Successors { get; init; }

    /// <summary>What it was called before.</summary>
    public required IReadOnlyList<string> FormerNames { get; init; }
}
