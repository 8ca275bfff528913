namespace CouncilPortal.BrowserTests.Scrutiny;

/// <summary>A councillor's way from the dashboard to the published figures, over the demonstration's data.</summary>
public sealed class ScrutinyTests(Chromium chromium, SharedPortal shared) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_councillor_reads_figures_questions_and_improvements_and_reads_on()
    {
        var page = await Open(await shared.Started, Device.Desktop);
        await page.SignInAs("Sam Scrutiny", "/scrutiny");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Scrutiny");
        await Assertions.Expect(page.GetByText("Invented for demonstration.")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.Screenshot("scrutiny");

        await page.GetByRole(AriaRole.Link, new() { Name = "All figures of" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Ambleford Borough Council" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_fits_a_narrow_window()
    {
        var page = await Open(await shared.Started, Device.Narrow);
        await page.SignInAs("Sam Scrutiny", "/scrutiny");
        await page.FitsTheWindow();
        await page.AxeIsClean();
    }
}
