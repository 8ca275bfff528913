using System.Net;
using System.Net.Http.Headers;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.PublicPages;

/// <summary>Answers to visitors are kept, the same for all, and never a moment too long.</summary>
public sealed class KeptAnswersTests
{
    private const string Page = "/councils/ambleford-borough-council";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_correction_shows_at_the_next_request(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        var council = await data.Value<long>("select id from authorities where slug = 'ambleford-borough-council'", null);
        await data.Figures(council, "2023-24", 8, 7, null, null, null);
        Assert.Contains("7 of 8 investigations", await client.Text(Page), StringComparison.Ordinal);

        await data.Execute("update annual_statistics set upheld = 6 where authority_id = @council", new { council });

        Assert.Contains("6 of 8 investigations", await client.Text(Page), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_year_shows_from_its_instant_on_every_process_and_not_before(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var one = await TestPortal.WithDemoPeople(data);
        await using var other = new TestPortal(data, new Dictionary<string, string?>());
        using var first = one.CreateClient();
        using var second = other.CreateClient();
        var council = await data.Value<long>("select id from authorities where slug = 'ambleford-borough-council'", null);
        await data.Execute("insert into reporting_years (year, public_from) values ('2031-32', @at)", new { at = TestDatabase.Start.AddHours(2) });
        await data.Figures(council, "2031-32", 8, 7, null, null, null);
        HttpClient[] clients = [first, second];

        data.Time.Advance(TimeSpan.FromHours(2) - TimeSpan.FromTicks(10));
        foreach (var client in clients)
        {
            Assert.DoesNotContain("2031-32", await client.Text(Page), StringComparison.Ordinal);
        }

        data.Time.Advance(TimeSpan.FromTicks(10));
        foreach (var client in clients)
        {
            Assert.Contains("7 of 8 investigations", await client.Text(Page), StringComparison.Ordinal);
        }
    }

    [Theory, BothEngines]
    public async Task A_decision_shows_from_midnight_in_London(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        var council = await data.Value<long>("select id from authorities where slug = 'ambleford-borough-council'", null);
        await data.Execute(
            """
            insert into decisions (id, reference, decided_on, category, outcome, published_on, title) values (900, '25001001', '2026-01-05', 'Housing', 'Upheld', '2026-01-13', 'A repair')
            """,
            null);
        await data.Execute("insert into decision_authorities (decision_id, authority_id, decided_on, published_on) values (900, @council, '2026-01-05', '2026-01-13')", new { council });
        Assert.DoesNotContain("25 001 001", await client.Text($"{Page}/decisions"), StringComparison.Ordinal);

        data.Time.Advance(TimeSpan.FromHours(15));

        Assert.Contains("25 001 001", await client.Text($"{Page}/decisions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_signed_in_gets_an_answer_of_their_own_and_leaves_none_behind()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var visitor = portal.CreateClient();
        using var lena = await portal.SignedIn("Lena Officer");
        var council = await data.Value<long>("select id from authorities where slug = 'ambleford-borough-council'", null);
        await data.Execute("insert into reporting_years (year, public_from) values ('2031-32', null)", null);
        await data.Figures(council, "2031-32", 8, 7, null, null, null);

        for (var round = 0; round < 2; round++)
        {
            var own = await lena.Get(Page);
            Assert.True(own.Headers.CacheControl?.NoStore);
            Assert.Contains("2031-32", await own.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            var seen = await visitor.Text(Page);
            Assert.DoesNotContain("2031-32", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("Lena", seen, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_answer_has_a_tag_by_its_content_is_the_same_on_every_process_and_sets_no_cookie()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var one = await TestPortal.WithDemoPeople(data);
        await using var other = new TestPortal(data, new Dictionary<string, string?>());
        using var first = one.CreateClient();
        using var second = other.CreateClient();

        foreach (var address in new[] { "/", "/councils", Page, $"{Page}/decisions", "/decisions", "/compare", "/accessibility", $"{Page}/statistics.csv" })
        {
            var answer = await first.Get(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"), address);
            Assert.True(answer.Headers.CacheControl?.NoCache);
            Assert.Equal(["Accept-Encoding", "Cookie"], answer.Headers.Vary);
            Assert.Equal(answer.Headers.ETag, (await second.Get(address)).Headers.ETag);

            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            var unchanged = await first.SendAsync(again, Cancel);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync(Cancel));
        }
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    public async Task An_answer_goes_packed_as_the_browser_asks(string accepted, string? encoding)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        var plain = await client.Text(Page);

        for (var round = 0; round < 2; round++)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, Page);
            asked.Headers.AcceptEncoding.ParseAdd(accepted);
            var answer = await client.SendAsync(asked, Cancel);
            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal(plain, await Unpacked(answer.Content));
        }
    }

    [Fact]
    public async Task Without_room_to_keep_answers_each_is_made_anew()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = new TestPortal(data, new Dictionary<string, string?> { ["PublicPages:CacheMegabytes"] = "0" });
        using var client = portal.CreateClient();

        var answer = await client.Get("/councils");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
    }

    private static async Task<string> Unpacked(HttpContent content)
    {
        await using var raw = await content.ReadAsStreamAsync(Cancel);
        using var reader = new StreamReader(content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new System.IO.Compression.BrotliStream(raw, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(raw, System.IO.Compression.CompressionMode.Decompress),
            _ => raw,
        });
        return await reader.ReadToEndAsync(Cancel);
    }
}
