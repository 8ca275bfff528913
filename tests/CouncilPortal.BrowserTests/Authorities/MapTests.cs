namespace CouncilPortal.BrowserTests.Authorities;

/// <summary>The map of hexagons by keyboard and on a small window.</summary>
public sealed class MapTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_map_is_one_stop_of_the_keyboard_and_arrow_keys_go_over_it()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.GotoAsync("/councils?view=map&year=2023-24");
        await page.AxeIsClean();

        await page.TabTo(AriaRole.Button, "Show");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        var first = await Focused(page);
        await page.Keyboard.PressAsync("ArrowRight");
        var east = await Focused(page);
        await page.Keyboard.PressAsync("ArrowLeft");

        Assert.NotEqual(first, east);
        Assert.Equal(first, await Focused(page));
        Assert.Equal(1, await page.Locator("#map a[tabindex='0']").CountAsync());
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('#map-list') !== null"));
        await page.Locator("#map a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/councils/*?year=2023-24");
    }

    [Fact]
    public async Task The_list_can_be_gone_to_past_the_map()
    {
        var page = await Open(await portal.Started, Device.Desktop with { Script = false });
        await page.GotoAsync("/councils?view=map&year=2023-24&tier=upper");

        await page.GetByRole(AriaRole.Link, new() { Name = "list under the map" }).ClickAsync();

        await page.WaitForURLAsync("**/councils?view=map&*#map-list");
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Upheld rate of councils in 2023-24" })).ToBeInViewportAsync();
    }

    [Fact]
    public async Task It_fits_a_narrow_window()
    {
        var page = await Open(await portal.Started, Device.Narrow);

        await page.GotoAsync("/councils?view=map&tier=upper&statistic=remedy&show=rate");

        await page.FitsTheWindow();
        await page.AxeIsClean();
        await page.Screenshot("map-narrow");
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label')");
}
