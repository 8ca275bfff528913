using CouncilPortal.Testing;

namespace CouncilPortal.BrowserTests.EmailOutbox;

/// <summary>Mail that a real server refuses, and what people do about it.</summary>
public sealed class DeliveryJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Con = "con.tributor@ambleford.example";
    private const string Dev = "dev.deputy@ambleford.example";

    [Fact]
    public async Task The_administrator_sends_again_what_was_refused_and_a_link_officer_corrects_an_address()
    {
        await using var server = new LoopbackMailServer(to => to switch { Con => MailAnswer.RefuseAddress, Dev => MailAnswer.RefuseMail, _ => MailAnswer.Take });
        await using var portal = await PortalProcess.Start([.. server.Settings.Select(s => $"{s.Key}={s.Value}")]);
        var ada = await Open(portal, Device.Desktop);
        await ada.SignInAs("Ada Ministrator", "/desk/delivery");
        await Until(() => Task.FromResult(server.Answers.ContainsKey(MailAnswer.RefuseAddress) && server.Answers.ContainsKey(MailAnswer.RefuseMail)));
        await Until(async () =>
        {
            await ada.ReloadAsync();
            return await ada.GetByText("Not wanted").CountAsync() > 0 && await ada.GetByText("No such address").CountAsync() > 1;
        });
        await ada.AxeIsClean();
        await ada.FitsTheWindow();
        await ada.Screenshot("delivery-desktop");
        var narrow = await Open(portal, Device.Phone);
        await narrow.SignInAs("Ada Ministrator", "/desk/delivery");
        await narrow.AxeIsClean();
        await narrow.FitsTheWindow();
        await narrow.Screenshot("delivery-phone");

        // By keyboard: the server takes mail to the deputy now.
        server.Decide = to => to == Con ? MailAnswer.RefuseAddress : MailAnswer.Take;
        var again = ada.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send again") }).First;
        await again.FocusAsync();
        await ada.FocusIsVisible();
        await ada.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ada.GetByText("The mail is on its way again.")).ToBeVisibleAsync();
        await ada.AxeIsClean();
        await Until(() => Task.FromResult(server.Taken.Any(m => m.To == Dev)));

        var lena = await Open(portal, Device.Desktop);
        await lena.SignInAs("Lena Officer", "/people");
        await Assertions.Expect(lena.GetByRole(AriaRole.Heading, new() { Name = "Addresses that do not work" })).ToBeVisibleAsync();
        await lena.AxeIsClean();
        await lena.Screenshot("bounced-desktop");
        var field = lena.GetByLabel("The right address of Con Tributor");
        await field.FillAsync("con tributor");
        await lena.GetByRole(AriaRole.Button, new() { NameRegex = new("^Confirm or correct") }).ClickAsync();
        // The browser itself asks for an address first.
        await Assertions.Expect(field).ToBeFocusedAsync();
        await field.FillAsync("con@ambleford.example");
        await lena.GetByRole(AriaRole.Button, new() { NameRegex = new("^Confirm or correct") }).ClickAsync();
        await Assertions.Expect(lena.GetByText("The address is confirmed or corrected.")).ToBeVisibleAsync();
        await lena.AxeIsClean();
        await Until(() => Task.FromResult(server.Taken.Any(m => m.To == "con@ambleford.example")));
        Assert.DoesNotContain(server.Taken, m => m.To == Con);
        Assert.Equal(server.Taken.Count, server.Taken.Select(m => m.MessageId).Distinct().Count());

        await lena.GotoAsync("/people");
        await Assertions.Expect(lena.GetByRole(AriaRole.Heading, new() { Name = "Addresses that do not work" })).ToHaveCountAsync(0);
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (!await isSo())
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
