using CouncilPortal.Scopes;

namespace CouncilPortal.Demo;

/// <summary>What happens to the demonstration's data before the first page is served.</summary>
public static class DemoDataStart
{
    /// <summary>Loads it in Development, unless <c>Demo:Data</c> is false.</summary>
    /// <exception cref="InvalidOperationException"><c>Demo:Data</c> is set outside Development to anything but false.</exception>
    public static async Task LoadDemoData(this WebApplication app)
    {
        var wanted = app.Configuration.GetValue<bool?>("Demo:Data");
        if (app.Environment.IsDevelopment() && wanted != false)
        {
            await app.Services.GetRequiredService<LoadDemoDataCommand>().Load(Scope.System("Demonstration data"), app.Lifetime.ApplicationStopping);
        }
        else if (wanted == true)
        {
            throw new InvalidOperationException("Demo:Data is for demonstrations in Development: take it out of the settings.");
        }
    }
}
