namespace CouncilPortal.PublicReports;

/// <summary>What a council decided on the recommendations of a public report.</summary>
public static class ReportAnswer
{
    private const string Accepted = "accepted";
    private const string InPart = "accepted_in_part";
    private const string NotAccepted = "not_accepted";

    /// <summary>Each as stored.</summary>
    public static IReadOnlyList<string> All { get; } = [Accepted, InPart, NotAccepted];

    /// <summary>As pages show it.</summary>
    public static string Name(string stored) => stored switch
    {
        Accepted => "All recommendations accepted",
        InPart => "Recommendations accepted in part",
        NotAccepted => "Recommendations not accepted",
        _ => throw new ArgumentOutOfRangeException(nameof(stored), stored, null),
    };
}
