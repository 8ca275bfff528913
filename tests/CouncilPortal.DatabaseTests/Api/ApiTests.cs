using System.Net;
using System.Text.Json;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Api;

/// <summary>What programs read over HTTP.</summary>
public sealed class ApiTests
{
    private const string Root = "/api/v1";
    private const string Slug = "ambleford-borough-council";
    private const string Unpublished = "2031-32";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Whoever_asks_nothing_is_read_before_its_publication(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var visitor = portal.CreateClient();
        using var officer = await portal.SignedIn("Lena Officer");
        using var publisher = await portal.SignedIn("Pat Publisher");
        string[] addresses =
        [
            $"/councils/{Slug}", $"/councils/{Slug}/statistics", $"/councils/{Slug}/categories", $"/councils/{Slug}/decisions", $"/councils/{Slug}/improvements", "/statistics",
            "/statistics.csv", "/averages", "/national", "/decisions",
        ];
        foreach (var client in new[] { visitor, officer, publisher })
        {
            foreach (var address in addresses)
            {
                var text = await client.Text(Root + address);
                Assert.DoesNotContain(Unpublished, text, StringComparison.Ordinal);
                Assert.DoesNotContain("Unpublished", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Private text", text, StringComparison.Ordinal);
                Assert.Equal(await visitor.Text(Root + address), text);
            }

            Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{Root}/national/{Unpublished}")).StatusCode);
            Assert.Equal(0, (await Json(client, $"/statistics?year={Unpublished}")).GetProperty("total").GetInt32());
        }

        data.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(2, (await Json(visitor, $"/councils/{Slug}/statistics")).GetProperty("total").GetInt32());
    }

    [Theory, BothEngines]
    public async Task A_statistic_comes_with_what_is_needed_to_check_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var client = portal.CreateClient();

        var year = (await Json(client, $"/councils/{Slug}/statistics")).GetProperty("items")[0];
        var upheld = year.GetProperty("statistics")[0];

        Assert.Equal((30, 23), (year.GetProperty("counts").GetProperty("investigated").GetInt32(), year.GetProperty("counts").GetProperty("upheld").GetInt32()));
        Assert.Equal(JsonValueKind.Null, year.GetProperty("counts").GetProperty("received").ValueKind);
        Assert.Equal("77", upheld.GetProperty("rate").GetRawText());
        Assert.False(upheld.GetProperty("isPublished").GetBoolean());
        Assert.Equal("23 of 30 investigations", upheld.GetProperty("countsInWords").GetString());
        Assert.Equal("75", upheld.GetProperty("average").GetProperty("value").GetRawText());
        Assert.False(upheld.GetProperty("average").GetProperty("isComputed").GetBoolean());
        Assert.Equal("Within the range expected by chance", upheld.GetProperty("verdict").GetString());
        Assert.Equal((59m, 88m), (upheld.GetProperty("interval").GetProperty("low").GetDecimal(), upheld.GetProperty("interval").GetProperty("high").GetDecimal()));
        Assert.Equal(JsonValueKind.Null, year.GetProperty("statistics")[1].GetProperty("verdict").ValueKind);

        var csv = (await client.Text($"{Root}/statistics.csv?year=2023-24&type=district")).Split("\r\n");
        Assert.StartsWith("authority,slug,gss_code,type,year,statistic,unit,rate,", csv[0], StringComparison.Ordinal);
        Assert.Contains("\"'=Ambleford\",ambleford-borough-council,,District,2023-24,Upheld rate,percent,77,computed,23,30,23 of 30 investigations,,75,published,", string.Join('\n', csv), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_long_list_comes_in_pages_that_lead_to_one_another(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var client = portal.CreateClient();
        foreach (var number in Enumerable.Range(1, 5))
        {
            await data.Council($"Zed {number} Council", "County");
        }

        List<string?> found = [];
        for (string? next = $"{Root}/councils?search=zed&pageSize=2"; next is not null;)
        {
            var page = JsonDocument.Parse(await client.Text(next)).RootElement;
            Assert.Equal((5, 2), (page.GetProperty("total").GetInt32(), page.GetProperty("pageSize").GetInt32()));
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("slug").GetString()));
            next = page.GetProperty("next").GetString();
            Assert.Equal(found.Count > 2, page.GetProperty("previous").GetString() is not null);
        }

        Assert.Equal(Enumerable.Range(1, 5).Select(n => $"zed-{n}-council"), found);
        var beyond = await Json(client, "/councils?search=zed&pageSize=2&page=9");
        Assert.Equal(0, beyond.GetProperty("items").GetArrayLength());
        Assert.Equal($"{Root}/councils?search=zed&pageSize=2&page=3", beyond.GetProperty("previous").GetString());
        Assert.Equal(JsonValueKind.Null, beyond.GetProperty("next").ValueKind);
        Assert.Equal(0, (await Json(client, "/councils?search=%25%25")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_answered_says_what_to_do()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await Portal(data);
        using var client = portal.CreateClient();
        foreach (var (address, status, words) in new[]
        {
            ("/councils?page=0", 400, "page: Enter a whole number from 1 to 1000000."),
            ("/councils?pageSize=501", 400, "pageSize: Enter a whole number from 1 to 500."),
            ("/councils?page=1e3&pageSize=-1", 400, "pageSize: Enter a whole number from 1 to 500."),
            ("/councils?type=village", 400, "type: Give one of: County, District,"),
            ("/statistics?year=2023", 400, "year: Enter a reporting year such as 2023-24."),
            ("/statistics.csv?year=2023-25", 400, "year: Enter a reporting year such as 2023-24."),
            ("/decisions?from=1.4.2025", 400, "from: Enter a date such as 2025-09-01."),
            ("/decisions?outcome=good", 400, "outcome: Give one of: Upheld,"),
            ("/averages?type=Other", 400, "type: Give one of: England, County,"),
            ("/councils/nowhere/statistics", 404, "Take a slug from /api/v1/councils."),
            ("/national/1999-00", 404, "The published years are listed at /api/v1/national."),
            ("/nothing/here", 404, "The interface has no such address."),
        })
        {
            var answer = await client.Get(Root + address);
            Assert.Equal(((HttpStatusCode)status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Contains(words, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        using var form = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PostAsync(new Uri($"{Root}/councils", UriKind.Relative), form, Cancel)).StatusCode);
        await data.Execute("insert into former_names (authority_id, name, slug) select id, 'Amble', 'amble' from authorities where slug = @Slug", new { Slug });
        var moved = await client.Get($"{Root}/councils/amble/statistics?page=1");
        Assert.Equal((HttpStatusCode.MovedPermanently, $"{Root}/councils/{Slug}/statistics?page=1"), (moved.StatusCode, moved.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task An_unchanged_answer_is_not_sent_again_and_a_changed_one_is()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await Portal(data);
        using var client = portal.CreateClient();
        foreach (var address in new[] { $"/councils/{Slug}/statistics", "/statistics.csv" })
        {
            var first = await client.Get(Root + address);
            Assert.False(first.Headers.ETag!.IsWeak);
            Assert.Equal("public, max-age=300", $"{first.Headers.CacheControl}");
            Assert.Equal(HttpStatusCode.NotModified, (await Again(client, address, first)).StatusCode);
            await data.Execute("update annual_statistics set upheld = upheld - 1 where year = '2023-24'", null);
            var changed = await Again(client, address, first);
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
            Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
        }
    }

    [Fact]
    public async Task Pages_of_any_origin_may_read_it_compressed_or_by_its_head_alone_and_too_often_is_told_to_wait()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await Portal(data);
        using var client = portal.CreateClient();
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"{Root}/councils");
        ask.Headers.Add("Origin", "https://example.org");
        ask.Headers.AcceptEncoding.ParseAdd("br");
        var answer = await client.SendAsync(ask, Cancel);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("*", Assert.Single((await client.Get($"{Root}/councils")).Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, $"{Root}/councils");
        preflight.Headers.Add("Origin", "https://example.org");
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        preflight.Headers.Add("Access-Control-Request-Headers", "if-none-match");
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(preflight, Cancel)).StatusCode);
        using var head = new HttpRequestMessage(HttpMethod.Head, $"{Root}/councils");
        var headed = await client.SendAsync(head, Cancel);
        Assert.Equal((HttpStatusCode.OK, 0), (headed.StatusCode, (await headed.Content.ReadAsByteArrayAsync(Cancel)).Length));

        HttpResponseMessage last;
        do
        {
            last = await client.Get($"{Root}/nothing");
        }
        while (last.StatusCode == HttpStatusCode.NotFound);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (last.StatusCode, last.Content.Headers.ContentType?.MediaType));
        Assert.Equal(60, last.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/councils")).StatusCode);
    }

    [Fact]
    public async Task The_document_describes_every_address_every_value_and_every_field()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await Portal(data);
        using var client = portal.CreateClient();
        var document = await Json(client, "/openapi.json");
        var paths = document.GetProperty("paths").EnumerateObject().ToArray();
        var mapped = Tenancy.Routes.Of(portal).Select(r => r.Key).Where(r => r.StartsWith(Root, StringComparison.Ordinal) && r is not (Root + "/openapi.json" or Root + "/{**path}"));
        Assert.Equal(mapped.Select(m => m.TrimEnd('/')).Order(StringComparer.Ordinal), paths.Select(p => p.Name.TrimEnd('/')).Order(StringComparer.Ordinal));
        foreach (var path in paths)
        {
            var get = Assert.Single(path.Value.EnumerateObject()).Value;
            Assert.False(string.IsNullOrWhiteSpace(get.GetProperty("summary").GetString()), path.Name);
            Assert.True(get.GetProperty("responses").GetProperty("200").TryGetProperty("content", out _), path.Name);
            foreach (var parameter in get.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().ToArray() : [])
            {
                Assert.True(parameter.TryGetProperty("description", out _), $"{path.Name}: {parameter.GetProperty("name")}");
            }
        }

        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject().Where(s => s.Name.StartsWith("Api", StringComparison.Ordinal)))
        {
            Assert.All(schema.Value.GetProperty("properties").EnumerateObject(), p => Assert.True(p.Value.TryGetProperty("description", out _) || p.Value.TryGetProperty("$ref", out _) || p.Value.TryGetProperty("oneOf", out _), $"{schema.Name}.{p.Name} is not described."));
        }

        Assert.Equal("integer", paths.Single(p => p.Name == $"{Root}/councils").Value.GetProperty("get").GetProperty("parameters").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "pageSize").GetProperty("schema").GetProperty("type").GetString());
    }

