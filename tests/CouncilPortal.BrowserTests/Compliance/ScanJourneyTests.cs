using System.Text.RegularExpressions;
using CouncilPortal.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Compliance;

/// <summary>Files that are scanned by a real clamd, recalled and previewed.</summary>
public sealed partial class ScanJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>A picture of one pixel.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Malware_is_said_and_removed_and_a_clean_file_is_opened_recalled_and_deleted()
    {
        Assert.SkipWhen(TestClamd.WhyMissing is not null, TestClamd.WhyMissing ?? "");
        await using var portal = await PortalProcess.Start($"Scanner:Socket={TestClamd.Socket}");
        var officer = await Open(portal, Device.Desktop);
        await officer.SignInAs("Lena Officer", "/actions?due=overdue");
        await officer.Locator("tbody th a").First.ClickAsync();
        await officer.WaitForURLAsync(ActionAddress());
        var action = officer.Url;
        await officer.GetByRole(AriaRole.Link, new() { Name = "Log evidence" }).ClickAsync();
        await officer.AnswerUntilFiles(TimeProvider.System.GetUtcNow());

        await officer.GetByLabel("Choose files").SetInputFilesAsync([File("proof.png", "image/png", Picture), File("letter.txt", "text/plain", TestMalware.Eicar)]);
        var proof = officer.Locator("#file-list li", new() { HasText = "proof.png" });
        var letter = officer.Locator("#file-list li", new() { HasText = "letter.txt" });
        await Expect(proof).ToContainTextAsync("Scanned, nothing found");
        await Expect(letter).ToContainTextAsync("Malware found");
        await Expect(letter).ToContainTextAsync("Nobody can open it");
        await Expect(letter.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await officer.AxeIsClean();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await officer.GetByRole(AriaRole.Checkbox).CheckAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Submit evidence" }).ClickAsync();
        await Expect(officer.GetByRole(AriaRole.Link, new() { Name = "Remove “letter.txt”, which nobody will be able to open, before you submit" })).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await officer.GotoAsync(action + "/evidence?step=files");
        await officer.TabTo(AriaRole.Button, "Remove letter.txt");
        await officer.Keyboard.PressAsync("Enter");
        await Expect(letter).ToHaveCountAsync(0);

        await officer.GetByRole(AriaRole.Link, new() { Name = "Preview proof.png" }).ClickAsync();
        await Expect(officer.GetByRole(AriaRole.Img, new() { Name = "proof.png, a file of evidence" })).ToHaveJSPropertyAsync("naturalWidth", 1);
        await officer.AxeIsClean();
        await officer.GotoAsync(action + "/evidence?step=check");
        await officer.GetByRole(AriaRole.Checkbox).CheckAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Submit evidence" }).ClickAsync();
        await Expect(officer.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Evidence submitted");

        await officer.GotoAsync(action);
        await officer.IsLive();
        var download = await officer.RunAndWaitForDownloadAsync(() => officer.GetByRole(AriaRole.Link, new() { Name = "proof.png", Exact = true }).ClickAsync());
        Assert.Equal(Picture, await System.IO.File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        await officer.GetByRole(AriaRole.Link, new() { Name = "Recall proof.png" }).First.ClickAsync();
        await officer.AxeIsClean();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Recall the file" }).ClickAsync();
        await Expect(officer.GetByRole(AriaRole.Link, new() { Name = "Enter why the file is recalled" })).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await officer.GetByLabel("Why the file is recalled").FillAsync("It shows the wrong house.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Recall the file" }).ClickAsync();
        await Expect(officer.GetByText("A file was recalled on")).ToBeVisibleAsync();
        await Expect(officer.GetByRole(AriaRole.Link, new() { Name = "proof.png", Exact = true })).ToHaveCountAsync(0);

        var administrator = await Open(portal, Device.Desktop);
        await administrator.SignInAs("Ada Ministrator", "/desk/evidence");
        await Expect(administrator.GetByText("It shows the wrong house.")).ToBeVisibleAsync();
        await administrator.AxeIsClean();
        await administrator.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Delete the file of E") }).Last.ClickAsync();
        await Expect(administrator.GetByText("The file has been deleted")).ToBeVisibleAsync();
        await Expect(administrator.GetByText("It shows the wrong house.")).ToHaveCountAsync(0);
        await administrator.AxeIsClean();
        await officer.GotoAsync("about:blank");
    }

    [GeneratedRegex("/actions/[0-9]+$")]
    private static partial Regex ActionAddress();

    private static FilePayload File(string name, string type, byte[] content) => new() { Name = name, MimeType = type, Buffer = content };
}
