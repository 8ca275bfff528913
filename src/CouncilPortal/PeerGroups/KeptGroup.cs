namespace CouncilPortal.PeerGroups;

/// <summary>Councils that somebody chose to compare, named and kept. It never says who made it.</summary>
public sealed record KeptGroup
{
    /// <summary>Where the groups of the reader are kept.</summary>
    public const string List = "/compare/groups";

    /// <summary>The name that its maker gave it.</summary>
    public required string Name { get; init; }

    /// <summary>What stands for it in addresses: long enough that nobody guesses it.</summary>
    public required string Key { get; init; }

    /// <summary>Its councils' parts of addresses, one after another with commas between them, in the order chosen.</summary>
    public required string Slugs { get; init; }

    /// <summary>Whether the reader keeps it.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>The page that compares its councils: may be shared.</summary>
    public string Address => $"/compare?group={Key}";
}

/// <summary>A council in a group.</summary>
public sealed record PeerCouncil
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool Invented { get; init; }
}
