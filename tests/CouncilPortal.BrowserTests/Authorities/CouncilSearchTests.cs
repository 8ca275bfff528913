using System.Text.RegularExpressions;

namespace CouncilPortal.BrowserTests.Authorities;

/// <summary>The search of councils: as one types where there is script, by its button where there is none.</summary>
public sealed class CouncilSearchTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_list_follows_what_is_typed_and_the_address_the_list()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        var sockets = 0;
        page.WebSocket += (_, _) => sockets++;
        await page.GotoAsync("/councils");

        await Search(page).PressSequentiallyAsync("dunm");
        await Found(page, "3 councils match “dunm”");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("3 councils match “dunm”");
        await Assertions.Expect(Search(page)).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/councils\?q=dunm$"));
        await Assertions.Expect(page.GetByText("In the area of Dunmarsh County Council").First).ToBeVisibleAsync();
        await page.AxeIsClean();

        await page.GetByLabel("Type").SelectOptionAsync("District");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?q=dunm&type=District$"));
        await page.ReloadAsync();
        await Assertions.Expect(Search(page)).ToHaveValueAsync("dunm");
        await Assertions.Expect(page.GetByLabel("Type")).ToHaveValueAsync("District");
        Assert.Equal(0, sockets);
    }

    [Fact]
    public async Task Back_and_forward_show_what_the_address_says()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.GotoAsync("/councils");
        var all = await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 2 }).InnerTextAsync();

        await Search(page).PressSequentiallyAsync("kent");
        await Found(page, "match “kent”");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kent County Council", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/councils/kent-county-council");
        await page.GoBackAsync();
        await Found(page, "match “kent”");
        await Assertions.Expect(Search(page)).ToHaveValueAsync("kent");
        await page.GoBackAsync();
        await Found(page, all);
        await Assertions.Expect(Search(page)).ToHaveValueAsync("");
        await page.GoForwardAsync();
        await Found(page, "match “kent”");
        await Assertions.Expect(Search(page)).ToHaveValueAsync("kent");
    }

    [Fact]
    public async Task A_slash_goes_to_the_search_and_escape_clears_it()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.GotoAsync("/councils?q=kent");

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(Search(page)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("/x");
        await Assertions.Expect(Search(page)).ToHaveValueAsync("kent/x");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Search(page)).ToHaveValueAsync("");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/councils$"));
        await Assertions.Expect(Search(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_key_can_be_switched_off_and_stays_off()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.GotoAsync("/councils");

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch this key off" }).ClickAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Let the / key go to the search" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(Search(page)).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_script_the_button_searches_and_the_search_of_the_first_page_leads_here()
    {
        var page = await Open(await portal.Started, Device.Narrow with { Script = false });
        await page.GotoAsync("/");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("dunmarsh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.WaitForURLAsync("**/councils?q=dunmarsh");
        await Found(page, "match “dunmarsh”");
        await Assertions.Expect(page.GetByText("Switch this key off")).ToBeHiddenAsync();
        await Search(page).FillAsync("E10000016");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Kent County Council", Exact = true })).ToBeVisibleAsync();
        await page.FitsTheWindow();
    }

    private static ILocator Search(IPage page) => page.GetByRole(AriaRole.Searchbox);

    private static Task Found(IPage page, string text) => Assertions.Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync(text);
}
