using System.Globalization;
using CouncilPortal.Jobs;

namespace CouncilPortal.BrowserTests.Jobs;

public sealed class JobsPagesTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_plain_page_of_jobs_passes_every_check()
    {
        foreach (var device in (Device[])[Device.Desktop, Device.Narrow])
        {
            var page = await Open(await portal.Started, device);

            await page.SignInAs("Ada Ministrator", "/desk/jobs/status");

            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Jobs");
            await page.AxeIsClean();
            await page.FitsTheWindow();
        }
    }

    [Fact]
    public async Task Hangfires_dashboard_keeps_to_the_portals_policy_on_content()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.SignInAs("Ada Ministrator", "/desk/jobs/status");

        await page.GetByRole(AriaRole.Link, new() { Name = "Open the Hangfire dashboard" }).ClickAsync();

        // The figures in the head are written by its script.
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Recurring Jobs" })).ToContainTextAsync(PortalJob.All.Count.ToString(CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Link, new() { Name = "Recurring Jobs" }).ClickAsync();
        await Assertions.Expect(page.GetByText("deliver-mail")).ToBeVisibleAsync();
    }
}