    [Theory, BothEngines]
    public async Task Published_decisions_and_improvements_can_be_narrowed(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var client = portal.CreateClient();
        var decision = Assert.Single((await Json(client, $"/decisions?council={Slug}&outcome=upheld&from=2025-09-01&to=2025-09-01&category=Housing")).GetProperty("items").EnumerateArray());
        Assert.Equal(("19 012 345", "2025-09-01", "/decisions/19-012-345"), (decision.GetProperty("reference").GetString(), decision.GetProperty("decidedOn").GetString(), decision.GetProperty("page").GetString()));
        Assert.Equal(Slug, Assert.Single(decision.GetProperty("councils").EnumerateArray()).GetProperty("slug").GetString());
        Assert.Equal(0, (await Json(client, "/decisions?from=2025-09-02")).GetProperty("total").GetInt32());
        var improvement = Assert.Single((await Json(client, $"/councils/{Slug}/improvements")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Train housing officers.", "Not yet done"), (improvement.GetProperty("summary").GetString(), improvement.GetProperty("state").GetString()));
    }

    private static async Task<TestPortal> Portal(TestDatabase data)
    {
        var portal = await TestPortal.WithDemoPeople(data);
        portal.CreateClient().Dispose();
        var council = await data.Value<long>("select id from authorities where slug = @Slug", new { Slug });
        await data.Execute("update authorities set name = '=Ambleford' where id = @council", new { council });
        await data.Execute("insert into reporting_years (year, public_from) values (@Unpublished, @from)", new { Unpublished, from = data.Time.GetUtcNow().AddDays(7) });
        await data.Figures(council, "2023-24", 30, 23, outcomes: 5, complied: 5, late: 1);
        await data.Figures(council, Unpublished, 62, 61, outcomes: 6, complied: 6, late: 0);
        await data.Execute(
            """
            insert into annual_averages (type, year, upheld_rate) values ('District', '2023-24', 75) on conflict (type, year) do update set upheld_rate = 75;
            insert into annual_averages (type, year, upheld_rate, source) values ('District', @Unpublished, 61, 'Unpublished'), ('England', @Unpublished, 61, 'Unpublished');
            insert into annual_categories (authority_id, year, category, received) values (@council, '2023-24', 'Housing', 9), (@council, @Unpublished, 'Housing', 8);
            """,
            new { council, Unpublished });
        var day = new DateOnly(2025, 9, 1);
        var published = await data.Decision(council, "19012345", day, day.AddMonths(3));
        await data.Recommendation(published, council, "service_improvement", day.AddMonths(4));
        await data.Recommendation(published, council, "personal_remedy", day.AddMonths(4));
        var closed = await data.Decision(council, "19012346", day, new DateOnly(2030, 1, 1));
        await data.Execute("update decisions set title = 'Unpublished' where id = @closed", new { closed });
        await data.Recommendation(closed, council, "service_improvement", day.AddMonths(4));
        return portal;
    }

    private static async Task<JsonElement> Json(HttpClient client, string address) => JsonDocument.Parse(await client.Text(Root + address)).RootElement;

    private static async Task<HttpResponseMessage> Again(HttpClient client, string address, HttpResponseMessage known)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, Root + address);
        ask.Headers.IfNoneMatch.Add(known.Headers.ETag!);
        return await client.SendAsync(ask, Cancel);
    }
}
