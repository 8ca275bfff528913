using System.Net;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Authorization;
using Xunit;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <summary>Every page and endpoint, by every role of one council and by a visitor, against everything of another council.</summary>
public sealed class RouteMatrixTests
{
    [Fact]
    public async Task Every_address_states_its_policy_and_has_an_entry()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        portal.CreateClient();
        var routes = Routes.Of(portal);
        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.All(route, endpoint => Assert.True(
            endpoint.Metadata.OfType<IAuthorizeData>().Any(a => a.Policy is not null) || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            $"{route.Key} states neither a policy nor that it is open to all.")));
        var entries = Routes.Private.Keys.Concat(Routes.Shared.Keys).ToArray();
        Assert.Empty(routes.Select(r => r.Key).Where(r => !Routes.IsDemo(r)).Except(entries));
        Assert.Empty(entries.Except(routes.Select(r => r.Key)));
    }

    [Theory, BothEngines]
    public async Task No_address_shows_or_changes_anything_of_another_council(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var other = await PrivateRows.Of(data, "Otherton", "99000001");
        var before = await CouncilRows.Dump(data, other);
        await Visit(portal.CreateClient(), "a visitor", other);

        var client = await portal.SignedIn("Lena Officer");
        foreach (var role in Roles.Council)
        {
            await data.Execute(
                "update memberships set role = @role where person_id = (select id from people where name = 'Lena Officer')", new { role = role.Stored() });
            await Visit(client, role.DisplayName(), other);
            await PostForms(client, role.DisplayName(), other);
        }

        Assert.Equal(before, await CouncilRows.Dump(data, other));
    }

    [Theory, BothEngines]
    public async Task Another_councils_link_officer_gets_404_on_every_address_of_an_action_its_evidence_and_files(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var other = await PrivateRows.Of(data, "Otherton", "99000001");
        using var kit = await portal.SignedIn("Kit Kestrelby");
        var addresses = Routes.Private.Where(r => r.Key.StartsWith("/actions/", StringComparison.Ordinal)).Select(r => r.Value(other)).ToArray();
        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
        {
            using var got = await kit.Get(address);
            using var posted = await kit.PostForm("/", address);
            Assert.True(got.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"GET {address}: {got.StatusCode}");
            // A page that takes no such form says so before it looks at the id.
            Assert.True(posted.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest, $"POST {address}: {posted.StatusCode}");
        }
    }

    private static async Task Visit(HttpClient client, string who, PrivateRows other)
    {
        foreach (var (pattern, address) in Routes.Private.Concat(Routes.Shared))
        {
            using var answer = await client.Get(address(other));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.False(text.Contains(other.Secret, StringComparison.Ordinal), $"{pattern} shows {who} another council's row.");
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{pattern} fails for {who}: {answer.StatusCode}.");
            if (Routes.Private.ContainsKey(pattern))
            {
                Assert.True(
                    answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Redirect,
                    $"{pattern} answers {who} with {answer.StatusCode}.");
                Assert.NotEqual("/", answer.Headers.Location?.OriginalString);
            }
        }
    }

    private static async Task PostForms(HttpClient client, string who, PrivateRows other)
    {
        foreach (var address in Routes.Private.Values)
        {
            using var answer = await client.PostForm("/", address(other));
            Assert.True(answer.StatusCode is not HttpStatusCode.OK, $"{address(other)} takes a form of {who}.");
        }
    }
}
