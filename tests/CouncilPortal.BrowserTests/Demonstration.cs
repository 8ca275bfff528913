namespace CouncilPortal.BrowserTests;

/// <summary>Signing in with the demonstration's accounts, through the whole handshake.</summary>
internal static class Demonstration
{
    /// <summary>Signs in as one of the demonstration's people and arrives at an address of the portal.</summary>
    public static async Task SignInAs(this IPage page, string person, string address)
    {
        await page.GotoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(address)}");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {person}", Exact = true }).ClickAsync();
        await page.WaitForURLAsync($"**{address}");
    }
}
