using System.Text.RegularExpressions;
using Bunit;
using MudBlazor;
using MudBlazor.Services;
using Xunit;

namespace CouncilPortal.ComponentTests.Layout;

/// <summary>The theme of work pages is a file of the portal's own, since the content security policy allows no style blocks.</summary>
public sealed partial class ThemeTests : BunitContext
{
    [Fact]
    public void Every_variable_that_MudBlazor_reads_is_set()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
        var written = Variable().Matches(Render<MudThemeProvider>().Markup).Select(m => m.Groups[1].Value).ToHashSet();
        var set = Variable().Matches(File.ReadAllText(Wwwroot.File("work.css"))).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(written);
        Assert.Empty(written.Except(set).Order());
    }

    [GeneratedRegex(@"(--mud-[a-z0-9-]+)\s*:")]
    private static partial Regex Variable();
}
