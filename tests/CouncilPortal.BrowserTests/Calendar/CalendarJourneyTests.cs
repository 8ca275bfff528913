using System.Net;
using CouncilPortal.Testing;

namespace CouncilPortal.BrowserTests.Calendar;

public sealed class CalendarJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_link_officer_makes_uses_and_revokes_a_calendar_address_by_keyboard()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        await page.SignInAs("Lena Officer", "/actions");
        await page.IsLive();
        await page.TabTo(AriaRole.Link, "Deadlines in your calendar");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Deadlines in your calendar");
        await page.AxeIsClean();

        await page.TabTo(AriaRole.Button, "Make a calendar address");
        await page.Keyboard.PressAsync("Enter");
        var field = page.GetByLabel("Your calendar address");
        await Assertions.Expect(field).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.FitsTheWindow();
        await page.Screenshot("calendar-made-desktop");
        var address = await field.InputValueAsync();

        using var program = new HttpClient();
        var feed = StrictCalendar.Read(await program.GetByteArrayAsync(address, TestContext.Current.CancellationToken));
        var events = feed.Parts.Where(p => p.Name == "VEVENT").ToList();
        Assert.Contains(events, e => e.Text("STATUS") == "CONFIRMED");
        Assert.Contains(events, e => e.Text("STATUS") == "CANCELLED");
        Assert.All(events, e => Assert.StartsWith(portal.Address + "/actions/", e.Line("URL").Value, StringComparison.Ordinal));

        var phone = await Open(portal, Device.Phone);
        await phone.SignInAs("Lena Officer", "/settings/calendar");
        await Assertions.Expect(phone.GetByText("The address cannot be shown again")).ToBeVisibleAsync();
        Assert.DoesNotContain(address.Split('/')[^1], await phone.ContentAsync(), StringComparison.Ordinal);
        await phone.AxeIsClean();
        await phone.FitsTheWindow();
        await phone.Screenshot("calendar-phone");

        await page.TabTo(AriaRole.Button, "Revoke the address");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("The address is revoked.")).ToBeVisibleAsync();
        await page.AxeIsClean();
        using var gone = await program.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }
}
