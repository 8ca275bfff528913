using System.Net;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.EmailOutbox;

/// <summary>Who may look into the demonstration's inbox, over HTTP.</summary>
public sealed class DemoInboxTests
{
    [Fact]
    public async Task On_this_machine_in_Development_mails_are_shown_also_as_a_mail_program_would()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.QueueMail("<a@test>");
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        using var browser = portal.CreateClient();
        Assert.Contains("Due tomorrow", await browser.Text("/demo/inbox"), StringComparison.Ordinal);
        Assert.Equal("<p>Text</p>", await browser.Text("/demo/inbox/1"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/demo/inbox/2")).StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    [InlineData("Forwarded", "for=192.0.2.7")]
    public async Task Through_a_proxy_there_is_no_such_page(string header, string value)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.QueueMail("<a@test>");
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        using var browser = portal.CreateClient();
        browser.DefaultRequestHeaders.Add(header, value);
        await AssertMissing(browser);
    }

    [Fact]
    public async Task Where_mail_really_goes_out_there_is_no_such_page()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.QueueMail("<a@test>");
        await using var portal = new TestPortal(
            data, new Dictionary<string, string?> { ["Email:Smtp:Host"] = "mail.invalid", ["Email:Smtp:From"] = "portal@example.org" });
        using var browser = portal.CreateClient();
        await AssertMissing(browser);
    }

    private static async Task AssertMissing(HttpClient browser)
    {
        foreach (var address in new[] { "/demo/inbox", "/demo/inbox/1" })
        {
            using var answer = await browser.Get(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("Due tomorrow", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }
}
