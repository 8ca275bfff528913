using System.Net;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Letters;

/// <summary>What the addresses of letters answer, to whom, and when.</summary>
public sealed class LetterAddressesTests
{
    private const string Address = "/letters/2024-25";

    [Theory, BothEngines]
    public async Task A_letter_under_embargo_is_there_for_the_councils_officers_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);

        Assert.Equal(HttpStatusCode.OK, await Status(portal, "Chris Executive", Address));
        Assert.Equal(HttpStatusCode.OK, await Status(portal, "Mo Nitoring", Address));
        Assert.Equal(HttpStatusCode.NotFound, await Status(portal, "Sam Scrutiny", Address));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(portal, "Con Tributor", Address));
        Assert.Equal(HttpStatusCode.NotFound, await Status(portal, "Kit Kestrelby", Address));
        Assert.Equal(HttpStatusCode.NotFound, await Status(portal, "Kit Kestrelby", $"{Address}?council=ambleford-borough-council"));
    }

    [Theory, BothEngines]
    public async Task What_is_kept_back_answers_as_what_does_not_exist(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);
        using var client = await portal.SignedIn("Kit Kestrelby");

        Assert.Equal(await Body(client, "/letters/1999-00"), await Body(client, Address));
    }

    [Theory, BothEngines]
    public async Task A_published_letter_is_there_for_members_too(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);
        data.Time.Advance(TimeSpan.FromDays(4));

        Assert.Equal(HttpStatusCode.OK, await Status(portal, "Sam Scrutiny", Address));
        Assert.Equal(HttpStatusCode.NotFound, await Status(portal, "Kit Kestrelby", Address));
    }

    [Theory, BothEngines]
    public async Task The_public_address_appears_by_itself_at_the_instant_of_publication(EngineKind kind)
    {
        const string Public = "/councils/ambleford-borough-council/letters/2024-25";
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);
        using var visitor = portal.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(Public)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await Status(portal, "Chris Executive", Public));
        Assert.DoesNotContain("2024-25", await visitor.Text("/councils/ambleford-borough-council/letters"), StringComparison.Ordinal);

        data.Time.Advance(TimeSpan.FromDays(4));
        Assert.Contains("In 2024-25 we upheld three of five.", await visitor.Text(Public), StringComparison.Ordinal);
        Assert.Contains("2024-25", await visitor.Text("/councils/ambleford-borough-council/letters"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_visitor_is_asked_to_sign_in(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);
        using var client = portal.CreateClient();

        Assert.Equal(HttpStatusCode.Found, (await client.Get(Address)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await client.Get("/letters")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_form_sent_from_a_letter_counts_no_second_opening(EngineKind kind)
    {
        const string Own = $"{Address}?council=ambleford-borough-council";
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);
        using var chief = await portal.SignedIn("Chris Executive");

        // Opened, and a form sent from it: refused with what to correct, on the same page.
        var refused = await chief.PostForm(Own, Own, new KeyValuePair<string, string>("_handler", "note"), new KeyValuePair<string, string>("note", " "));
        Assert.Contains("error-summary", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, await Openings());
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'letter read under embargo'", null));

        await chief.Get(Own);
        Assert.Equal(2, await Openings());

        // Whoever sends a form from another page and has the letter in the answer has opened it.
        data.Time.Advance(TimeSpan.FromHours(2));
        using var later = await portal.SignedIn("Chris Executive");
        await later.PostForm("/reminders/settings", Own, new KeyValuePair<string, string>("_handler", "note"), new KeyValuePair<string, string>("note", " "));
        Assert.Equal(3, await Openings());

        Task<long> Openings() => data.Value<long>("select count(*) from embargo_openings where person_name = 'Chris Executive' and what = 'letter'", null);
    }

    private static async Task<TestPortal> Embargoed(TestDatabase data)
    {
        var portal = await TestPortal.WithDemoPeople(data);
        var council = await data.Value<long>("select id from authorities where slug = 'ambleford-borough-council'", null);
        var now = data.Time.GetUtcNow();
        await data.Letter(council, "2024-25", now - TimeSpan.FromDays(3), now + TimeSpan.FromDays(4));
        return portal;
    }

    private static async Task<HttpStatusCode> Status(TestPortal portal, string name, string address)
    {
        using var client = await portal.SignedIn(name);
        return (await client.Get(address)).StatusCode;
    }

    private static async Task<string> Body(HttpClient client, string address)
    {
        var answer = await client.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        var main = html.IndexOf("<main", StringComparison.Ordinal);
        return html[main..html.IndexOf("</main>", StringComparison.Ordinal)];
    }
}
