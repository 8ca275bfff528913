using CouncilPortal.Authorities;
using CouncilPortal.DataFiles;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;

namespace CouncilPortal.Scrutiny;

/// <summary>The themes of a council's published year as a file: <c>themes.csv?year=2023-24</c>.</summary>
internal static class ThemesFile
{
    private const string Name = "themes.csv";

    private static readonly IReadOnlyList<DataColumn<(Themes Themes, Theme Theme)>> Columns =
    [
        new("category", "Category", "The category of the statistics.", t => t.Theme.Category),
        new("year", "Year", "Reporting year.", t => t.Themes.Year.ToString()),
        new("upheld", "Upheld", "The council’s upheld complaints in the category.", t => t.Theme.Upheld),
        new("upheld_in_all", "Upheld in all categories", "The council’s upheld complaints whose category is given.", t => t.Themes.Upheld),
        new("share", "Share (percent)", "The first of these divided by the second.", t => Rates.WholePercent(t.Theme.Upheld, t.Themes.Upheld)),
        new("similar_share", "Share among similar councils (percent)", "Computed by the portal: sum divided by sum. Blank where too few councils’ counts are known.",
            t => t.Theme.AverageShare is { } share ? Math.Round(share, 1, MidpointRounding.AwayFromZero) : null),
        new("similar_councils", "Councils in that share", "How many councils’ counts are in it.", t => t.Themes.PooledFrom),
        new("published_decisions", "Published decisions", "How many of the upheld decisions behind it everyone can read.", t => t.Theme.Decisions),
    ];

    public static void Map(IEndpointRouteBuilder routes) => CouncilFiles.MapFile(routes, Name, async (http, council) =>
        ReportingYear.TryParse(http.Request.Query["year"], out var year)
        && await http.RequestServices.GetRequiredService<ThemesQuery>().Of(Scope.Public, council.Id, year, http.RequestAborted) is { } themes
            ? DataFile.Csv(
                $"{council.Slug}-themes-{year}.csv",
                DataTable.Of("themes", "Themes", $"{council.Name}: upheld complaints by category, {year}", Columns, themes.Rows.Select(t => (themes, t))))
            : null);

    public static string Address(Council council, Themes themes) => $"{CouncilAddress.Part(council.Slug, Name)}?year={themes.Year}";
}
