namespace CouncilPortal.PublicReports;

/// <summary>The bodies of members high enough to consider a report of the Ombudsman.</summary>
public static class MemberBody
{
    private const string FullCouncil = "full_council";
    private const string Cabinet = "cabinet";
    private const string Committee = "committee";

    /// <summary>Each as stored.</summary>
    public static IReadOnlyList<string> All { get; } = [FullCouncil, Cabinet, Committee];

    /// <summary>As pages show it: <c>Full council</c>.</summary>
    public static string Name(string stored) => stored switch
    {
        FullCouncil => "Full council",
        Cabinet => "Cabinet",
        Committee => "A committee with the power",
        _ => throw new ArgumentOutOfRangeException(nameof(stored), stored, null),
    };

    /// <summary>Within a sentence: <c>by full council</c>, <c>by the cabinet</c>, <c>by a committee</c>.</summary>
    public static string By(string stored) => stored switch
    {
        FullCouncil => "by full council",
        Cabinet => "by the cabinet",
        Committee => "by a committee",
        _ => throw new ArgumentOutOfRangeException(nameof(stored), stored, null),
    };
}
