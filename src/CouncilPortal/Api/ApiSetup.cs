using System.Threading.RateLimiting;
using CouncilPortal.Statistics;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.RateLimiting;

namespace CouncilPortal.Api;

/// <summary>The interface for other programs: read only, for everyone, and nothing but what is public.</summary>
public static class ApiSetup
{
    /// <summary>Where it begins. What stands under this version stays as it is; what cannot is another version.</summary>
    public const string Root = "/api/v1";

    /// <summary>Its OpenAPI document.</summary>
    public const string OpenApi = $"{Root}/openapi.json";

    /// <summary>Requests from one address in a minute.</summary>
    public const int PerMinute = 600;

    private const string Policy = "reading by programs";
    private const string Councils = "Councils";
    private const string Figures = "Figures";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    internal static IReadOnlyList<string> Addresses { get; } =
    [
        $"{Root}/councils", $"{Root}/councils.csv", $"{Root}/councils/{{slug}}", $"{Root}/councils/{{slug}}/statistics", $"{Root}/councils/{{slug}}/categories",
        $"{Root}/councils/{{slug}}/decisions", $"{Root}/councils/{{slug}}/improvements", $"{Root}/statistics", $"{Root}/statistics.csv", $"{Root}/averages",
        $"{Root}/national", $"{Root}/national/{{year}}", $"{Root}/decisions",
    ];

    /// <summary>Registers the queries, and how programs are let in. Comes after the pages, whose log notes faults first.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<PublicCouncilsQuery>().AddSingleton<PublicDecisionsQuery>().AddSingleton<PublicAveragesQuery>();
        services.AddCors(cors => cors.AddPolicy(Policy, Cors));
        services.AddExceptionHandler<ApiFault>();
        services.PostConfigure<RateLimiterOptions>(limits =>
        {
            var told = limits.OnRejected;
            limits.OnRejected = async (rejected, cancel) =>
            {
                await (told?.Invoke(rejected, cancel) ?? ValueTask.CompletedTask);
                if (rejected.HttpContext.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal))
                {
                    await ApiProblem.TooOften().ExecuteAsync(rejected.HttpContext);
                }
            };
            limits.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        services.AddApiDocument();
        return services;
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.UseCors();
        var api = app.MapGroup(Root).AllowAnonymous().RequireCors(Policy).RequireRateLimiting(Policy).AddEndpointFilter((context, next) =>
        {
            // Also to whoever did not say where the page is from: the answer may be kept and given to another.
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return next(context);
        });
        api.MapMethods("", Methods, (HttpContext http) => ApiAnswer.Of(http, Index())).WithSummary("What the interface offers, and under which terms").WithTags("About").Gives<ApiIndex>();
        api.MapMethods("/councils", Methods, CouncilApi.List).WithTags(Councils).Gives<ApiPage<ApiCouncil>>();
        api.MapMethods("/councils.csv", Methods, CouncilApi.Csv).WithTags(Councils).GivesCsv();
        api.MapMethods("/councils/{slug}", Methods, CouncilApi.Find).WithTags(Councils).Gives<ApiCouncilDetails>();
        api.MapMethods("/councils/{slug}/statistics", Methods, CouncilApi.Statistics).WithTags(Councils).Gives<ApiPage<ApiYear>>();
        api.MapMethods("/councils/{slug}/categories", Methods, CouncilApi.Categories).WithTags(Councils).Gives<ApiPage<ApiCategory>>();
        api.MapMethods("/councils/{slug}/decisions", Methods, CouncilApi.Decisions).WithTags(Councils).Gives<ApiPage<ApiDecision>>();
        api.MapMethods("/councils/{slug}/improvements", Methods, CouncilApi.Improvements).WithTags(Councils).Gives<ApiPage<ApiImprovement>>();
        api.MapMethods("/statistics", Methods, StatisticsApi.List).WithTags(Figures).Gives<ApiPage<ApiYear>>();
        api.MapMethods("/statistics.csv", Methods, StatisticsApi.Csv).WithTags(Figures).GivesCsv();
        api.MapMethods("/averages", Methods, StatisticsApi.Averages).WithTags(Figures).Gives<ApiPage<ApiRates>>();
        api.MapMethods("/national", Methods, StatisticsApi.NationalYears).WithTags(Figures).Gives<ApiPage<ApiRates>>();
        api.MapMethods("/national/{year}", Methods, StatisticsApi.National).WithTags(Figures).Gives<ApiNationalYear>();
        api.MapMethods("/decisions", Methods, DecisionApi.List).WithTags("Decisions").Gives<ApiPage<ApiDecision>>();
        api.Map("/{**path}", ApiProblem.NoSuchAddress).ExcludeFromDescription();
        app.MapOpenApi(OpenApi).AllowAnonymous().RequireCors(Policy).RequireRateLimiting(Policy);
    }

    private static ApiIndex Index() => new()
    {
        Name = "CouncilPortal",
        Version = "v1",
        Documentation = "/api",
        OpenApi = OpenApi,
        SourcesAndLicences = [DataSources.Figures, DataSources.Names, DataSources.Decisions, DataSources.Computed, DataSources.Invented],
        Addresses = Addresses,
    };

    /// <summary>Any page may fetch it, without credentials.</summary>
    private static void Cors(CorsPolicyBuilder policy) =>
        policy.AllowAnyOrigin().WithMethods(Methods).WithHeaders("If-None-Match").WithExposedHeaders("ETag", "Retry-After").SetPreflightMaxAge(TimeSpan.FromHours(1));
}
