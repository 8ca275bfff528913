using CouncilPortal.Scopes;

namespace CouncilPortal.Demo;

/// <summary>What happens to the demonstration's people before the first page is served.</summary>
public static class DemoPeopleStart
{
    /// <summary>Loads them where the demonstration provider signs people in, also without the demonstration's decisions: measurements sign in by them.</summary>
    public static async Task LoadDemoPeople(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SignIn.SignInSettings>().UsesDemo)
        {
            await app.Services.GetRequiredService<LoadDemoPeopleCommand>().Load(Scope.System("Demonstration data"), app.Lifetime.ApplicationStopping);
        }
    }
}
