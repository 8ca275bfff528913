namespace CouncilPortal.BrowserTests.EmailOutbox;

public sealed class DemoInboxTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_inbox_passes_every_check()
    {
        foreach (var device in (Device[])[Device.Desktop, Device.Narrow])
        {
            var page = await Open(await portal.Started, device);

            await OpenInbox(page);

            await page.AxeIsClean();
            await page.FitsTheWindow();
        }
    }

    [Fact]
    public async Task A_reminders_link_leads_through_sign_in_to_the_action()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await OpenInbox(page);
        await page.GetByLabel("Mail to").SelectOptionAsync("lena.officer@ambleford.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await page.GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Lena Officer", Exact = true }).ClickAsync();

        await page.WaitForURLAsync("**/actions/*");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_mail_reads_well_in_a_mail_program()
    {
        var page = await Open(await portal.Started, Device.Narrow);
        await OpenInbox(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "As a mail program shows it" }).First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await page.FitsTheWindow();
    }

    private static async Task OpenInbox(IPage page)
    {
        // The morning is planned a moment after the start.
        await page.GotoAsync("/demo/inbox");
        await page.ReloadUntil("article a[href*='/unsubscribe/']");
    }
}
