using System.Net;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.SignIn;

/// <summary>The demonstration identity provider answers this machine alone.</summary>
public sealed class DemonstrationProviderTests
{
    private const string Keys = "/demo/identity/keys";

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Original-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    public async Task A_request_that_came_through_a_proxy_finds_nothing(string header, string value)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await client.Get(Keys)).StatusCode);

        client.DefaultRequestHeaders.Add(header, value);

        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(Keys)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/demo/identity/authorize")).StatusCode);
    }

    [Fact]
    public async Task A_request_from_another_machine_or_by_another_name_finds_nothing()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);

        var elsewhere = await portal.Server.SendAsync(http =>
        {
            http.Request.Path = Keys;
            http.Request.Host = new("localhost");
            http.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.9");
        }, TestContext.Current.CancellationToken);
        var renamed = await portal.Server.SendAsync(http =>
        {
            http.Request.Path = Keys;
            http.Request.Host = new("portal.example");
        }, TestContext.Current.CancellationToken);

        Assert.Equal(404, elsewhere.Response.StatusCode);
        Assert.Equal(404, renamed.Response.StatusCode);
    }

    [Fact]
    public async Task With_Entra_ID_set_the_demonstration_provider_is_not_there()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>
        {
            ["AzureAd:ClientId"] = "11111111-1111-4111-8111-111111111111",
            ["AzureAd:ClientSecret"] = "not a real secret",
        });
        using var client = portal.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(Keys)).StatusCode);
        Assert.Equal(0, await data.Value<long>("select count(*) from people", null));
    }

    [Fact]
    public async Task A_request_for_another_client_or_return_address_is_refused()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        var authorize = (await client.Get("/sign-in")).Headers.Location!.OriginalString;

        Assert.Equal(HttpStatusCode.OK, (await client.Get(authorize)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Get(authorize.Replace("signin-oidc", "elsewhere", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Get(authorize.Replace("client_id=c0c0", "client_id=d0d0", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Get(authorize.Replace("S256", "plain", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task The_page_says_what_it_is_and_offers_each_account_by_name()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();

        var page = await client.Text((await client.Get("/sign-in")).Headers.Location!.OriginalString);

        Assert.Contains("Demonstration sign-in.", page, StringComparison.Ordinal);
        Assert.All(CouncilPortal.Demo.DemoPeople.All, person => Assert.Contains($">Sign in as {person.Name}</button>", page, StringComparison.Ordinal));
    }
}
