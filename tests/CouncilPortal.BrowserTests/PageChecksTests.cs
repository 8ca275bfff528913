using Xunit.Sdk;

namespace CouncilPortal.BrowserTests;

/// <summary>The checks that other tests lean on do find what they look for.</summary>
public sealed class PageChecksTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Fact]
    public async Task Axe_finds_a_picture_without_words()
    {
        var page = await PageWith("<main><h1>Picture</h1><img src='data:,'></main>");
        var failure = await Assert.ThrowsAnyAsync<XunitException>(page.AxeIsClean);
        Assert.Contains("image-alt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Axe_is_content_with_a_good_page()
    {
        var page = await PageWith("<main><h1>Nothing wrong</h1></main>");
        await page.AxeIsClean();
    }

    [Fact]
    public async Task Something_wider_than_a_phone_is_found()
    {
        var page = await PageWith("<main><h1>Wide</h1><div style='width: 900px'>too wide</div></main>");
        await Assert.ThrowsAnyAsync<XunitException>(page.FitsTheWindow);
    }

    [Fact]
    public async Task A_control_is_reached_with_Tab_and_shows_its_focus()
    {
        var page = await PageWith("<a href='#'>First</a> <button>Submit evidence</button>");
        await page.TabTo(AriaRole.Button, "Submit evidence");
        await Assertions.Expect(page.GetByRole(AriaRole.Button)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_hidden_focus_is_found()
    {
        var page = await PageWith("<style>button:focus { outline: none }</style><button>Submit</button>");
        await Assert.ThrowsAnyAsync<XunitException>(() => page.TabTo(AriaRole.Button, "Submit"));
    }

    [Fact]
    public async Task A_control_that_Tab_passes_by_is_found()
    {
        var page = await PageWith("<button tabindex='-1'>Submit</button>");
        await Assert.ThrowsAnyAsync<XunitException>(() => page.TabTo(AriaRole.Button, "Submit"));
    }

    private async Task<IPage> PageWith(string body)
    {
        var page = await Open(await portal.Started, Device.Phone);
        await page.SetContentAsync(
            $"<!doctype html><html lang=en><title>A page</title><meta name=viewport content='width=device-width'>{body}");
        return page;
    }
}
