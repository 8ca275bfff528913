namespace CouncilPortal.DatabaseTests.Embargo;

/// <summary>What one address shows of the year, and to whom.</summary>
internal sealed record EmbargoEntry
{
    /// <summary>The route, as it is mapped.</summary>
    public required string Route { get; init; }

    /// <summary>What is asked for.</summary>
    public required string Address { get; init; }

    /// <summary>What a visitor sees from the instant; before, nothing.</summary>
    public required Shown Public { get; init; }

    /// <summary>What the council's link officers, monitoring officer, chief executive and delegate see before the instant.</summary>
    public required Shown Officers { get; init; }

    /// <summary>What the Ombudsman's publishers see before the instant, who bring the figures in and write the letters; its caseworkers and administrators see nothing, as everybody else.</summary>
    public required Shown Publisher { get; init; }

    /// <summary>What a member sees before the instant who was granted the letter by name: that letter and nothing else.</summary>
    public required Shown Granted { get; init; }
}
