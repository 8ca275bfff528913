namespace CouncilPortal.BrowserTests.People;

public sealed class PeoplePagesTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Theory]
    [InlineData("Lena Officer", "/people", "People")]
    [InlineData("Ada Ministrator", "/desk/people", "People and tenants")]
    [InlineData("Sam Scrutiny", "/people", "Your role does not include this page")]
    [InlineData("Lena Officer", "/people/services", "Who owns which service")]
    [InlineData("Lena Officer", "/people/mailboxes", "Shared mailboxes")]
    [InlineData("Lena Officer", "/cover", "Leave and cover")]
    [InlineData("Con Tributor", "/cover", "Leave and cover")]
    [InlineData("Chris Executive", "/delegates", "Who reads for you")]
    [InlineData("Ada Ministrator", "/desk/people/sessions", "Who is signed in")]
    [InlineData("Ada Ministrator", "/desk/authorities?q=Ambleford", "Authorities")]
    [InlineData("Ada Ministrator", "/desk/audit", "Audit")]
    public async Task A_page_of_people_passes_every_check(string name, string address, string heading)
    {
        foreach (var device in (Device[])[Device.Desktop, Device.Narrow])
        {
            var page = await Open(await portal.Started, device);

            await page.SignInAs(name, address);

            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
            await page.AxeIsClean();
            await page.FitsTheWindow();
        }
    }

    [Fact]
    public async Task How_a_council_joins_can_be_read_without_an_account()
    {
        var page = await Open(await portal.Started, Device.Narrow);

        await page.GotoAsync("/onboarding");

        await page.AxeIsClean();
        await page.FitsTheWindow();
    }

    [Fact]
    public async Task A_form_with_problems_lists_them_and_leads_to_the_fields()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.SignInAs("Lena Officer", "/people");

        await page.GetByRole(AriaRole.Button, new() { Name = "Send invitation" }).ClickAsync();

        await Assertions.Expect(page).ToHaveTitleAsync("Error: People - CouncilPortal");
        await page.AxeIsClean();
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter the person’s work e-mail address" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Work e-mail address")).ToBeFocusedAsync();
    }
}
