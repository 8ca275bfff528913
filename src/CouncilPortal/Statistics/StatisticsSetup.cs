using CouncilPortal.EmailOutbox;

namespace CouncilPortal.Statistics;

/// <summary>Councils' annual figures.</summary>
public static class StatisticsSetup
{
    /// <summary>Registers the queries.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services) => services
        .AddSingleton<CouncilYearQuery>().AddSingleton<NoteFiguresOpenedCommand>().AddSingleton<DisagreementsQuery>().AddSingleton<TrendQuery>().AddSingleton<NationalQuery>().AddSingleton<MapQuery>()
        .AddSingleton<ComparisonQuery>().AddSingleton<StatisticsFileQuery>().AddSingleton<PublishedYearsQuery>().AddSingleton<YearCategoriesQuery>()
        .AddSingleton<CouncilData>().AddSingleton<NationalData>().AddOutbox();

    /// <summary>Maps the downloads.</summary>
    public static void MapStatistics(this IEndpointRouteBuilder routes)
    {
        NationalFiles.Map(routes);
        CouncilFiles.Map(routes);
        ComparisonFiles.Map(routes);
    }
}
