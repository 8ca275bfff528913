using System.Net;
using System.Text.Json;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Embargo;

/// <summary>Ways around the embargo that somebody might try.</summary>
public sealed class EmbargoAttackTests
{
    private const string Year = EmbargoedYear.Year;
    private const string Council = $"/councils/{EmbargoedYear.Slug}";

    private static readonly IReadOnlyList<EmbargoEntry> Public = [.. EmbargoRoutes.Showing.Where(e => e.Public != Shown.Nothing)];

    [Theory, BothEngines]
    public async Task A_tag_from_the_public_answer_does_not_tell_that_it_is_there(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await EmbargoedYear.Create(data);
        using var visitor = portal.CreateClient();
        // The tags of the public answers, as somebody would have them who knew the content.
        await EmbargoedYear.Move(data, EmbargoedYear.Before);
        var tags = new Dictionary<EmbargoEntry, string>();
        foreach (var entry in Public)
        {
            var answer = await EmbargoAnswer.Get(visitor, entry.Address);
            Assert.Equal(entry.Public, answer.Shown);
            tags[entry] = answer.Tag ?? "";
        }

        Assert.DoesNotContain("", tags.Values);
        await EmbargoedYear.Move(data, EmbargoedYear.Instant);
        foreach (var (entry, tag) in tags)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, entry.Address);
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            var answer = await EmbargoAnswer.Send(visitor, request);
            Assert.True(answer.Status != HttpStatusCode.NotModified && answer.Shown == Shown.Nothing && answer.Tag != tag, $"{entry.Address} tells by its tag what is under embargo: {answer.Status}.");
        }
    }

    [Theory, BothEngines]
    public async Task Heads_parts_and_packed_answers_tell_no_more_than_plain_ones(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await EmbargoedYear.Create(data);
        using var visitor = portal.CreateClient();
        foreach (var entry in Public)
        {
            foreach (var (header, value) in new[] { ("Range", "bytes=0-"), ("Accept-Encoding", "gzip"), ("Accept-Encoding", "br"), ("Accept", "application/json"), ("X-Original-URL", entry.Address), ("Cache-Control", "no-cache") })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, entry.Address);
                request.Headers.TryAddWithoutValidation(header, value);
                var answer = await EmbargoAnswer.Send(visitor, request);
                Assert.True(answer.Shown == Shown.Nothing, $"{entry.Address} with {header}: {value} shows {answer.Shown}.");
            }

            using var head = new HttpRequestMessage(HttpMethod.Head, entry.Address);
            using var headOfUnknown = new HttpRequestMessage(HttpMethod.Head, entry.Address.Replace(Year, EmbargoedYear.UnknownYear, StringComparison.Ordinal));
            var asked = await EmbargoAnswer.Send(visitor, head);
            var unknown = await EmbargoAnswer.Send(visitor, headOfUnknown);
            Assert.Equal(unknown.Status, asked.Status);
            Assert.Equal(Shown.Nothing, asked.Shown);
        }
    }

    [Theory, BothEngines]
    public async Task No_other_spelling_of_an_address_gets_around_the_embargo(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await EmbargoedYear.Create(data);
        using var visitor = portal.CreateClient();
        string[] spellings = ["2025-26%20", "%202025-26", "2025%2D26", "%32025-26", "2025-26%0d%0a", "2025-26.json", "2025-26.csv", "2025-26;", "2025-26%2F", "2025/26", "2025-2026", "+2025-26", "２０２５-26", "2025−26"];
        List<string> addresses =
        [
            .. Public.Select(e => e.Address.Split('?') is [var path, var query] ? $"{path.ToUpperInvariant()}/?{query.ToUpperInvariant()}" : $"{e.Address.ToUpperInvariant()}/"),
            .. Public.Where(e => e.Address.Contains(Year, StringComparison.Ordinal)).SelectMany(e => spellings, (e, s) => e.Address.Replace(Year, s, StringComparison.Ordinal)),
            // No server takes a zero in a path; in a query it comes through.
            .. Public.Where(e => e.Address.Contains($"year={Year}", StringComparison.Ordinal)).SelectMany(e => new[] { $"{e.Address}%00", e.Address.Replace(Year, $"%00{Year}", StringComparison.Ordinal) }),
            .. Public.Where(e => !e.Address.Contains(Year, StringComparison.Ordinal)).Select(e => $"{e.Address}{(e.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}year={Year}"),
            .. Public.Where(e => e.Address.Contains(EmbargoedYear.Slug, StringComparison.Ordinal)).Select(e => e.Address.Replace(EmbargoedYear.Slug, EmbargoedYear.OldSlug, StringComparison.Ordinal)),
            $"{Council}?year=2024-25&year={Year}", $"{Council}?year={Year}&year=2024-25", $"//councils/{EmbargoedYear.Slug}?year={Year}", $"/councils/./{EmbargoedYear.Slug}?year={Year}",
            $"/national/2024-25/../{Year}/tables.ods", $"/national/{Year}/counts", $"/national/{Year}/.csv", $"/national/{Year}.csv", $"/national/{Year}/tables.json", $"{Council}/letters/{Year}.pdf",
            $"{Council}/letters/{Year}/pdf", $"{Council}/funnel.csv?year={Year}&year=2024-25", $"/api/v1/statistics?year={Year}&pageSize=500", $"/api/v2/national/{Year}", "/sitemap.xml", "/robots.txt", "/feed",
        ];
        foreach (var address in addresses)
        {
            var answer = await EmbargoAnswer.Get(visitor, address);
            Assert.True(answer.Shown == Shown.Nothing, $"{address} shows {answer.Shown}.");
            Assert.True(answer.Status < HttpStatusCode.InternalServerError, $"{address} fails: {answer.Status}.");
        }

        // The old address leads on, and tells nothing by where it leads.
        var moved = await EmbargoAnswer.Get(visitor, $"/councils/{EmbargoedYear.OldSlug}?year={Year}");
        var movedUnknown = await EmbargoAnswer.Get(visitor, $"/councils/{EmbargoedYear.OldSlug}?year={EmbargoedYear.UnknownYear}");
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.Status);
        Assert.Equal(movedUnknown.Status, moved.Status);
    }

    [Theory, BothEngines]
    public async Task Every_page_of_every_list_of_the_interface_keeps_the_year_back(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await EmbargoedYear.Create(data);
        using var visitor = portal.CreateClient();
        var own = $"/api/v1/councils/{EmbargoedYear.Slug}";
        foreach (var list in new[] { "/api/v1/councils", "/api/v1/statistics", "/api/v1/averages", "/api/v1/national", "/api/v1/decisions", $"{own}/statistics", $"{own}/categories", $"{own}/decisions", $"{own}/improvements" })
        {
            var total = (await Page(visitor, $"{list}?pageSize=1")).GetProperty("total").GetInt64();
            var seen = 0;
            for (var next = $"{list}?pageSize=1"; next is not null;)
            {
                var answer = await EmbargoAnswer.Get(visitor, next);
                Assert.True(answer.Shown == Shown.Nothing && !answer.NamesYear, $"{next} shows {answer.Shown}.");
                using var json = JsonDocument.Parse(answer.Content);
                seen += json.RootElement.GetProperty("items").GetArrayLength();
                next = json.RootElement.GetProperty("next").GetString();
            }

            Assert.Equal(total, seen);
        }

        Assert.Equal(0, (await Page(visitor, $"/api/v1/statistics?year={Year}")).GetProperty("total").GetInt64());
        Assert.Equal(0, (await Page(visitor, $"/api/v1/averages?year={Year}")).GetProperty("total").GetInt64());
    }

    private static async Task<JsonElement> Page(HttpClient client, string address)
    {
        using var json = JsonDocument.Parse((await EmbargoAnswer.Get(client, address)).Content);
        return json.RootElement.Clone();
    }
}
