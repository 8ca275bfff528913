using CouncilPortal.Layout;
using CouncilPortal.PublicPages;
using CouncilPortal.SignIn;

namespace CouncilPortal.Statistics;

/// <summary>The tables of the national summary as files.</summary>
internal static class NationalFiles
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/national/{year}/{table}.csv", async (string year, string table, HttpContext http, NationalQuery national) =>
        {
            var summary = ReportingYear.TryParse(year, out var parsed) ? await national.Find(http.PortalScope(), parsed, http.RequestAborted) : null;
            return (summary, table) switch
            {
                (null, _) => Results.NotFound(),
                (_, "types") => Types(summary),
                (_, "categories") => Categories(summary),
                (_, "years") => Years(summary),
                _ => Results.NotFound(),
            };
        }).AllowAnonymous().WithMetadata(new PublicPageAttribute());

    private static IResult Types(NationalSummary summary) => CsvDownload.Of(
        $"national-{summary.Year}-types.csv",
        ["type", "year", "upheld_rate", "compliance_rate", "remedy_rate", "upheld_per_100k", "councils_held", "investigated", "upheld", "compliance_outcomes", "complied", "complied_late"],
        summary.Types.Select(t => (object?[])
            [t.Type, summary.Year.ToString(), t.UpheldRate, t.ComplianceRate, t.RemedyRate, t.UpheldPer100K, t.Councils, t.Investigated, t.Upheld, t.Outcomes, t.Complied, t.CompliedLate]));

    private static IResult Categories(NationalSummary summary) => CsvDownload.Of(
        $"national-{summary.Year}-categories.csv",
        ["category", "year", "received", "decided", "upheld", "councils_held"],
        summary.Categories.Select(c => (object?[])[c.Category, summary.Year.ToString(), c.Received, c.Decided, c.Upheld, summary.CategoriesFrom]));

    private static IResult Years(NationalSummary summary) => CsvDownload.Of(
        "national-years.csv",
        ["year", "upheld_rate", "compliance_rate", "remedy_rate", "upheld_per_100k", "source"],
        summary.Rates.Select(r => (object?[])[r.Year, r.UpheldRate, r.ComplianceRate, r.RemedyRate, r.UpheldPer100K, r.Source]));
}
