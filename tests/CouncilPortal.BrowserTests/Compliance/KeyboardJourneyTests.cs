using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Compliance;

/// <summary>The path itself without a mouse: every control is reached with Tab, shows its focus and does its work.</summary>
public sealed class KeyboardJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Evidence_is_submitted_and_accepted_by_keyboard_alone()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        await officer.GotoAsync("/");
        await Press(officer, AriaRole.Link, "Sign in", "Enter");
        await officer.WaitForURLAsync("**/authorize?**");
        await Press(officer, AriaRole.Button, "Sign in as Lena Officer", "Enter");
        await Heading(officer, "Your agreed actions");
        await Press(officer, AriaRole.Link, "Actions", "Enter");
        await Heading(officer, "Agreed actions");
        await Press(officer, AriaRole.Link, (await officer.Locator("tbody tr", new() { HasText = "Payment" }).Locator("th a").First.GetAttributeAsync("aria-label"))!, "Enter");
        await officer.WaitForURLAsync(new Regex("/actions/[0-9]+$"));
        await Press(officer, AriaRole.Link, "Log evidence", "Enter");

        await Heading(officer, "When did the council make the payment?");
        var today = TimeProvider.System.GetUtcNow();
        await Type(officer, "Day", $"{today.Day}");
        await Type(officer, "Month", $"{today.Month}");
        await Type(officer, "Year", $"{today.Year}");
        await Press(officer, AriaRole.Button, "Continue", "Enter");
        await Heading(officer, "How much did the council pay, and how?");
        await officer.AxeIsClean();
        await Type(officer, "Amount paid", "1");
        await Press(officer, AriaRole.Radio, "Bank transfer", "Space");
        await Press(officer, AriaRole.Button, "Continue", "Enter");
        await Heading(officer, "Add files that show it");
        await Press(officer, AriaRole.Button, "Continue", "Enter");
        await Heading(officer, "Check your answers before you submit");
        await Expect(officer.GetByText("less than the")).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await Press(officer, AriaRole.Checkbox, await Name(officer, "input[type=checkbox]"), "Space");
        await Press(officer, AriaRole.Button, "Submit evidence", "Enter");
        await Heading(officer, "Evidence submitted");
        var reference = await officer.Locator(".receipt-reference").InnerTextAsync();

        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", "/desk/reviews");
        await Press(caseworker, AriaRole.Link, reference, "Enter");
        await Heading(caseworker, $"Evidence {reference}");
        await Expect(caseworker.GetByText("less than the")).ToBeVisibleAsync();
        await caseworker.IsLive();
        await Press(caseworker, AriaRole.Radio, await Name(caseworker, "#step"), "Space");
        await Press(caseworker, AriaRole.Button, "Record the review", "Enter");
        await Expect(caseworker.GetByText($"The review of {reference} is recorded")).ToBeVisibleAsync();

        // The portal ends before the windows do, which an open circuit would complain of.
        await officer.GotoAsync("about:blank");
        await caseworker.GotoAsync("about:blank");
    }

    private static async Task Press(IPage page, AriaRole role, string name, string key)
    {
        await page.TabTo(role, name);
        await page.Keyboard.PressAsync(key);
    }

    private static async Task Type(IPage page, string label, string text)
    {
        await page.TabTo(AriaRole.Textbox, label);
        await page.Keyboard.TypeAsync(text);
    }

    private static Task<string> Name(IPage page, string control) =>
        page.Locator(control).EvaluateAsync<string>("control => control.labels[0].innerText.trim()");

    private static Task Heading(IPage page, string text) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(new Regex(Regex.Escape(text)));
}
