using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests;

/// <summary>Signing in with the demonstration's accounts, through the whole handshake.</summary>
internal static class Demonstration
{
    /// <summary>Signs in as one of the demonstration's people and arrives at an address of the portal.</summary>
    public static async Task SignInAs(this IPage page, string person, string address)
    {
        await page.ChooseAccount(person, address);
        // Asked of the page itself, since the driver sometimes misses the end of a load at the end of so many redirections; and asked by
        // the driver again and again, since a page without script does not ask itself a second time.
        await Expect(page).ToHaveURLAsync(new Regex($"{Regex.Escape(address)}$"));
        await Expect(page.Locator("html")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete");
    }

    /// <summary>Tries to sign in as one of them, wherever that leads.</summary>
    public static async Task ChooseAccount(this IPage page, string person, string address)
    {
        await page.GotoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(address)}");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {person}", Exact = true }).ClickAsync();
    }
}
