namespace CouncilPortal.Compliance;

/// <summary>What whoever submits evidence declares by name. A text is never changed: a new wording is a new version.</summary>
public static class Declaration
{
    /// <summary>The version that is asked for now.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The text of a version, as the person declared it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public static string Text(int version, string name, string council) => version switch
    {
        1 => $"I, {name}, declare that this evidence is true as far as I know, and that I may give it for {council}.",
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, null),
    };
}
