using CouncilPortal.Authorities;
using CouncilPortal.DataFiles;
using CouncilPortal.PublicPages;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;

namespace CouncilPortal.Statistics;

/// <summary>The files of one council.</summary>
internal static class CouncilFiles
{
    private const string Statistics = "statistics.csv";

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapFile(routes, Statistics, async (http, council) =>
        {
            // The one file in which a council's own officers and publishers find the years that are not public yet: its name says so.
            var rows = await http.RequestServices.GetRequiredService<StatisticsFileQuery>().All(http.PortalScope(), council.Id, http.RequestAborted);
            await http.RequestServices.GetRequiredService<NoteFiguresOpenedCommand>().Note(http.PortalScope(), council.Id, "counts as CSV", http.RequestAborted);
            return Counts(council, rows);
        });
        MapFile(routes, "statistics.xlsx", async (http, council) => Xlsx(council, await Data(http, council)));
        MapFile(routes, "statistics.ods", async (http, council) => Ods(council, await Data(http, council)));
        MapFile(routes, "trends.csv", async (http, council) => DataFile.Csv(
            $"{council.Slug}-trends.csv",
            StatisticsTables.Statistics(
                council.Name,
                await http.RequestServices.GetRequiredService<PublishedYearsQuery>().Find(Scope.Public, PublishedYearsFilter.All with { AuthorityId = council.Id }, http.RequestAborted))));
        MapFile(routes, "categories.csv", async (http, council) => AskedYear(http) is (var year, true)
            ? DataFile.Csv(
                $"{council.Slug}-categories{Suffix(year)}.csv",
                StatisticsTables.Categories(council.Name, await http.RequestServices.GetRequiredService<YearCategoriesQuery>().Find(Scope.Public, council.Id, year, http.RequestAborted)))
            : null);
        MapFile(routes, "funnel.csv", async (http, council) => AskedYear(http) is (var year, true) ? await Funnel(http, council, year) : null);
    }

    public static DataFile Xlsx(Council council, DataSet data) => DataFile.Xlsx($"{council.Slug}-statistics.xlsx", data);

    public static DataFile Ods(Council council, DataSet data) => DataFile.Ods($"{council.Slug}-statistics.ods", data);

    /// <summary>All counts; the name says so where provisional years are among them.</summary>
    public static DataFile Counts(Council council, IReadOnlyList<StatisticsFileRow> rows) => DataFile.Csv(
        $"{council.Slug}-{(rows.All(r => r.IsPublished) ? "" : "provisional-")}{Statistics}",
        StatisticsTables.Counts(council.Name, rows));

    /// <summary>A file of each council, under its address; not found where there is nothing to write.</summary>
    public static void MapFile(IEndpointRouteBuilder routes, string name, Func<HttpContext, Council, Task<DataFile?>> write) =>
        routes.MapGet($"/councils/{{slug}}/{name}", (string slug, HttpContext http) =>
            CouncilDownload.Of(http, slug, name, async council => (await write(http, council))?.Answer() ?? Results.NotFound())).AllowAnonymous().WithMetadata(new PublicPageAttribute());

    private static Task<DataSet> Data(HttpContext http, Council council) =>
        http.RequestServices.GetRequiredService<CouncilData>().Of(council, http.RequestAborted);

    private static async Task<DataFile?> Funnel(HttpContext http, Council council, ReportingYear? year)
    {
        var shown = (await http.RequestServices.GetRequiredService<CouncilYearQuery>().Find(Scope.Public, council.Id, year, http.RequestAborted)).Shown;
        return shown?.Funnel is not { } funnel ? null : DataFile.Csv(
            $"{Slug.For(CouncilTypes.Many(council.Type))}-{shown.Link.Year}.csv",
            ComparisonTables.Funnel($"Upheld rates of {CouncilTypes.Many(council.Type)} in {shown.Link.Year}", funnel));
    }

    private static (ReportingYear? Year, bool IsGood) AskedYear(HttpContext http)
    {
        var text = http.Request.Query["year"].ToString();
        return text.Length == 0 ? (null, true) : ReportingYear.TryParse(text, out var year) ? (year, true) : (null, false);
    }

    private static string Suffix(ReportingYear? year) => year is null ? "" : $"-{year}";
}
