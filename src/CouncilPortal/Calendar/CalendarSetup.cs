using CouncilPortal.EmailOutbox;

namespace CouncilPortal.Calendar;

/// <summary>Deadlines in people's own calendars.</summary>
public static class CalendarSetup
{
    /// <summary>What reads deadlines and keeps addresses.</summary>
    public static IServiceCollection AddCalendar(this IServiceCollection services)
    {
        services.AddOutbox();
        services.AddSingleton<DeadlinesQuery>();
        services.AddSingleton<CalendarAddresses>();
        return services;
    }

    /// <summary><c>/calendar/{token}.ics</c> and <c>/actions/{id}/deadline.ics</c>.</summary>
    public static void MapCalendar(this IEndpointRouteBuilder routes) => CalendarEndpoints.Map(routes);
}
