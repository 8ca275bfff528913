namespace CouncilPortal.Scrutiny;

/// <summary>The dashboard for members.</summary>
public static class ScrutinySetup
{
    /// <summary>Registers the queries.</summary>
    public static IServiceCollection AddScrutiny(this IServiceCollection services) =>
        services.AddSingleton<ThemesQuery>().AddSingleton<ScrutinyQuery>();

    /// <summary>The file of the themes.</summary>
    public static void MapScrutiny(this IEndpointRouteBuilder routes) => ThemesFile.Map(routes);
}
