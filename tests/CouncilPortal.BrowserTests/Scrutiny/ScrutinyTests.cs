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
    public async Task Without_script_a_number_leads_to_the_published_things_behind_it()
    {
        var page = await Open(await shared.Started, Device.Phone with { Script = false });
        await page.SignInAs("Sam Scrutiny", "/scrutiny");
        await page.FitsTheWindow();

        await page.GetByRole(AriaRole.Link, new() { Name = "not yet accepted as done" }).ClickAsync();
        await page.WaitForURLAsync("**/improvements?state=outstanding");
        await Assertions.Expect(page.GetByLabel("Done or not")).ToHaveValueAsync("outstanding");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "improvements agreed, 0 of them done" })).ToBeVisibleAsync();

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Read 1 on" }).First.ClickAsync();
        await page.WaitForURLAsync("**/decisions?year=*&category=*&outcome=Upheld");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 decision as chosen" })).ToBeVisibleAsync();
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
