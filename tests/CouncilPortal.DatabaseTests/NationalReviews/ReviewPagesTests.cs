using System.Net;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.NationalReviews;

/// <summary>A publisher's pages of the review, as a browser without script posts them.</summary>
public sealed class ReviewPagesTests
{
    private const string Desk = "/desk/national/2031-32";

    [Theory, BothEngines]
    public async Task A_publisher_alone_has_the_pages_and_a_year_that_is_not_known_is_not_found(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var pat = await portal.SignedIn("Pat Publisher");
        using var casey = await portal.SignedIn("Casey Worker");
        using var chris = await portal.SignedIn("Chris Executive");
        using var visitor = portal.CreateClient();
        foreach (var address in new[] { "/desk/national", Desk, $"{Desk}/preview" })
        {
            Assert.Equal(HttpStatusCode.OK, (await pat.Get(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await casey.Get(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await chris.Get(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get(address)).StatusCode);
        }

        foreach (var address in new[] { "/desk/national/2040-41", "/desk/national/nonsense", "/desk/national/2040-41/preview", $"{Desk}/preview?version=7", $"{Desk}/preview?version=x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await pat.Get(address)).StatusCode);
        }
    }

    [Theory, BothEngines]
    public async Task Blocks_are_added_moved_and_removed_and_saved_as_the_page_that_everybody_will_see(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var pat = await portal.SignedIn("Pat Publisher");
        using var visitor = portal.CreateClient();
        await Post(pat, "add", 0, ("First", "In {year} we received {complaints} complaints.\n\n<script>alert(1)</script>\n\n# Below"));
        await Post(pat, "up-1", 0, ("First", "One"), ("Second", "Two"));
        var moved = await pat.Text(Desk);
        Assert.True(moved.IndexOf("Second", StringComparison.Ordinal) < moved.IndexOf("First", StringComparison.Ordinal));
        await Post(pat, "remove-0", 0, ("Second", "Two"), ("First", "In {year} we received {complaints} complaints.\n\n<script>alert(1)</script>\n\n# Below"));

        var preview = await pat.Text($"{Desk}/preview");
        Assert.Contains("In 2031-32 we received 17,937 complaints.", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", preview, StringComparison.Ordinal);
        Assert.Contains("<h3>Below</h3>", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("Download", preview, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/national/2031-32")).StatusCode);

        var saved = await Post(pat, "save", 0, ("First", "In {year} we received {complaints} complaints.\n\n<script>alert(1)</script>\n\n# Below"));
        Assert.EndsWith("?done=saved", saved.Headers.Location?.OriginalString, StringComparison.Ordinal);
        data.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(Article(preview), Article(await visitor.Text("/national/2031-32")));
    }

    [Theory, BothEngines]
    public async Task What_cannot_be_saved_is_shown_again_with_what_to_correct_and_kept(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var pat = await portal.SignedIn("Pat Publisher");

        var answer = await (await Post(pat, "save", 0, ("", "We upheld {upheld rat}."))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("<title>Error: Review of 2031-32", answer, StringComparison.Ordinal);
        Assert.Contains("href=\"desk/national/2031-32#heading-0\"", answer.Replace("href=\"/", "href=\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Correct {upheld rat}: the figures are {year}", answer, StringComparison.Ordinal);
        Assert.Contains("We upheld {upheld rat}.", await pat.Text(Desk), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Of_two_who_write_at_once_the_second_is_told_and_chooses(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var pat = await portal.SignedIn("Pat Publisher");
        await Post(pat, "save", 0, ("The year", "Pat’s words"));
        await data.Execute("update memberships set role = 'publisher' where person_id = (select id from people where name = 'Ada Ministrator')", null);
        using var ada = await portal.SignedIn("Ada Ministrator");

        var told = await (await Post(ada, "save", 0, ("The year", "Ada’s words"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Pat Publisher saved version 1 on", told, StringComparison.Ordinal);
        Assert.Contains("Save mine in place of version 1", told, StringComparison.Ordinal);

        Assert.EndsWith("?done=saved", (await Post(ada, "save-1", 0, ("The year", "Ada’s words"))).Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Version 2, saved on", await pat.Text(Desk), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string step, int seen, params (string Heading, string Text)[] blocks) => client.PostForm(
        Desk,
        Desk,
        [
            new("_handler", "review"), new("Typed.Seen", $"{seen}"), new("Typed.Step", step),
            .. blocks.SelectMany((b, i) => new KeyValuePair<string, string>[] { new($"Typed.Blocks[{i}].Heading", b.Heading), new($"Typed.Blocks[{i}].Text", b.Text) }),
        ]);

    private static string Article(string html)
    {
        var start = html.IndexOf("<article", StringComparison.Ordinal);
        return html[start..html.IndexOf("</article>", StringComparison.Ordinal)];
    }

    private static async Task<TestPortal> Portal(TestDatabase data)
    {
        var portal = await TestPortal.WithDemoPeople(data);
        portal.CreateClient().Dispose();
        await data.Execute("insert into reporting_years (year, public_from) values ('2031-32', @at)", new { at = TestDatabase.Start.AddMinutes(30) });
        await data.Execute("insert into national_statistics (year, received) values ('2031-32', 17937)", null);
        return portal;
    }
}
