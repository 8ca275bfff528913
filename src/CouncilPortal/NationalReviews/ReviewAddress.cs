namespace CouncilPortal.NationalReviews;

/// <summary>The addresses of reviews at the publishers' desk.</summary>
public static class ReviewAddress
{
    /// <summary>The list.</summary>
    public const string List = "/desk/national";

    /// <summary>The review of a year.</summary>
    public static string Desk(string year) => $"{List}/{year}";

    /// <summary>What everybody will see: of the text that is being written, or of a version that was saved.</summary>
    public static string Preview(string year, int? version) => version is null ? $"{Desk(year)}/preview" : $"{Desk(year)}/preview?version={version}";

    /// <summary>The page that everybody reads.</summary>
    public static string Public(string year) => $"/national/{year}";
}
