using CouncilPortal.EmailOutbox;

namespace CouncilPortal.PublicReports;

/// <summary>Public reports and what follows from them; findings of fault reported to members.</summary>
public static class PublicReportsSetup
{
    /// <summary>Registers the queries and commands.</summary>
    public static IServiceCollection AddPublicReports(this IServiceCollection services)
    {
        services.AddOutbox();
        services.AddSingleton(provider => PublicReportsSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ReportsQuery>();
        services.AddSingleton<ReportClocksDueQuery>();
        services.AddSingleton<ConsiderationsQuery>();
        services.AddSingleton<RecordReportFactCommand>();
        services.AddSingleton<FindingsQuery>();
        services.AddSingleton<RecordMemberReportCommand>();
        services.AddSingleton<WithdrawMemberReportCommand>();
        return services;
    }

    /// <summary>The summary of findings as files.</summary>
    public static void MapPublicReports(this IEndpointRouteBuilder routes) => FindingsEndpoints.Map(routes);
}
