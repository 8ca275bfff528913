using System.Net;
using Bunit;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace CouncilPortal.ComponentTests.EmailOutbox;

/// <summary>The demonstration's inbox over a real database.</summary>
public sealed class DemoInboxPageTests
{
    [Fact]
    public async Task Mails_stand_newest_first_with_links_that_can_be_followed()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await Queue(data, "Lena Officer", "The older one");
        data.Time.Advance(TimeSpan.FromMinutes(1));
        await Queue(data, "Con Tributor", "The newer one");
        await using var context = Context(data);

        var page = Show(context, IPAddress.Loopback);

        Assert.Equal(["The newer one", "The older one"], page.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal("https://portal.example.org/actions/1", page.Find("article a").GetAttribute("href"));
        Assert.Contains("No mail leaves this machine", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public async Task One_persons_mails_can_be_picked()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await Queue(data, "Lena Officer", "To Lena");
        await Queue(data, "Con Tributor", "To Con");
        await using var context = Context(data);
        context.Services.GetRequiredService<NavigationManager>().NavigateTo("/demo/inbox?to=lena.officer%40example.org");

        var page = Show(context, IPAddress.Loopback);

        Assert.Equal(["To Lena"], page.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal("lena.officer@example.org", page.Find("option[selected]").GetAttribute("value"));
        Assert.Equal(3, page.FindAll("option").Count);
    }

    [Fact]
    public async Task An_empty_inbox_says_when_mail_will_come()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var context = Context(data);
        Assert.Contains("There is no mail yet", Show(context, IPAddress.Loopback).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elsewhere_sees_nothing()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await Queue(data, "Lena Officer", "Private");
        await using var context = Context(data);
        Assert.DoesNotContain("Private", Show(context, IPAddress.Parse("192.0.2.7")).Markup, StringComparison.Ordinal);
    }

    private static BunitContext Context(TestDatabase data)
    {
        var context = new BunitContext();
        context.Services.AddSingleton(new DemoInboxQuery(data.Database));
        context.Services.AddSingleton(new DemoInboxGate(new HostingEnvironment { EnvironmentName = Environments.Development }, new DemoEmailSender()));
        return context;
    }

    private static IRenderedComponent<DemoInboxPage> Show(BunitContext context, IPAddress from)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = from;
        return context.Render<DemoInboxPage>(page => page.AddCascadingValue<HttpContext>(http));
    }

    private static Task Queue(TestDatabase data, string name, string subject) =>
        data.Database.Transact(
            Scope.System("test"),
            Task (c) => Outbox.Queue(c, data.Time.GetUtcNow(), new Mail
            {
                MessageId = $"<{subject}>",
                Kind = "test",
                ToPersonId = null,
                ToName = name,
                ToAddress = $"{name.Replace(' ', '.').ToLowerInvariant()}@example.org",
                Subject = subject,
                TextBody = "Open the action: https://portal.example.org/actions/1\n",
                HtmlBody = "<p>Open the action</p>",
            }),
            CancellationToken.None);
}
