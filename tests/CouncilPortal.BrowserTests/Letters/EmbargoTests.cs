namespace CouncilPortal.BrowserTests.Letters;

/// <summary>A letter in the week before its publication, over the demonstration's data.</summary>
public sealed class EmbargoTests(Chromium chromium, SharedPortal shared) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_chief_executive_reads_the_letter_before_everybody_else()
    {
        var page = await Open(await shared.Started, Device.Desktop);
        await page.SignInAs("Chris Executive", "/letters");
        await page.AxeIsClean();

        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Not yet public" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Annual review letter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not yet public" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Complaints upheld" })).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.Screenshot("letter-under-embargo");
    }

    [Fact]
    public async Task A_scrutiny_member_finds_the_published_ones_only()
    {
        var page = await Open(await shared.Started, Device.Phone);
        await page.SignInAs("Sam Scrutiny", "/letters");
        await Assertions.Expect(page.GetByText("Not yet public")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Row)).Not.ToHaveCountAsync(0);
        await page.FitsTheWindow();
        await page.AxeIsClean();
    }
}
