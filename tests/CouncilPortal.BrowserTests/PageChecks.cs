using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace CouncilPortal.BrowserTests;

/// <summary>What every page and every state of a page must pass.</summary>
internal static class PageChecks
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    /// <summary>No violation of WCAG 2.2 A and AA or of axe's best practice on the page as it stands.</summary>
    public static async Task AxeIsClean(this IPage page)
    {
        var found = await page.RunAxe(Rules);
        var violations = found.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}\n  " + string.Join("\n  ", violation.Nodes.Select(node => node.Html)));
        Assert.True(found.Violations.Length == 0, $"axe on {page.Url}:\n" + string.Join('\n', violations));
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

    /// <summary>Keeps a picture of the whole page in <c>artifacts/screenshots</c>.</summary>
    public static Task Screenshot(this IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Repository.Artifacts("screenshots"), $"{name}.png"),
        FullPage = true,
    });
}
