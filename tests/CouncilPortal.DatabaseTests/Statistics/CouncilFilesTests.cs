using System.Net;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Statistics;

/// <summary>The files of councils and of the national summary, as they are fetched.</summary>
public sealed class CouncilFilesTests
{
    private const string Slug = "ambleford-borough-council";
    private const string Unpublished = "2031-32";

    [Theory, BothEngines]
    public async Task Before_its_publication_a_year_is_in_no_file_but_the_counts_that_the_councils_officers_download(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var visitor = portal.CreateClient();
        using var officer = await portal.SignedIn("Lena Officer");
        using var other = await portal.SignedIn("Kit Kestrelby");
        using var publisher = await portal.SignedIn("Pat Publisher");
        foreach (var client in new[] { visitor, officer, other, publisher })
        {
            foreach (var file in new[] { "trends.csv", "categories.csv" })
            {
                Assert.DoesNotContain(Unpublished, await client.Text($"/councils/{Slug}/{file}"), StringComparison.Ordinal);
            }

            Assert.DoesNotContain(Texts(await Ods(client)), t => t.Contains("2031", StringComparison.Ordinal) || t.Contains("2032", StringComparison.Ordinal));
            Assert.DoesNotContain(Texts(await Xlsx(client)), t => t.Contains("2031", StringComparison.Ordinal) || t.Contains("2032", StringComparison.Ordinal));
            Assert.DoesNotContain(Unpublished, await client.Text($"/compare.csv?councils={Slug}"), StringComparison.Ordinal);
            Assert.DoesNotContain("61", await client.Text($"/councils/map.csv?year={Unpublished}"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/councils/{Slug}/funnel.csv?year={Unpublished}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/national/{Unpublished}/tables.ods")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/national/{Unpublished}/data")).StatusCode);
        }

