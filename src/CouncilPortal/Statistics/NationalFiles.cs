using CouncilPortal.DataFiles;
using CouncilPortal.PublicPages;
using CouncilPortal.Scopes;

namespace CouncilPortal.Statistics;

/// <summary>The tables of the national summary as files.</summary>
internal static class NationalFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/national/{year}/{table}.csv", async (string year, string table, HttpContext http, NationalQuery national) =>
            await Find(http, national, year) is { } summary && Csv(summary, table) is { } file ? file.Answer() : Results.NotFound()).AllowAnonymous().WithMetadata(new PublicPageAttribute());
        routes.MapGet("/national/{year}/tables.xlsx", async (string year, HttpContext http, NationalQuery national, NationalData data) =>
            await Find(http, national, year) is { } summary ? Xlsx(summary, data).Answer() : Results.NotFound()).AllowAnonymous().WithMetadata(new PublicPageAttribute());
        routes.MapGet("/national/{year}/tables.ods", async (string year, HttpContext http, NationalQuery national, NationalData data) =>
            await Find(http, national, year) is { } summary ? Ods(summary, data).Answer() : Results.NotFound()).AllowAnonymous().WithMetadata(new PublicPageAttribute());
    }

    /// <summary>The table of that name as CSV; null for another.</summary>
    public static DataFile? Csv(NationalSummary summary, string table) => table switch
    {
        "counts" when summary.Counts is not null => DataFile.Csv($"national-{summary.Year}-counts.csv", NationalTables.Counts(summary)),
        "types" => DataFile.Csv($"national-{summary.Year}-types.csv", NationalTables.Types(summary)),
        "categories" => DataFile.Csv($"national-{summary.Year}-categories.csv", NationalTables.Categories(summary)),
        "years" => DataFile.Csv("national-years.csv", NationalTables.Years(summary)),
        _ => null,
    };

    public static DataFile Xlsx(NationalSummary summary, NationalData data) => DataFile.Xlsx($"national-{summary.Year}-tables.xlsx", data.Of(summary));

    public static DataFile Ods(NationalSummary summary, NationalData data) => DataFile.Ods($"national-{summary.Year}-tables.ods", data.Of(summary));

    /// <summary>The summary with the public's eyes, whoever asks.</summary>
    private static async Task<NationalSummary?> Find(HttpContext http, NationalQuery national, string year) =>
        ReportingYear.TryParse(year, out var parsed) ? await national.Find(Scope.Public, parsed, http.RequestAborted) : null;
}
