using CouncilPortal.Authorities;
using CouncilPortal.Compliance;
using CouncilPortal.Layout;
using CouncilPortal.PublicPages;
using CouncilPortal.SignIn;

namespace CouncilPortal.Decisions;

/// <summary>Decisions and the improvements agreed in them.</summary>
public static class DecisionsSetup
{
    private const string DecisionsFile = "decisions.csv";
    private const string ImprovementsFile = "improvements.csv";

    private static readonly string[] DecisionsHeader =
        ["authority", "reference", "decided_on", "category", "subcategory", "outcome", "document_type", "published_on", "title", "summary"];

    private static readonly string[] ImprovementsHeader =
        ["authority", "decision_reference", "category", "remedy", "public_summary", "agreed_on", "state", "done_on"];

    /// <summary>Registers the queries.</summary>
    public static IServiceCollection AddDecisions(this IServiceCollection services) =>
        services.AddSingleton<DecisionsQuery>().AddSingleton<DecisionQuery>().AddSingleton<ImprovementsQuery>().AddSingleton<PublishedDecisionsQuery>();

    /// <summary>Maps the downloads.</summary>
    public static void MapDecisions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/councils/{{slug}}/{DecisionsFile}", (string slug, HttpContext http, PublishedDecisionsQuery query) =>
            CouncilDownload.Of(http, slug, DecisionsFile, async council => CsvDownload.Of(
                $"{council.Slug}-{DecisionsFile}",
                DecisionsHeader,
                (await query.All(http.PortalScope(), council.Id, http.RequestAborted)).Select(row => Cells(council, row))))).AllowAnonymous().WithMetadata(new PublicPageAttribute());
        routes.MapGet($"/councils/{{slug}}/{ImprovementsFile}", (string slug, HttpContext http, ImprovementsQuery query) =>
            CouncilDownload.Of(http, slug, ImprovementsFile, async council => CsvDownload.Of(
                $"{council.Slug}-{ImprovementsFile}",
                ImprovementsHeader,
                (await query.All(http.PortalScope(), council.Id, http.RequestAborted)).Select(row => Cells(council, row))))).AllowAnonymous().WithMetadata(new PublicPageAttribute());
    }

    private static object?[] Cells(Council council, Decision row) =>
    [
        council.Name, row.Reference.Display, row.DecidedOn, row.Category, row.Subcategory, row.Outcome, row.DocumentType, row.PublishedOn, row.Title, row.Summary,
    ];

    private static object?[] Cells(Council council, ImprovementRow row) =>
    [
        council.Name, row.Reference.Display, row.Category, row.Remedy.Name, row.PublicSummary, row.AgreedOn,
        row.State.IsSettled() ? row.State.Name() : "Not yet done", row.DoneOn,
    ];
}
