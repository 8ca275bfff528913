namespace CouncilPortal.BrowserTests.PeerGroups;

/// <summary>Councils of one's choice, named, kept, shared and removed.</summary>
public sealed class PeerGroupsTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_group_is_named_kept_shared_and_removed()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.SignInAs("Mo Nitoring", "/compare?councils=ambleford-borough-council,kent-county-council");
        await page.GetByRole(AriaRole.Link, new() { Name = "Name and keep these councils" }).ClickAsync();
        await page.AxeIsClean();

        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this group" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter a name for the group");
        await Assertions.Expect(page).ToHaveTitleAsync("Error: Your peer groups - CouncilPortal");
        await page.AxeIsClean();
        await page.GetByLabel("Name of the group").FillAsync("Two of a kind");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this group" }).ClickAsync();

        await page.WaitForURLAsync("**/compare?group=*");
        await Assertions.Expect(page.GetByText("chosen by its maker, not by the Ombudsman. You keep it.")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.Screenshot("peer-group");

        var visitor = await Open(await portal.Started, Device.Narrow);
        await visitor.GotoAsync(page.Url);
        await Assertions.Expect(visitor.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Two of a kind");
        await Assertions.Expect(visitor.GetByText("You keep it.")).ToHaveCountAsync(0);
        await visitor.FitsTheWindow();

        await page.GetByRole(AriaRole.Link, new() { Name = "your peer groups" }).ClickAsync();
        await page.Screenshot("peer-groups");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Two of a kind" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The group is removed.")).ToBeVisibleAsync();
        await page.AxeIsClean();
    }
}
