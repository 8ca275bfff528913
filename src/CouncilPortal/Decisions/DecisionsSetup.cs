using CouncilPortal.Authorities;
using CouncilPortal.DataFiles;
using CouncilPortal.PublicPages;
using CouncilPortal.SignIn;

namespace CouncilPortal.Decisions;

/// <summary>Decisions and the improvements agreed in them.</summary>
public static class DecisionsSetup
{
    private const string DecisionsFile = "decisions.csv";
    private const string ImprovementsFile = "improvements.csv";

    /// <summary>Registers the queries.</summary>
    public static IServiceCollection AddDecisions(this IServiceCollection services) =>
        services.AddSingleton<DecisionsQuery>().AddSingleton<DecisionQuery>().AddSingleton<ImprovementsQuery>().AddSingleton<PublishedDecisionsQuery>();

    /// <summary>Maps the downloads.</summary>
    public static void MapDecisions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/councils/{{slug}}/{DecisionsFile}", (string slug, HttpContext http, PublishedDecisionsQuery query) =>
            CouncilDownload.Of(http, slug, DecisionsFile, async council => DataFile.Csv(
                $"{council.Slug}-{DecisionsFile}",
                DecisionTables.Decisions(council.Name, await query.All(http.PortalScope(), council.Id, http.RequestAborted))).Answer())).AllowAnonymous().WithMetadata(new PublicPageAttribute());
        routes.MapGet($"/councils/{{slug}}/{ImprovementsFile}", (string slug, HttpContext http, ImprovementsQuery query) =>
            CouncilDownload.Of(http, slug, ImprovementsFile, async council => DataFile.Csv(
                $"{council.Slug}-{ImprovementsFile}",
                DecisionTables.Improvements(council.Name, await query.All(http.PortalScope(), council.Id, http.RequestAborted))).Answer())).AllowAnonymous().WithMetadata(new PublicPageAttribute());
    }
}
