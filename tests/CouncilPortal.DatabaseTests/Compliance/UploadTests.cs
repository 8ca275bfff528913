using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using CouncilPortal.Compliance;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

/// <summary>Uploads that go on where they broke off.</summary>
public sealed class UploadTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 9982).Select(i => (byte)(i * 31 % 251)), .. "\n%%EOF\n\n\n"u8];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_upload_cut_at_nine_tenths_goes_on_from_there_in_another_process_and_its_hash_is_that_of_the_whole(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        string page, address;
        await using (var portal = await TestPortal.WithDemoPeople(data))
        {
            var officer = await portal.SignedIn("Lena Officer");
            page = await Evidence(data);
            address = await Started(officer, page, "minutes.pdf", Pdf.Length);
            var first = await officer.SendPart(page, address, 0, Pdf[..9000]);
            Assert.Equal((HttpStatusCode.NoContent, 9000), (first.StatusCode, first.Offset()));
        }

        await using var next = new TestPortal(data, new Dictionary<string, string?>());
        var again = await next.SignedIn("Lena Officer");
        Assert.Contains("9 kB of 10 kB arrived", await again.Text(page + "?step=files"), StringComparison.Ordinal);
        Assert.Equal(address, await Started(again, page, "minutes.pdf", Pdf.Length));
        using var ask = new HttpRequestMessage(HttpMethod.Head, address);
        Assert.Equal(9000, (await again.SendAsync(ask, Cancel)).Offset());
        Assert.Equal(HttpStatusCode.Created, (await again.SendPart(page, address, 9000, Pdf[9000..])).StatusCode);
        Assert.Equal(Hash(Pdf), await data.Value<string>("select sha256 from evidence_files", null));
        Assert.Equal(Pdf, await (await again.Get($"{page}/files/{await data.Value<long>("select id from evidence_files", null)}")).Content.ReadAsByteArrayAsync(Cancel));
        Assert.DoesNotContain("arrived", await again.Text(page + "?step=files"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_connection_that_breaks_loses_nothing_that_came_before(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var evidence = portal.Services.GetRequiredService<EvidenceUpload>();
        await portal.SignedIn("Lena Officer");
        var lena = await new EvidenceCase(data).Person("Lena Officer");
        var id = ActionOf(await Evidence(data));
        var uploads = portal.Services.GetRequiredService<Uploads>();
        var upload = (await uploads.Start(lena, new StartUpload { Id = id, Name = "minutes.pdf", Size = Pdf.Length, Fingerprint = "f" }, Cancel)).Upload!;
        var cut = await evidence.TakePart(lena, upload, 0, new BrokenStream(Pdf[..7777]), Cancel);
        Assert.Equal((PartEnd.More, 7777), (cut.End, cut.Length));
        var rest = await evidence.TakePart(lena, upload, 7777, new MemoryStream(Pdf[7777..]), Cancel);
        Assert.Equal((PartEnd.Whole, null), (rest.End, rest.Sha256));
        Assert.True((await evidence.Finish(lena, upload with { Received = rest.Length }, rest.Sha256, Cancel)).Result.IsDone);
        Assert.Equal(Hash(Pdf), await data.Value<string>("select sha256 from evidence_files", null));
    }

    [Theory, BothEngines]
    public async Task A_wrong_offset_is_told_the_right_one_and_takes_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var address = await Started(officer, page, "minutes.pdf", Pdf.Length);
        await officer.SendPart(page, address, 0, Pdf[..100]);
        foreach (var offset in new[] { 0, 99, 101 })
        {
            var answer = await officer.SendPart(page, address, offset, Pdf[offset..200]);
            Assert.Equal((HttpStatusCode.Conflict, 100), (answer.StatusCode, answer.Offset()));
        }

        Assert.Equal(HttpStatusCode.Created, (await officer.SendPart(page, address, 100, Pdf[100..])).StatusCode);
        Assert.Equal(Hash(Pdf), await data.Value<string>("select sha256 from evidence_files", null));
    }

    [Theory, BothEngines]
    public async Task While_one_request_writes_another_waits(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var address = await Started(officer, page, "minutes.pdf", Pdf.Length);
        await using (await portal.Services.GetRequiredService<IEvidenceStore>().Receive(address.Split('/')[^1], Cancel))
        {
            Assert.Equal(HttpStatusCode.Locked, (await officer.SendPart(page, address, 0, Pdf)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Created, (await officer.SendPart(page, address, 0, Pdf)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task An_answer_that_was_lost_is_given_again_and_adds_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var address = await Started(officer, page, "minutes.pdf", Pdf.Length);
        var first = await (await officer.SendPart(page, address, 0, Pdf)).Content.ReadAsStringAsync(Cancel);
        var again = await (await officer.SendPart(page, address, Pdf.Length, [])).Content.ReadAsStringAsync(Cancel);
        Assert.Equal(first, again);
        using var ask = new HttpRequestMessage(HttpMethod.Head, address);
        var id = await data.Value<long>("select id from evidence_files", null);
        Assert.Equal($"{id}", (await officer.SendAsync(ask, Cancel)).Headers.GetValues("Upload-File").Single());
    }

    [Theory, BothEngines]
    public async Task Cut_off_between_keeping_and_entering_the_next_request_enters_the_file(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var address = await Started(officer, page, "minutes.pdf", Pdf.Length);
        var lena = await new EvidenceCase(data).Person("Lena Officer");
        var uploads = portal.Services.GetRequiredService<Uploads>();
        var upload = (await uploads.Find(lena, ActionOf(page), address.Split('/')[^1], Cancel))!;
        var part = await portal.Services.GetRequiredService<EvidenceUpload>().TakePart(lena, upload, 0, new MemoryStream(Pdf), Cancel);
        Assert.Equal(Hash(Pdf), part.Sha256);
        await uploads.Hold(lena, upload, part.Sha256!, Cancel);
        await portal.Services.GetRequiredService<IEvidenceStore>().Keep(upload.AuthorityId, upload.Id, part.Sha256!, Cancel);

        Assert.Equal(HttpStatusCode.Created, (await officer.SendPart(page, address, Pdf.Length, [])).StatusCode);
        Assert.Equal(1, await data.Value<long>("select count(*) from evidence_files", null));
    }

    [Theory, BothEngines]
    public async Task Limits_are_said_before_a_byte_is_sent_and_kept_while_bytes_come(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using (var people = await TestPortal.WithDemoPeople(data))
        {
            await people.SignedIn("Lena Officer");
        }

        await using var portal = new TestPortal(data, new Dictionary<string, string?>
        {
            ["Evidence:MaxFileBytes"] = "12000",
            ["Evidence:MaxFiles"] = "2",
            ["Evidence:MaxTotalBytes"] = "15000",
        });
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        Assert.Contains("is larger than 12 kB", await Problem(await officer.StartUpload(page, "large.pdf", 500_000_000, "f")), StringComparison.Ordinal);
        Assert.Contains("is empty", await Problem(await officer.StartUpload(page, "empty.pdf", 0, "f")), StringComparison.Ordinal);

        var liar = await Started(officer, page, "liar.pdf", 100);
        Assert.Contains("did not arrive as it was announced", await Problem(await officer.SendPart(page, liar, 0, Pdf)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.SendPart(page, liar, 0, Pdf[..100])).StatusCode);

        Assert.Equal(HttpStatusCode.Created, (await officer.SendPart(page, await Started(officer, page, "one.pdf", Pdf.Length), 0, Pdf)).StatusCode);
        Assert.Contains("larger than 15 kB", await Problem(await officer.StartUpload(page, "two.pdf", 6000, "f")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await officer.SendPart(page, await Started(officer, page, "two.txt", 3), 0, "Two"u8.ToArray())).StatusCode);
        Assert.Contains("one file too many", await Problem(await officer.StartUpload(page, "three.txt", 5, "f")), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Only_those_who_log_the_evidence_reach_an_upload_and_only_from_our_pages(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var address = await Started(officer, page, "minutes.pdf", Pdf.Length);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.SendPart(null, address, 0, Pdf)).StatusCode);
        foreach (var (name, expected) in new[] { ("Kit Kestrelby", HttpStatusCode.NotFound), ("Chris Executive", HttpStatusCode.Forbidden), ("Casey Worker", HttpStatusCode.Forbidden), ("Con Tributor", HttpStatusCode.NotFound) })
        {
            var other = await portal.SignedIn(name);
            using var ask = new HttpRequestMessage(HttpMethod.Head, address);
            Assert.Equal(expected, (await other.SendAsync(ask, Cancel)).StatusCode);
            Assert.Equal(expected, (await other.SendPart("/", address, 0, Pdf)).StatusCode);
        }

        await data.Execute("update memberships set ended_at = @now where person_id = (select id from people where name = 'Lena Officer')", new { now = data.Time.GetUtcNow() });
        var token = await officer.SendPart("/", address, 0, Pdf);
        Assert.NotEqual(HttpStatusCode.Created, token.StatusCode);
        Assert.Equal(0, await data.Value<long>("select count(*) from evidence_files", null));
    }

    [Theory, BothEngines]
    public async Task The_same_content_sent_twice_at_once_is_stored_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var pages = new[] { await Evidence(data), await Evidence(data), await Evidence(data) };
        // Pages that are the browser's first and come at once would each give it another cookie for their tokens.
        await officer.TokenOf(pages[0]);
        var addresses = await Task.WhenAll(pages.Select(p => Started(officer, p, "minutes.pdf", Pdf.Length)));
        var answers = await Task.WhenAll(pages.Zip(addresses).Select(p => officer.SendPart(p.First, p.Second, 0, Pdf)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Equal(3, await data.Value<long>("select count(*) from evidence_files", null));
        Assert.Equal(Hash(Pdf), Path.GetFileName(Assert.Single(Stored(data))));
    }

    [Theory, BothEngines]
    public async Task What_was_given_up_is_cleared_away_and_what_is_in_use_stays(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var clean = portal.Services.GetRequiredService<CleanUploads>();
        var store = portal.Services.GetRequiredService<IEvidenceStore>();
        await officer.SendPart(page, await Started(officer, page, "kept.pdf", Pdf.Length), 0, Pdf);
        await officer.SendPart(page, await Started(officer, page, "half.pdf", Pdf.Length), 0, Pdf[..50]);
        var council = await data.Value<long>("select authority_id from evidence_files", null);
        var orphan = await store.Put(council, "Bytes whose row never came."u8.ToArray(), Cancel);
        await data.Execute("insert into evidence_holds (authority_id, sha256, held_at) values (@council, @orphan, @now)", new { council, orphan, now = data.Time.GetUtcNow() });

        data.Time.Advance(TimeSpan.FromHours(23));
        Assert.Equal((0, 0), await clean.Clean(Scope.System("test"), Cancel));
        data.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal((0, 1), await clean.Clean(Scope.System("test"), Cancel));
        Assert.Null(await store.Open(council, orphan, Cancel));
        data.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal((2, 0), await clean.Clean(Scope.System("test"), Cancel));
        Assert.Equal(Hash(Pdf), Path.GetFileName(Assert.Single(Stored(data))));
        Assert.Equal(0, await data.Value<long>("select count(*) from evidence_uploads", null));
    }

    [Theory, BothEngines]
    public async Task An_upload_can_be_given_up_by_script_and_by_form(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var first = await Started(officer, page, "half.pdf", Pdf.Length);
        await officer.SendPart(page, first, 0, Pdf[..50]);
        using var delete = new HttpRequestMessage(HttpMethod.Delete, first);
        delete.Headers.Add("RequestVerificationToken", await officer.TokenOf(page));
        Assert.Equal(HttpStatusCode.NoContent, (await officer.SendAsync(delete, Cancel)).StatusCode);
        var second = await Started(officer, page, "half.pdf", Pdf.Length);
        await officer.SendPart(page, second, 0, Pdf[..50]);
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.PostForm(page + "?step=files", second + "/remove")).StatusCode);
        Assert.Empty(Stored(data));
        Assert.Equal(0, await data.Value<long>("select count(*) from evidence_uploads", null));
    }

    private static IReadOnlyList<string> Stored(TestDatabase data)
    {
        var folder = Path.Combine(data.Settings["DataFolder"]!, "evidence");
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)];
    }

    private static async Task<string> Started(HttpClient client, string page, string name, long size)
    {
        var answer = await client.StartUpload(page, name, size, "fingerprint");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return json.RootElement.GetProperty("address").GetString()!;
    }

    private static async Task<string> Problem(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return json.RootElement.GetProperty("problems")[0].GetString()!;
    }

    private static async Task<string> Evidence(TestDatabase data)
    {
        var council = await data.Value<long>("select id from authorities where name = 'Ambleford Borough Council'", null);
        var number = await data.Value<long>("select count(*) from decisions", null);
        var decision = await data.Decision(council, (25_123_456 + number).ToString(CultureInfo.InvariantCulture), EvidenceCase.Today.AddMonths(-1), publishedOn: null);
        return $"/actions/{await data.Recommendation(decision, council, "service_improvement", EvidenceCase.Today.AddDays(3))}/evidence";
    }

    private static long ActionOf(string page) => long.Parse(page.Split('/')[2], CultureInfo.InvariantCulture);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A connection that breaks after the bytes given.</summary>
    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("The connection broke.");
    }
}