        var published = await visitor.Get($"/councils/{Slug}/statistics.csv");
        Assert.Equal($"{Slug}-statistics.csv", published.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(await visitor.Text($"/councils/{Slug}/statistics.csv"), await other.Text($"/councils/{Slug}/statistics.csv"));
        var provisional = await officer.Get($"/councils/{Slug}/statistics.csv");
        Assert.Equal($"{Slug}-provisional-statistics.csv", provisional.Content.Headers.ContentDisposition?.FileName);
        var rows = (await provisional.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.EndsWith(",published", Assert.Single(rows, r => r.Contains("2023-24", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(",provisional", Assert.Single(rows, r => r.Contains(Unpublished, StringComparison.Ordinal)), StringComparison.Ordinal);

        data.Time.Advance(TimeSpan.FromDays(8));
        Assert.Contains(Unpublished, Texts(await Ods(visitor)));
    }

    [Theory, BothEngines]
    public async Task An_officers_counts_hold_the_year_that_the_portal_counts_itself_as_the_page_shows_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        var council = await data.Value<long>("select id from authorities where slug = @Slug", new { Slug });
        await data.Decision(council, "19012345", new DateOnly(2025, 9, 1), publishedOn: null);
        using var visitor = portal.CreateClient();
        using var officer = await portal.SignedIn("Lena Officer");

        var row = Assert.Single((await officer.Text($"/councils/{Slug}/statistics.csv")).Split("\r\n"), r => r.Contains(",2025-26,", StringComparison.Ordinal));

        Assert.EndsWith(",provisional", row, StringComparison.Ordinal);
        Assert.Contains("Download: counts of all years (CSV, 3 rows)", await officer.Text($"/councils/{Slug}"), StringComparison.Ordinal);
        Assert.Contains("Download: counts of all years (CSV, 1 row)", await visitor.Text($"/councils/{Slug}"), StringComparison.Ordinal);
        Assert.DoesNotContain("2025-26", await visitor.Text($"/councils/{Slug}/statistics.csv"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_spreadsheets_hold_the_same_and_no_decision_before_its_publication(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var client = portal.CreateClient();
        var council = await data.Value<long>("select id from authorities where slug = @Slug", new { Slug });
        var day = new DateOnly(2025, 9, 1);
        var open = await data.Decision(council, "19012345", day, day.AddMonths(3));
        await data.Execute("update decisions set title = '=1+1' where id = @open", new { open });
        await data.Recommendation(open, council, "service_improvement", day.AddMonths(4));
        await data.Recommendation(open, council, "personal_remedy", day.AddMonths(4));
        var closed = await data.Decision(council, "19012346", day, new DateOnly(2030, 1, 1));
        await data.Recommendation(closed, council, "service_improvement", day.AddMonths(4));

        var (ods, xlsx) = (await Ods(client), await Xlsx(client));

        Assert.Equal(ods.Sheets.Keys, xlsx.Sheets.Keys);
        Assert.All(ods.Sheets, s => Assert.Equal(s.Value.SelectMany(r => r), xlsx.Sheets[s.Key].SelectMany(r => r)));
        var decision = Assert.Single(ods.Table("Decisions", "Council"));
        Assert.Equal((new ReadCell("string", "=1+1"), new ReadCell("date", "2025-09-01")), (decision["Title"], decision["Decided on"]));
        Assert.Equal("Train housing officers.", Assert.Single(ods.Table("Service improvements", "Council"))["What was agreed"].Value);
        var upheld = ods.Table("Headline statistics", "Council").Single(r => r["Statistic"].Value == "Upheld rate");
        Assert.Equal(
            ("77", "computed", "23", "30", "75", "published", "Within the range expected by chance"),
            (upheld["Rate"].Value, upheld["Rate is"].Value, upheld["Counted"].Value, upheld["Out of"].Value, upheld["Average of type"].Value, upheld["Average is"].Value, upheld["Against the average"].Value));
    }

    [Theory, BothEngines]
    public async Task Every_size_that_is_told_is_that_of_the_very_file(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        using var visitor = portal.CreateClient();
        using var officer = await portal.SignedIn("Lena Officer");
        foreach (var (client, page) in new[] { (visitor, $"/councils/{Slug}/data"), (officer, $"/councils/{Slug}/data"), (visitor, "/national/2023-24/data") })
        {
            var html = await client.Text(page);
            var links = System.Text.RegularExpressions.Regex.Matches(html, "<li><a href=\"([^\"]+)\" download>[^<]*, ([0-9.,]+ (?:bytes|kB|MB))</a>");
            Assert.True(links.Count >= 4);
            foreach (System.Text.RegularExpressions.Match link in links)
            {
                var bytes = (await (await client.Get(link.Groups[1].Value)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
                Assert.Equal(bytes < 1000 ? $"{bytes} bytes" : $"{(bytes + 500) / 1000} kB", link.Groups[2].Value);
            }
        }
    }

    [Fact]
    public async Task Whoever_has_the_file_already_is_told_so_and_an_old_address_leads_on()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await Portal(data);
        using var client = portal.CreateClient();
        var tag = (await client.Get($"/councils/{Slug}/statistics.ods")).Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/councils/{Slug}/statistics.ods");
        again.Headers.IfNoneMatch.Add(tag);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);

        await data.Execute("insert into former_names (authority_id, name, slug) select id, 'Amble', 'amble' from authorities where slug = @Slug", new { Slug });
        Assert.Equal($"/councils/{Slug}/categories.csv?year=2023-24", (await client.Get("/councils/amble/categories.csv?year=2023-24")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/councils/nowhere/statistics.ods")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/councils/{Slug}/categories.csv?year=1066")).StatusCode);
    }

    private static async Task<TestPortal> Portal(TestDatabase data)
    {
        var portal = await TestPortal.WithDemoPeople(data);
        portal.CreateClient().Dispose();
        var council = await data.Value<long>("select id from authorities where slug = @Slug", new { Slug });
        await data.Execute("insert into reporting_years (year, public_from) values (@Unpublished, @from)", new { Unpublished, from = data.Time.GetUtcNow().AddDays(7) });
        await data.Figures(council, "2023-24", 30, 23, outcomes: 5, complied: 5, late: 1);
        await data.Figures(council, Unpublished, 62, 61, outcomes: 6, complied: 6, late: 0);
        await data.Execute("insert into annual_averages (type, year, upheld_rate) values ('District', '2023-24', 75) on conflict (type, year) do update set upheld_rate = 75", null);
        await data.Execute("insert into annual_categories (authority_id, year, category, received) values (@council, '2023-24', 'Housing', 9), (@council, @Unpublished, 'Housing', 8)", new { council, Unpublished });
        return portal;
    }

    private static async Task<Spreadsheet> Ods(HttpClient client) => Spreadsheet.Ods(await Bytes(client, "statistics.ods"));

    private static async Task<Spreadsheet> Xlsx(HttpClient client) => Spreadsheet.Xlsx(await Bytes(client, "statistics.xlsx"));

    private static async Task<byte[]> Bytes(HttpClient client, string file) =>
        await (await client.Get($"/councils/{Slug}/{file}")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static IEnumerable<string> Texts(Spreadsheet file) => file.Sheets.Values.SelectMany(s => s).SelectMany(r => r).Select(c => c.Value);
}
