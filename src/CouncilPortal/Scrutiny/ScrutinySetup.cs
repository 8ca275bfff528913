namespace CouncilPortal.Scrutiny;

/// <summary>The dashboard for members, and the pack for a committee.</summary>
public static class ScrutinySetup
{
    /// <summary>Registers the queries and commands.</summary>
    public static IServiceCollection AddScrutiny(this IServiceCollection services) =>
        services.AddSingleton<ThemesQuery>().AddSingleton<ScrutinyQuery>()
            .AddSingleton<LateRemediesQuery>().AddSingleton<CommitteePackQuery>().AddSingleton<ReadCommitteePackCommand>().AddSingleton<LettersInCommitteeQuery>();

    /// <summary>The file of the themes, and the files of the pack.</summary>
    public static void MapScrutiny(this IEndpointRouteBuilder routes)
    {
        ThemesFile.Map(routes);
        PackFiles.Map(routes);
    }
}
