using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace CouncilPortal.BrowserTests;

/// <summary>
/// Follows the links of the portal. Each must lead somewhere; each page has one main heading, passes axe, and fits a desktop
/// and 320 pixels, which is what 400% leaves of 1280 (WCAG 2.2, 1.4.10).
/// </summary>
/// <param name="page">The window to walk in.</param>
/// <param name="ofAKind">How many addresses of one kind are looked at: of councils' pages, of one page with filters.</param>
internal sealed partial class Walk(IPage page, int ofAKind)
{
    private static readonly string[] FileForms = [".csv", ".ods", ".xlsx", ".docx", ".pdf", ".txt", ".html", ".ics"];

    /// <summary>Contents that somebody looked at: what reads the same to everybody need not be looked at for each.</summary>
    private static readonly ConcurrentDictionary<string, bool> LookedAt = [];

    private readonly List<string> _problems = [];
    private readonly HashSet<string> _seen = [];
    private readonly Dictionary<string, int> _kinds = [];
    private readonly Queue<(string Address, string From)> _waiting = [];

    /// <summary>What was found, a line for each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Walks from the addresses given to whatever they lead to.</summary>
    public async Task From(IReadOnlyList<string> addresses)
    {
        foreach (var address in addresses)
        {
            _seen.Add(address);
            await Look(address, mustExist: false);
        }

        while (_waiting.TryDequeue(out var next))
        {
            if (!await Look(next.Address, mustExist: true))
            {
                _problems.Add($"{next.From} links to {next.Address}, which answers with an error.");
            }
        }
    }

    private async Task<bool> Look(string address, bool mustExist)
    {
        if (IsFile(address))
        {
            return (await page.APIRequest.GetAsync(address)).Ok;
        }

        await page.SetViewportSizeAsync(Device.Narrow.Width, Device.Narrow.Height);
        var answer = await page.GotoAsync(address);
        try
        {
            await page.IsLive();
            if (LookedAt.TryAdd(await page.GetByRole(AriaRole.Main).InnerHTMLAsync(), true))
            {
                await IsSound();
            }
        }
        catch (XunitException problem)
        {
            _problems.Add($"{address}: {problem.Message}");
        }

        await NoteLinks(address);
        return !mustExist || answer!.Ok;
    }

    private async Task IsSound()
    {
        await page.FitsTheWindow();
        await page.SetViewportSizeAsync(Device.Desktop.Width, Device.Desktop.Height);
        await page.FitsTheWindow();
        await page.AxeIsClean();
        await SaysWhatIsInvented();
        Assert.Equal(1, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
        // The base address would make it a part of the first page.
        Assert.Equal(0, await page.Locator("a[href^='#']").CountAsync());
    }

    private async Task SaysWhatIsInvented()
    {
        var text = await page.GetByRole(AriaRole.Main).InnerTextAsync();
        Assert.True(
            !InventedCouncil().IsMatch(text) || text.Contains("invented for demonstration", StringComparison.OrdinalIgnoreCase),
            "Shows an invented council and does not say that it is one.");
    }

    private async Task NoteLinks(string from)
    {
        var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)");
        foreach (var link in links.Where(l => !Elsewhere().IsMatch(l) && _seen.Add(l)))
        {
            var kind = Changing().Replace(link, "*");
            _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
            if (_kinds[kind] <= ofAKind)
            {
                _waiting.Enqueue((link, from));
            }
        }
    }

    private static bool IsFile(string address) => FileForms.Any(form => address.Contains(form, StringComparison.Ordinal)) || address.Contains("/files/", StringComparison.Ordinal) || address.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>The demonstration's own pages, another sign-in, Hangfire's pages, and the framework's.</summary>
    [GeneratedRegex("^/(demo|_|sign-in(\\?|$)|desk/jobs(?!/status))")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("Ambleford|Dunmarsh|Kestrelby|Westmere|Larkhill|Fenholt")]
    private static partial Regex InventedCouncil();

    /// <summary>What differs between addresses of one kind: a council, a year, a number, what its filters say.</summary>
    [GeneratedRegex(@"(?<=/councils/)[^/?]+|\d[\d-]*|(?<=\?).*")]
    private static partial Regex Changing();
}
