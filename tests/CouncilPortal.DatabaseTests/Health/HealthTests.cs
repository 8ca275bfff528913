using System.Net;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Health;

/// <summary>What is told to whoever watches over the portal.</summary>
public sealed class HealthTests
{
    [Theory, BothEngines]
    public async Task A_portal_with_its_database_is_live_and_ready(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        using var watchdog = portal.CreateClient();

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await Ask(watchdog, "/health/live"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await Ask(watchdog, "/health/ready"));
    }

    [Theory, BothEngines]
    public async Task A_portal_that_cannot_use_its_database_is_live_but_not_ready(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        using var watchdog = portal.CreateClient();
        await data.Execute("delete from data_version", null);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await Ask(watchdog, "/health/live"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await Ask(watchdog, "/health/ready"));
    }

    private static async Task<(HttpStatusCode Status, string Word)> Ask(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
