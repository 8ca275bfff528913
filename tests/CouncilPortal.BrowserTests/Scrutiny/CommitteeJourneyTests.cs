using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Scrutiny;

/// <summary>A letter on its way to a committee: handed over under embargo, and its pack opened by a member once it is public.</summary>
public sealed class CommitteeJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly DateTimeOffset Meeting = TimeProvider.System.GetUtcNow().AddDays(30);
    private static readonly string[] Printing = [$"Pdf:Chromium={Chromium.FindProgram()}", "Pdf:Sandbox=false", "Pdf:TimeoutSeconds=120"];

    [Fact]
    public async Task The_chief_executive_hands_a_letter_to_a_committee_and_a_member_opens_its_pack_once_it_is_public()
    {
        Assert.SkipWhen(Chromium.FindProgram() is null, Chromium.Missing);
        await using var portal = await PortalProcess.Start(Printing);
        var chief = await Open(portal, Device.Desktop);
        await chief.SignInAs("Chris Executive", "/letters");
        await chief.GetByRole(AriaRole.Row).Filter(new() { HasText = "Not yet public" }).GetByRole(AriaRole.Link).ClickAsync();
        await Press(chief, AriaRole.Link, "Hand this letter to a committee");
        await chief.WaitForURLAsync(new Regex("/letters/20[0-9-]+/committee"));
        var year = Regex.Match(chief.Url, "20[0-9]{2}-[0-9]{2}").Value;
        await chief.AxeIsClean();

        await Type(chief, "Name of the committee", "Audit Committee");
        await Press(chief, AriaRole.Button, "Hand it to the committee");
        await Expect(chief.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter the date of the meeting");
        await Expect(chief).ToHaveTitleAsync(new Regex("^Error: "));
        await Expect(chief.GetByLabel("Name of the committee")).ToHaveValueAsync("Audit Committee");
        await chief.AxeIsClean();

        await Type(chief, "Day", Meeting.Day.ToString(CultureInfo.InvariantCulture));
        await Type(chief, "Month", Meeting.Month.ToString(CultureInfo.InvariantCulture));
        await Type(chief, "Year", Meeting.Year.ToString(CultureInfo.InvariantCulture));
        await Press(chief, AriaRole.Button, "Hand it to the committee");
        await Expect(chief.GetByRole(AriaRole.Alert)).ToContainTextAsync("It is recorded.");
        await Expect(chief.GetByText("To be considered by the Audit Committee on").First).ToBeVisibleAsync();
        await chief.AxeIsClean();
        await chief.FitsTheWindow();

        await Press(chief, AriaRole.Link, "Open the committee pack");
        await Expect(chief.GetByRole(AriaRole.Heading, new() { Name = "Not yet public" })).ToBeVisibleAsync();
        await chief.AxeIsClean();
        await chief.Screenshot("committee-pack-under-embargo");
        var pack = new Uri(chief.Url).PathAndQuery;

        var member = await Open(portal, Device.Desktop);
        await member.SignInAs("Sam Scrutiny", "/scrutiny");
        await Expect(member.GetByRole(AriaRole.Link, new() { Name = $"Committee pack {year}" })).ToHaveCountAsync(0);
        Assert.Equal(404, (await member.Context.APIRequest.GetAsync($"{portal.Address}{pack}")).Status);
        await member.GotoAsync("about:blank");
        await chief.GotoAsync("about:blank");

        await portal.Restart(["Demo:Clock=+7.00:00:00", .. Printing]);
        var later = await Open(portal, Device.Desktop);
        await later.SignInAs("Sam Scrutiny", "/scrutiny");
        await later.AxeIsClean();
        await Press(later, AriaRole.Link, $"Committee pack {year}");
        await Expect(later.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"annual review {year}");
        await Expect(later.GetByText("To be considered by the Audit Committee on").First).ToBeVisibleAsync();
        await Expect(later.GetByRole(AriaRole.Heading, new() { Name = "Not yet public" })).ToHaveCountAsync(0);
        await later.AxeIsClean();
        foreach (var (form, ending) in new[] { ("Word", "docx"), ("PDF", "pdf"), ("ODS", "ods") })
        {
            var file = await later.RunAndWaitForDownloadAsync(
                () => later.GetByRole(AriaRole.Link, new() { Name = $"Committee pack {year}, {form}" }).ClickAsync(), new() { Timeout = 120_000 });
            Assert.Equal($"ambleford-borough-council-committee-pack-{year}.{ending}", file.SuggestedFilename);
            Assert.Null(await file.FailureAsync());
        }

        var narrow = await Open(portal, Device.Narrow);
        await narrow.SignInAs("Sam Scrutiny", pack);
        await narrow.FitsTheWindow();
        await narrow.AxeIsClean();
    }

    private static async Task Press(IPage page, AriaRole role, string name)
    {
        await page.TabTo(role, name);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task Type(IPage page, string label, string text)
    {
        await page.TabTo(AriaRole.Textbox, label);
        await page.Keyboard.TypeAsync(text);
    }
}
