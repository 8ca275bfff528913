namespace CouncilPortal.BrowserTests.Authorities;

/// <summary>What anyone may read is plain pages: without script, and without a connection that stays open.</summary>
public sealed class ReadPagesTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_visitor_without_script_finds_a_council_by_its_former_name_and_reads_on()
    {
        var page = await Open(await portal.Started, Device.Desktop with { Script = false });
        await page.GotoAsync("/");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("old ambleford");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ambleford Borough Council", Exact = true }).First.ClickAsync();
        await Heading(page, "Ambleford Borough Council");
        await page.GetByRole(AriaRole.Link, new() { Name = "2022-23" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your council’s performance in 2022-23" })).ToBeVisibleAsync();
        await page.GetByText("What this means: upheld rate").ClickAsync();
        await Assertions.Expect(page.GetByText("What it does not mean:").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Service improvements" }).ClickAsync();
        await page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await page.WaitForURLAsync("**/decisions/*");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/councils/ambleford-borough-council")]
    [InlineData("/councils/ambleford-borough-council/improvements")]
    [InlineData("/decisions")]
    [InlineData("/accessibility")]
    public async Task A_page_to_read_opens_no_circuit_and_brings_no_script(string address)
    {
        var page = await Open(await portal.Started, Device.Desktop);
        var sockets = 0;
        page.WebSocket += (_, _) => sockets++;

        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Equal(0, await page.Locator("script").CountAsync());
        Assert.Equal(0, sockets);
    }

    private static Task Heading(IPage page, string text) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(text);
}
