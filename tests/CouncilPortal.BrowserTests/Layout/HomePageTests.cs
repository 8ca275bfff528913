namespace CouncilPortal.BrowserTests.Layout;

public sealed class HomePageTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_first_page_has_one_heading_and_nothing_that_axe_objects_to()
    {
        var page = await Open(await portal.Started, Device.Desktop);

        await page.GotoAsync("/");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await page.AxeIsClean();
        await page.Screenshot("home");
    }

    [Fact]
    public async Task The_first_page_fits_a_phone_and_a_window_at_400_percent()
    {
        foreach (var device in (Device[])[Device.Phone, Device.Narrow])
        {
            var page = await Open(await portal.Started, device);

            await page.GotoAsync("/");

            await page.FitsTheWindow();
        }
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_skips_to_the_content()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.GotoAsync("/");

        await page.TabTo(AriaRole.Link, "Skip to main content");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_address_that_does_not_exist_gets_a_page_that_helps()
    {
        var page = await Open(await portal.Started, Device.Desktop);

        var answer = await page.GotoAsync("/no-such-page");

        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Page not found");
        await page.AxeIsClean();
    }
}
