using System.Net;
using CouncilPortal.SignIn;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.DatabaseTests.SignIn;

/// <summary>How a session goes on, runs out, and ends.</summary>
public sealed class SessionTests
{
    [Theory, BothEngines]
    public async Task Signing_out_ends_the_session_in_every_tab_and_leaves_the_provider(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = await portal.SignedIn("Lena Officer");
        var told = 0;
        using var watch = portal.Services.GetRequiredService<LiveCircuits>().Watch(
            await data.Value<string>("select id from sessions", null),
            await data.Value<long>("select id from people where name = 'Lena Officer'", null),
            () => { told++; return Task.CompletedTask; });

        var answer = await client.PostForm("/", "/sign-out");

        Assert.StartsWith("http://localhost/demo/identity/sign-out?", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var back = await client.Get(answer.Headers.Location!.OriginalString);
        Assert.StartsWith("http://localhost/signout-callback-oidc", back.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Sign in", await client.Text("/"), StringComparison.Ordinal);
        Assert.Equal("signed out", await data.Value<string>("select ended_why from sessions", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'signed out' and who = 'Lena Officer'", null));
        var change = Assert.Single(await portal.Services.GetRequiredService<RightsChangesQuery>().Since(Scopes.Scope.System("test"), 0, CancellationToken.None));
        await portal.Services.GetRequiredService<LiveCircuits>().Tell(change);
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task A_cookie_kept_from_before_signing_out_opens_nothing()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        var signedIn = await client.SignIn("Lena Officer", "/sign-in");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("CouncilPortal=", StringComparison.Ordinal)).Split(';')[0];
        await client.PostForm("/", "/sign-out");

        using var thief = portal.CreateClient();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal(HttpStatusCode.Redirect, (await thief.Get("/people")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_takes_the_antiforgery_token()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = await portal.SignedIn("Casey Worker");

        var forged = await client.PostAsync(new Uri("/sign-out", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("Casey Worker", await client.Text("/"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_idle_session_runs_out_and_a_request_keeps_it_going(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = await portal.SignedIn("Lena Officer");

        data.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.Contains("Lena Officer", await client.Text("/"), StringComparison.Ordinal);
        data.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.Contains("Lena Officer", await client.Text("/"), StringComparison.Ordinal);
        data.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.DoesNotContain("Lena Officer", await client.Text("/"), StringComparison.Ordinal);

        var sent = await client.Get("/people");
        Assert.Equal("http://localhost/sign-in?returnUrl=%2Fpeople", sent.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Asking_how_long_is_left_does_not_keep_a_session_going_but_staying_does()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = await portal.SignedIn("Lena Officer");

        data.Time.Advance(TimeSpan.FromMinutes(28));
        Assert.Equal("""{"secondsLeft":120}""", await client.Text("/session"));
        Assert.Equal("""{"secondsLeft":120}""", await client.Text("/session"));
        var stayed = await client.PostForm("/sign-in/timed-out", "/session/extend");
        Assert.Equal("""{"secondsLeft":1800}""", await stayed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        data.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("""{"secondsLeft":0}""", await client.Text("/session"));
    }

    [Fact]
    public async Task However_busy_a_session_is_it_ends_after_twelve_hours()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = await portal.SignedIn("Lena Officer");

        for (var minutes = 0; minutes < 12 * 60; minutes += 20)
        {
            Assert.Contains("Lena Officer", await client.Text("/"), StringComparison.Ordinal);
            data.Time.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.DoesNotContain("Lena Officer", await client.Text("/"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_withdrawn_right_is_refused_at_the_next_command_and_ends_the_session(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var wes = await portal.SignedIn("Wes Westmere");
        using var ada = await portal.SignedIn("Ada Ministrator");
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var user = SessionClaims.Principal(
            new StartedSession
            {
                SessionId = await data.Value<string>("select s.id from sessions s join people p on p.id = s.person_id where p.name = 'Wes Westmere'", null),
                PersonId = await data.Value<long>("select id from people where name = 'Wes Westmere'", null),
                Name = "Wes Westmere",
            },
            "test");
        var scopeOf = portal.Services.GetRequiredService<ScopeOf>();
        Assert.True((await scopeOf.User(user, CancellationToken.None)).Has(Scopes.Role.ChiefExecutive));
        var chief = await data.Value<long>("select m.id from memberships m join people p on p.id = m.person_id where p.name = 'Wes Westmere' and m.role = 'chief_executive'", null);

        var withdrawn = await ada.PostForm("/desk/people", "/desk/people", new KeyValuePair<string, string>("_handler", $"withdraw-{chief}"));

        Assert.Equal("/desk/people?done=withdrawn", new Uri(new Uri("http://localhost"), withdrawn.Headers.Location!).PathAndQuery);
        Assert.Null((await scopeOf.User(user, CancellationToken.None)).PersonId);
        Assert.Equal(HttpStatusCode.Redirect, (await wes.Get("/people")).StatusCode);
        data.Time.Advance(TimeSpan.FromSeconds(1));
        using var again = await portal.SignedIn("Wes Westmere");
        Assert.Equal(HttpStatusCode.OK, (await again.Get("/people")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_tenant_taken_off_the_list_is_out_at_the_next_request(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var kit = await portal.SignedIn("Kit Kestrelby");
        using var ada = await portal.SignedIn("Ada Ministrator");
        var tenant = await data.Value<string>("select tenant_id from people where name = 'Kit Kestrelby'", null);

        await ada.PostForm("/desk/people", "/desk/people", new KeyValuePair<string, string>("_handler", $"unlist-{tenant}"));

        Assert.Equal(HttpStatusCode.Redirect, (await kit.Get("/people")).StatusCode);
    }
}
