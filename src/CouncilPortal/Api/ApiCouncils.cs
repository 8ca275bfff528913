namespace CouncilPortal.Api;

/// <summary>A council, or another authority within the Ombudsman's remit.</summary>
public record ApiCouncil
{
    /// <summary>Its part of addresses, by which it is asked for here: <c>kent-county-council</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>County, District, Unitary, Metropolitan borough, London borough or Other. Other has no averages.</summary>
    public required string Type { get; init; }

    /// <summary>The region of England; null where it is not given.</summary>
    public required string? Region { get; init; }

    /// <summary>Its code of the Government Statistical Service; null where it has none.</summary>
    public required string? GssCode { get; init; }

    /// <summary>The day from which it exists, where that is known.</summary>
    public required DateOnly? StartDate { get; init; }

    /// <summary>The day on which it was abolished; null while it lives.</summary>
    public required DateOnly? EndDate { get; init; }

    /// <summary>Whether it was made up for demonstration, with everything about it.</summary>
    public required bool Invented { get; init; }
}

/// <summary>A council with what it was and what became of it.</summary>
public sealed record ApiCouncilDetails : ApiCouncil
{
    /// <summary>What it was called before.</summary>
    public required IReadOnlyList<string> FormerNames { get; init; }

    /// <summary>The councils that it took over from.</summary>
    public required IReadOnlyList<ApiCouncilName> Predecessors { get; init; }

    /// <summary>The councils that took over from it.</summary>
    public required IReadOnlyList<ApiCouncilName> Successors { get; init; }

    /// <summary>The published years of which there are figures, the earliest first.</summary>
    public required IReadOnlyList<string> Years { get; init; }

    /// <summary>Its page for people.</summary>
    public required string Page { get; init; }
}

/// <summary>A council by name.</summary>
public sealed record ApiCouncilName
{
    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}
