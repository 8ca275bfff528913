using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CouncilPortal.Time;

/// <summary>Chooses the clock.</summary>
public static class ClockSetup
{
    /// <summary>The system's clock, or in Development the one that <c>Demo:Clock</c> sets.</summary>
    /// <exception cref="InvalidOperationException"><c>Demo:Clock</c> is set outside Development.</exception>
    public static IServiceCollection AddClock(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var clock = configuration["Demo:Clock"];
        if (string.IsNullOrWhiteSpace(clock))
        {
            services.TryAddSingleton(TimeProvider.System);
            return services;
        }

        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException("Demo:Clock is for demonstrations in Development: take it out of the settings.");
        }

        services.TryAddSingleton<TimeProvider>(DemoClock.Parse(clock));
        return services;
    }
}
