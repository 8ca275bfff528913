using Deque.AxeCore.Commons;

namespace CouncilPortal.BrowserTests;

/// <summary>What every page and every state of a page must pass.</summary>
internal static class PageChecks
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>No violation of WCAG 2.2 A and AA or of axe's best practice on the page as it stands.</summary>
    public static async Task AxeIsClean(this IPage page)
    {
        await page.IsLive();
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        // Run in the page itself: the library's own way opens another window for each run, which takes a second.
        var violations = await page.EvaluateAsync<string[]>(
            """
            async () => {
                const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                const found = await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
                return found.violations.map(v => `${v.id}: ${v.help}\n  ` + v.nodes.map(n => n.html).join('\n  '));
            }
            """);
        Assert.True(violations.Length == 0, $"axe on {page.Url}:\n" + string.Join('\n', violations));
    }

    /// <summary>Nothing is wider than the window: no scrolling in two directions (WCAG 1.4.10).</summary>
    public static async Task FitsTheWindow(this IPage page)
    {
        var tooWide = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] :
                [...document.querySelectorAll('body *')]
                    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
                    .slice(0, 5).map(element => element.outerHTML.slice(0, 200))
            """);
        Assert.True(tooWide.Length == 0, $"Wider than the window on {page.Url}:\n" + string.Join('\n', tooWide));
    }

    /// <summary>Waits until every part of a page of work answers to what its reader does; a read page has nothing to wait for.</summary>
    public static Task IsLive(this IPage page) => page.WaitForFunctionAsync(
        // The circuit takes the head over last, and draws the title anew: one that is not the server's own has come to stay.
        """
        () => {
            if (!document.querySelector("script[src*='blazor.web']")) {
                return document.readyState === 'complete';
            }

            const title = document.querySelector('title');
            return title && title !== window.titleAsSent && title.textContent !== ''
                && !document.documentElement.innerHTML.includes('<!--Blazor:{')
                && [...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet);
        }
        """);

    /// <summary>Reloads until something is on the page that the portal does by itself a moment after its start.</summary>
    public static async Task ReloadUntil(this IPage page, string selector)
    {
        const int MostLooks = 300;
        for (var looks = 0; looks < MostLooks && await page.Locator(selector).CountAsync() == 0; looks++)
        {
            await page.ReloadAsync();
        }

        Assert.True(await page.Locator(selector).CountAsync() > 0, $"{selector} does not come on {page.Url}");
    }

    /// <summary>Keeps a picture of the whole page in <c>artifacts/screenshots</c>.</summary>
    public static Task Screenshot(this IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Repository.Artifacts("screenshots"), $"{name}.png"),
        FullPage = true,
    });
}
