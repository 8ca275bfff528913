using CouncilPortal.SignIn;

namespace CouncilPortal;

/// <summary>What a newcomer reads in the terminal when the portal has started.</summary>
internal static class Greeting
{
    /// <summary>Says where the portal is and, with the demonstration provider, how to sign in.</summary>
    public static void GreetWhenStarted(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            if (app.Urls.FirstOrDefault() is not { } address)
            {
                return;
            }

            Console.WriteLine($"CouncilPortal is at {address}");
            if (app.Services.GetRequiredService<SignInSettings>().UsesDemo)
            {
                Console.WriteLine($"Sign in at {address}/sign-in: choose one of the invented people, for instance Lena Officer. Mails: {address}/demo/inbox");
            }

            Console.WriteLine("Stop with Ctrl+C. The data is kept.");
        });
}
