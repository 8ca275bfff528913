using System.Net;
using CouncilPortal.Demo;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.SignIn;

/// <summary>From <c>/sign-in</c> through the demonstration provider and Microsoft.Identity.Web to a session, or a refusal.</summary>
public sealed class HandshakeTests
{
    [Theory, BothEngines]
    public async Task Every_account_with_a_role_comes_in_and_is_sent_where_they_were_going(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        foreach (var person in DemoPeople.All.Where(p => p.Roles.Count > 0))
        {
            using var client = portal.CreateClient();

            var answer = await client.SignIn(person.Name, "/sign-in?returnUrl=%2Factions%3Fdue%3Dsoon");

            Assert.Equal("/actions?due=soon", answer.Headers.Location?.OriginalString);
            Assert.Contains(person.Name, await client.Text("/sign-in/timed-out"), StringComparison.Ordinal);
        }

        var audited = await data.Rows<string>("select who from audit where action = 'signed in' order by id", null);
        Assert.Equal(DemoPeople.All.Where(p => p.Roles.Count > 0).Select(p => p.Name), audited);
    }

    [Theory, BothEngines]
    public async Task A_tenant_that_is_not_listed_is_refused_with_a_page_that_says_whom_to_ask(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();

        var answer = await client.SignIn("Ed Elsewhere", "/sign-in");

        await AssertRefused(client, answer, "/sign-in/refused?why=tenant", "an organisation that does not use this portal");
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'refused' and detail like 'tenant: Ed Elsewhere%'", null));
    }

    [Theory, BothEngines]
    public async Task A_known_tenant_without_membership_is_refused_with_a_page_that_says_whom_to_ask(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();

        var answer = await client.SignIn("Una Known", "/sign-in");

        await AssertRefused(client, answer, "/sign-in/refused?why=membership", "Ask your council’s link officer to invite you");
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'refused' and detail like 'membership: Una Known%'", null));
    }

    [Theory, BothEngines]
    public async Task Ombudsman_roles_count_only_for_people_of_the_Ombudsmans_tenant(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var first = portal.CreateClient();
        await data.Execute(
            """
            insert into people (tenant_id, object_id, name, created_at)
            values (@TenantId, @ObjectId, @Name, @now)
            """,
            new { Una.TenantId, Una.ObjectId, Una.Name, now = data.Time.GetUtcNow() });
        await data.Execute(
            "insert into memberships (person_id, role, started_at) select id, 'administrator', @now from people where object_id = @ObjectId",
            new { Una.ObjectId, now = data.Time.GetUtcNow() });

        var answer = await first.SignIn("Una Known", "/sign-in");

        Assert.Equal("/sign-in/refused?why=membership", answer.Headers.Location?.OriginalString);
    }

    [Theory, BothEngines]
    public async Task A_person_is_known_by_tenant_and_object_id_whatever_their_name_or_address(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        await data.Execute("update people set name = 'Una Known', email = 'una.known@kestrelby.example' where name = 'Kit Kestrelby'", null);

        var una = await client.SignIn("Una Known", "/sign-in");
        using var kit = await portal.SignedIn("Kit Kestrelby");

        Assert.Equal("/sign-in/refused?why=membership", una.Headers.Location?.OriginalString);
        Assert.Equal(1, await data.Value<long>("select count(*) from people where name = 'Kit Kestrelby'", null));
    }

    [Theory, BothEngines]
    public async Task A_demanded_authentication_context_is_asked_for_and_checked(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Council("Ambleford Borough Council", "District");
        await using var portal = new TestPortal(data, new Dictionary<string, string?> { ["SignIn:AuthenticationContext"] = "c1" });
        using var client = portal.CreateClient();

        var demanded = await client.SignIn("Lena Officer", "/sign-in");
        var authorize = (await client.Get("/sign-in")).Headers.Location!.OriginalString;
        Assert.Contains("claims=%7B%22id_token", authorize, StringComparison.Ordinal);
        var without = string.Join('&', authorize.Split('&').Where(p => !p.StartsWith("claims=", StringComparison.Ordinal)));
        var chosen = await client.Choose("Lena Officer", without);
        var dropped = await client.Get(chosen.Headers.Location!.OriginalString);

        Assert.Equal("/", demanded.Headers.Location?.OriginalString);
        Assert.Equal("/sign-in/refused?why=check", dropped.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task A_return_address_elsewhere_leads_to_the_first_page(string returnUrl)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();

        var answer = await client.SignIn("Casey Worker", $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        var authorize = (await client.Get("/sign-in")).Headers.Location!.OriginalString;
        var chosen = await client.Choose("Casey Worker", authorize);

        var once = await client.Get(chosen.Headers.Location!.OriginalString);
        var twice = await client.Get(chosen.Headers.Location!.OriginalString);

        Assert.Equal("/", once.Headers.Location?.OriginalString);
        Assert.Equal("/sign-in/refused?why=broken", twice.Headers.Location?.OriginalString);
    }

    private static DemoPerson Una => DemoPeople.All.Single(p => p.Name == "Una Known");

    private static async Task AssertRefused(HttpClient client, HttpResponseMessage answer, string address, string words)
    {
        Assert.Equal(address, answer.Headers.Location?.OriginalString);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("CouncilPortal=", StringComparison.Ordinal)));
        var page = await client.Get(answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains(words, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
