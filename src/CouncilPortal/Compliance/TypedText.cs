namespace CouncilPortal.Compliance;

/// <summary>What is typed in free text: a reason, a message, a note.</summary>
internal static class TypedText
{
    /// <summary>The most characters.</summary>
    public const int Longest = 10_000;

    /// <summary>The error of a text that is missing or too long; null where it is right.</summary>
    public static string? Check(string? text, string missing) =>
        string.IsNullOrWhiteSpace(text) ? missing
        : text.Trim().Length > Longest ? "Shorten what you wrote to 10,000 characters or fewer"
        : null;
}
