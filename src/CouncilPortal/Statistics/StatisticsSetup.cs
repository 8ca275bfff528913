using CouncilPortal.Authorities;
using CouncilPortal.Layout;
using CouncilPortal.PublicPages;
using CouncilPortal.SignIn;

namespace CouncilPortal.Statistics;

/// <summary>Councils' annual figures.</summary>
public static class StatisticsSetup
{
    private const string File = "statistics.csv";

    private static readonly string[] Header =
    [
        "authority", "year", "received", "invalid_or_incomplete", "advice_given", "referred_back", "closed_after_initial_enquiries", "not_upheld",
        "not_for_us", "assessed_and_closed", "investigated", "upheld", "satisfactory_remedies", "compliance_outcomes", "complied", "complied_late",
        "population", "published_upheld_rate", "published_compliance_rate", "published_remedy_rate", "published_upheld_per_100k", "source",
    ];

    /// <summary>Registers the queries.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services) =>
        services.AddSingleton<CouncilYearQuery>().AddSingleton<TrendQuery>().AddSingleton<FunnelQuery>().AddSingleton<NationalQuery>().AddSingleton<MapQuery>().AddSingleton<ComparisonQuery>().AddSingleton<StatisticsFileQuery>();

    /// <summary>Maps the downloads.</summary>
    public static void MapStatistics(this IEndpointRouteBuilder routes)
    {
        NationalFiles.Map(routes);
        routes.MapGet($"/councils/{{slug}}/{File}", (string slug, HttpContext http, StatisticsFileQuery query) =>
            CouncilDownload.Of(http, slug, File, async council => CsvDownload.Of(
                $"{council.Slug}-{File}",
                Header,
                (await query.All(http.PortalScope(), council.Id, http.RequestAborted)).Select(row => Cells(council, row))))).AllowAnonymous().WithMetadata(new PublicPageAttribute());
    }

    private static object?[] Cells(Council council, StatisticsFileRow row) =>
    [
        council.Name, row.Year, row.Counts.Received, row.Counts.InvalidOrIncomplete, row.Counts.AdviceGiven, row.Counts.ReferredBack,
        row.Counts.ClosedAfterInitialEnquiries, row.Counts.NotUpheld, row.Counts.NotForUs, row.Counts.AssessedAndClosed, row.Figures.Investigated,
        row.Figures.Upheld, row.Figures.SatisfactoryRemedies, row.Figures.ComplianceOutcomes, row.Figures.Complied, row.Figures.CompliedLate,
        row.Figures.Population, row.Figures.PublishedUpheldRate, row.Figures.PublishedComplianceRate, row.Figures.PublishedRemedyRate,
        row.Figures.PublishedUpheldPerHundredThousand, row.Counts.Source,
    ];
}
