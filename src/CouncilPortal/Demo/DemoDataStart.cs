using CouncilPortal.Scopes;

namespace CouncilPortal.Demo;

/// <summary>What happens to the demonstration's data before the first page is served or a verb does its work.</summary>
public static class DemoDataStart
{
    /// <summary>Loads it in Development, unless <c>Demo:Data</c> is false.</summary>
    /// <exception cref="InvalidOperationException"><c>Demo:Data</c> is true outside Development.</exception>
    public static async Task LoadDemoData(this IServiceProvider services, CancellationToken cancel)
    {
        var wanted = services.GetRequiredService<IConfiguration>().GetValue<bool?>("Demo:Data");
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment() && wanted != false)
        {
            await services.GetRequiredService<LoadDemoDataCommand>().Load(Scope.System("Demonstration data"), cancel);
        }
        else if (wanted == true)
        {
            throw new InvalidOperationException("Demo:Data is for demonstrations in Development: take it out of the settings.");
        }
    }
}
