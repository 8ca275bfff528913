using CouncilPortal.Statistics;

namespace CouncilPortal.Authorities;

/// <summary>The addresses of councils' pages.</summary>
public static class CouncilAddress
{
    /// <summary>The list with its search.</summary>
    public const string List = "/councils";

    /// <summary>The councils on the map.</summary>
    public const string Map = $"{List}?view=map";

    /// <summary>A council's statistics of the latest published year.</summary>
    public static string Page(string slug) => $"{List}/{slug}";

    /// <summary>A council's statistics of a year.</summary>
    public static string Page(string slug, ReportingYear year) => $"{Page(slug)}?year={year}";

    /// <summary>A part of a council's pages: <c>decisions</c>, <c>improvements</c>, <c>reports</c>, <c>letters</c>; empty for the statistics.</summary>
    public static string Part(string slug, string part) => part.Length == 0 ? Page(slug) : $"{Page(slug)}/{part}";
}
