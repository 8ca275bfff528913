using System.Net;
using System.Text;
using CouncilPortal.Compliance;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

public sealed class EvidencePageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Each_step_is_saved_and_leads_to_the_next_until_the_receipt(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var saved = await officer.PostForm(page, page, [.. Step(0), new("done-on-day", "12"), new("done-on-month", "1"), new("done-on-year", "2026")]);
        Assert.Equal(page + "?step=details", Location(saved));
        saved = await officer.PostForm(page, page + "?step=details", [.. Step(1), new("staff-trained", "12"), new("trained", "Housing officers")]);
        Assert.Equal(page + "?step=what", Location(saved));
        saved = await officer.PostForm(page, page + "?step=what", [.. Step(2), new("statement", "We trained them.")]);
        Assert.Equal(page + "?step=files", Location(saved));
        saved = await officer.PostForm(page, page + "?step=files", Step(3));
        Assert.Equal(page + "?step=check", Location(saved));
        var check = await officer.Text(page + "?step=check");
        Assert.Contains("We trained them.", check, StringComparison.Ordinal);
        Assert.Contains("12 January 2026", check, StringComparison.Ordinal);
        var submitted = await officer.PostForm(page, page + "?step=check", [.. Step(3, "submit"), new("declaration", "yes")]);
        Assert.Matches($"^{page}/receipt/E26-[0-9]{{6}}$", Location(submitted));
        var receipt = await officer.Text(Location(submitted)!);
        Assert.Contains("What happens next", receipt, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_wrong_answer_is_kept_and_its_page_says_what_to_correct(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var answer = await officer.PostForm(page, page + "?step=when", [.. Step(0), new("done-on-day", "31"), new("done-on-month", "2"), new("done-on-year", "2026")]);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("<title>Error: ", html, StringComparison.Ordinal);
        Assert.Contains("Enter a real date", html, StringComparison.Ordinal);
        Assert.Contains("value=\"31\"", await officer.Text(page + "?step=when"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_save_that_comes_too_late_shows_both_versions(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var deputy = await portal.SignedIn("Dev Deputy");
        var page = await Evidence(data);
        await officer.PostForm(page, page + "?step=what", [.. Step(0), new("statement", "The officer’s text")]);
        var late = await deputy.PostForm(page, page + "?step=what", [.. Step(0), new("statement", "The deputy’s text")]);
        var html = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("changed in another tab or by a colleague", html, StringComparison.Ordinal);
        Assert.Contains("The officer’s text", html, StringComparison.Ordinal);
        Assert.Contains("The deputy’s text</textarea>", html, StringComparison.Ordinal);
        var again = await deputy.PostForm(page, page + "?step=what", [.. Step(1), new("statement", "The deputy’s text")]);
        Assert.Equal(page + "?step=files", Location(again));
    }

    [Theory, BothEngines]
    public async Task A_draft_is_saved_while_somebody_types(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var saved = await officer.PostForm(page, page + "/draft", [new("version", "0"), new("statement", "Half a sen")]);
        Assert.Equal("""{"version":1}""", await saved.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("Half a sen", await officer.Text(page + "?step=what"), StringComparison.Ordinal);
        using var without = new FormUrlEncodedContent([new("version", "1"), new("statement", "Forged")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.PostAsync(new Uri(page + "/draft", UriKind.Relative), without, Cancel)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Another_councils_officer_finds_nothing_and_other_roles_are_told_why(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var file = await Upload(officer, page, "proof.txt", "It was done.");
        Assert.Equal(HttpStatusCode.Created, file.StatusCode);
        var id = await data.Value<long>("select id from evidence_files", null);
        var action = page[..^"/evidence".Length];
        var stranger = await portal.SignedIn("Kit Kestrelby");
        foreach (var address in new[] { action, page, page + "?step=files", $"{page}/files/{id}", $"{page}/receipt/E26-000001" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(address)).StatusCode);
        }

        var executive = await portal.SignedIn("Chris Executive");
        Assert.Equal(HttpStatusCode.OK, (await executive.Get("/actions")).StatusCode);
        foreach (var address in new[] { action, page, $"{page}/files/{id}", "/desk/reviews" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await executive.Get(address)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignedIn("Sam Scrutiny")).Get("/actions")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignedIn("Mo Nitoring")).Get($"{page}/files/{id}")).StatusCode);
    }

    private static async Task<string> Evidence(TestDatabase data)
    {
        var council = await data.Value<long>("select id from authorities where name = 'Ambleford Borough Council'", null);
        var decision = await data.Decision(council, "25123456", EvidenceCase.Today.AddMonths(-1), publishedOn: null);
        var action = await data.Recommendation(decision, council, RecommendationKind.ServiceImprovement.StorageText(), EvidenceCase.Today.AddDays(3));
        return $"/actions/{action}/evidence";
    }

    private static KeyValuePair<string, string>[] Step(int version, string go = "next") =>
        [new("_handler", "evidence"), new("version", $"{version}"), new("go", go)];

    private static string? Location(HttpResponseMessage answer) => answer.Headers.Location is { } location
        ? location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString
        : null;

    private static async Task<HttpResponseMessage> Upload(HttpClient client, string page, string name, string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "files", name },
        };
        return await client.PostFiles(page, page + "/files", form);
    }
}
