using CouncilPortal.Time;

namespace CouncilPortal.People;

/// <summary>Somebody stands in for a colleague who is away, from the first day to the last, both included.</summary>
public sealed record Cover
{
    /// <summary>The cover.</summary>
    public required long Id { get; init; }

    /// <summary>Who is away.</summary>
    public required long PersonId { get; init; }

    /// <summary>The name of whoever is away.</summary>
    public required string PersonName { get; init; }

    /// <summary>Who stands in.</summary>
    public required long DeputyId { get; init; }

    /// <summary>The name of whoever stands in.</summary>
    public required string DeputyName { get; init; }

    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The council's name.</summary>
    public required string Authority { get; init; }

    /// <summary>Whether the council is an invented one of the demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>The first day, a date in London.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day, a date in London.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Who arranged it.</summary>
    public required string CreatedByName { get; init; }

    /// <summary>How many open actions the person who is away has at the council.</summary>
    public required int OpenActions { get; init; }

    /// <summary>Whether it is in force on the day.</summary>
    public bool IsInForce(DateOnly today) => StartsOn <= today && today <= EndsOn;

    /// <summary>The days in words: <c>1 to 4 December 2026</c> in full dates, or one date.</summary>
    public string Days => StartsOn == EndsOn ? LondonTime.Format(StartsOn) : $"{LondonTime.Format(StartsOn)} to {LondonTime.Format(EndsOn)}";
}

/// <summary>A link officer or contributor of a council, who can be away or stand in.</summary>
public sealed record CoverColleague
{
    /// <summary>The person.</summary>
    public required long Id { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The council's name.</summary>
    public required string Authority { get; init; }
}
