using System.Net;
using System.Text.RegularExpressions;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.People;

/// <summary>From a link officer's invitation to a colleague's first sign-in.</summary>
public sealed partial class InvitationTests
{
    [Theory, BothEngines]
    public async Task An_invitation_binds_the_person_who_signs_in_with_it_to_its_membership_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var path = await InviteUna(data, portal, "contributor");
        using var una = portal.CreateClient();

        var page = await una.Text(path);
        var answer = await una.SignIn("Una Known", $"/sign-in?invitation={path.Split('/')[^1]}");

        Assert.Contains("Kestrelby Metropolitan Borough Council", page, StringComparison.Ordinal);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Equal("contributor", await data.Value<string>("select m.role from memberships m join people p on p.id = m.person_id where p.name = 'Una Known'", null));
        Assert.Equal("una.known@kestrelby.example", await data.Value<string>("select email from people where name = 'Una Known'", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'invitation accepted' and who = 'Una Known'", null));
        Assert.Contains("This invitation cannot be used", await una.Text(path), StringComparison.Ordinal);
        using var second = portal.CreateClient();
        var again = await second.SignIn("Kit Kestrelby", $"/sign-in?invitation={path.Split('/')[^1]}");
        Assert.Equal("/sign-in/refused?why=invitation-used", again.Headers.Location?.OriginalString);
    }

    [Theory, BothEngines]
    public async Task An_invitation_of_one_council_is_of_no_use_to_anothers_people(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var path = await InviteUna(data, portal, "link_officer");
        using var lena = portal.CreateClient();

        var answer = await lena.SignIn("Lena Officer", $"/sign-in?invitation={path.Split('/')[^1]}");
        using var ed = portal.CreateClient();
        var unlisted = await ed.SignIn("Ed Elsewhere", $"/sign-in?invitation={path.Split('/')[^1]}");

        Assert.Equal("/sign-in/refused?why=tenant", unlisted.Headers.Location?.OriginalString);
        Assert.Contains("an organisation that does not use this portal yet", await Refused(ed, "tenant"), StringComparison.Ordinal);
        Assert.Contains("another organisation than the one that invited you", await Refused(lena, "invitation-elsewhere"), StringComparison.Ordinal);
        Assert.Equal("/sign-in/refused?why=invitation-elsewhere", answer.Headers.Location?.OriginalString);
        Assert.Equal(1, await data.Value<long>("select count(*) from memberships m join people p on p.id = m.person_id where p.name = 'Lena Officer'", null));
        using var una = portal.CreateClient();
        Assert.Equal("/", (await una.SignIn("Una Known", $"/sign-in?invitation={path.Split('/')[^1]}")).Headers.Location?.OriginalString);
    }

    [Theory, BothEngines]
    public async Task An_invitation_runs_out_after_fourteen_days_and_can_be_taken_back(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var old = await InviteUna(data, portal, "contributor");
        data.Time.Advance(TimeSpan.FromDays(14));
        var taken = await InviteUna(data, portal, "contributor");
        var id = await data.Value<long>("select max(id) from invitations", null);
        using var kit = await portal.SignedIn("Kit Kestrelby");
        await kit.PostForm("/people", "/people", new KeyValuePair<string, string>("_handler", $"take-back-{id}"));
        using var una = portal.CreateClient();

        foreach (var (path, why, words) in new[] { (old, "invitation-late", "14 days old"), (taken, "invitation-withdrawn", "taken back"), ("/invitations/unknown", "invitation", "no such invitation") })
        {
            Assert.Contains("This invitation cannot be used", await una.Text(path), StringComparison.Ordinal);
            var answer = await una.SignIn("Una Known", $"/sign-in?invitation={path.Split('/')[^1]}");
            Assert.Equal($"/sign-in/refused?why={why}", answer.Headers.Location?.OriginalString);
            Assert.Contains(words, await Refused(una, why), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_database_holds_only_a_hash_of_the_secret()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var token = (await InviteUna(data, portal, "contributor")).Split('/')[^1];

        Assert.DoesNotContain(token, await data.Value<string>("select token_hash from invitations", null), StringComparison.Ordinal);
        Assert.Equal(0, await data.Value<long>("select count(*) from audit where detail like @token or subject like @token", new { token = $"%{token}%" }));
    }

    [Fact]
    public async Task Bad_fields_are_named_and_nothing_is_sent()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var kit = await portal.SignedIn("Kit Kestrelby");
        var place = await data.Value<string>("select cast(id as text) from authorities where slug like 'kestrelby%'", null);

        var answer = await kit.PostForm("/people", "/people",
            new("_handler", "invite"), new("Typed.Place", place), new("Typed.Email", "una at kestrelby"), new("Typed.Role", "administrator"));

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("<title>Error: People", html, StringComparison.Ordinal);
        Assert.Contains("Enter an e-mail address in the right form", html, StringComparison.Ordinal);
        Assert.Contains("Choose a role</a>", html, StringComparison.Ordinal);
        Assert.Contains("value=\"una at kestrelby\"", html, StringComparison.Ordinal);
        Assert.Equal(0, await data.Value<long>("select count(*) from outbox", null));
    }

    private static async Task<string> Refused(HttpClient client, string why)
    {
        using var answer = await client.Get($"/sign-in/refused?why={why}");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> InviteUna(TestDatabase data, TestPortal portal, string role)
    {
        using var kit = await portal.SignedIn("Kit Kestrelby");
        var place = await data.Value<string>("select cast(id as text) from authorities where slug like 'kestrelby%'", null);
        var answer = await kit.PostForm("/people", "/people",
            new("_handler", "invite"), new("Typed.Place", place), new("Typed.Email", "una.known@kestrelby.example"), new("Typed.Role", role));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var mail = await data.Value<string>("select text_body from outbox order by id desc limit 1", null);
        return Path().Match(mail).Value;
    }

    [GeneratedRegex("/invitations/[A-Za-z0-9_-]+")]
    private static partial Regex Path();
}
