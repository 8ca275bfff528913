using System.Net;
using System.Text;
using System.Text.Json;
using CouncilPortal.Compliance;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

public sealed class EvidenceFilesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_file_comes_back_as_it_went_in_as_an_attachment_and_every_reading_is_written_down(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        Assert.Empty(await Problems(officer, page, ("Minutes of £ meeting.pdf", "%PDF-1.7 minutes")));
        var file = await data.Value<long>("select id from evidence_files where name = 'Minutes of £ meeting.pdf'", null);
        var answer = await officer.Get($"{page}/files/{file}");
        Assert.Equal("%PDF-1.7 minutes", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'evidence file read' and who = 'Lena Officer'", null));
    }

    [Theory, BothEngines]
    public async Task A_download_that_broke_off_goes_on_and_is_one_reading(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        await Problems(officer, page, ("minutes.pdf", "%PDF-1.7 minutes"));
        var file = $"{page}/files/{await data.Value<long>("select id from evidence_files", null)}";
        var tag = (await officer.Get(file)).Headers.ETag!;
        Assert.Equal($"\"{await data.Value<string>("select sha256 from evidence_files", null)}\"", tag.Tag);

        var rest = await Part(9, tag.Tag);
        Assert.Equal((HttpStatusCode.PartialContent, "minutes"), (rest.StatusCode, await rest.Content.ReadAsStringAsync(Cancel)));
        Assert.Equal("bytes 9-15/16", rest.Content.Headers.ContentRange!.ToString());
        Assert.Equal("attachment", rest.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(rest.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(1, await Readings());

        var changed = await Part(9, "\"another\"");
        Assert.Equal((HttpStatusCode.OK, "%PDF-1.7 minutes"), (changed.StatusCode, await changed.Content.ReadAsStringAsync(Cancel)));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await Part(16, tag.Tag)).StatusCode);
        await Part(0, tag.Tag);
        Assert.Equal(2, await Readings());
        data.Time.Advance(TimeSpan.FromMinutes(25));
        await officer.Get("/actions");
        data.Time.Advance(TimeSpan.FromMinutes(25));
        await officer.Get("/actions");
        data.Time.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal(HttpStatusCode.PartialContent, (await Part(9, tag.Tag)).StatusCode);
        Assert.Equal(3, await Readings());

        Task<long> Readings() => data.Value<long>("select count(*) from audit where action = 'evidence file read'", null);

        async Task<HttpResponseMessage> Part(long from, string ifRange)
        {
            using var part = new HttpRequestMessage(HttpMethod.Get, file)
            {
                Headers = { Range = new System.Net.Http.Headers.RangeHeaderValue(from, null), IfRange = new System.Net.Http.Headers.RangeConditionHeaderValue(ifRange) },
            };
            return await officer.SendAsync(part, Cancel);
        }
    }

    [Theory, BothEngines]
    public async Task Each_bad_file_gets_its_own_message_and_nothing_else_is_lost(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        Assert.Empty(await Problems(officer, page, ("good.txt", "It was done.")));
        await Refused("empty.txt", "", "is empty");
        await Refused("large.txt", new string('x', 2001), "is larger than 2 kB");
        await Refused("program.pdf", "MZ\u0090\0\0", "is not of a type that we take");
        await Refused("page.txt", "<html>hello", "is not of a type that we take");
        await Refused("both.gif", "GIF89a<script>alert(1)</script>", "holds something else beside what it should be");
        await Refused("archive.pdf", "Rar!\u001a\u0007\u0000", "is an archive or holds one");
        await Refused("picture.docx", "GIF89a picture", "is not what its name says: it is a GIF picture");
        await Refused("again.txt", "It was done.", "is the same file as “good.txt”");
        Assert.Empty(await Problems(officer, page, ("two.txt", "Two")));
        await Refused("three.txt", "Three", "is one file too many");
        Assert.Equal(["good.txt", "two.txt"], await data.Rows<string>("select name from evidence_files order by id", null));

        async Task Refused(string name, string content, string words) =>
            Assert.Contains($"“{name}” {words}", Assert.Single(await Problems(officer, page, (name, content))), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_form_without_script_sends_several_files_and_says_which_were_not_taken(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var token = await officer.TokenOf(page);
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        form.Add(new ByteArrayContent("One"u8.ToArray()), "files", "one.txt");
        form.Add(new ByteArrayContent([]), "files", "nothing.txt");
        var answer = await officer.PostAsync(new Uri(page + "/files", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await officer.Text(answer.Headers.Location!.OriginalString));
        Assert.Contains("“nothing.txt” is empty", html, StringComparison.Ordinal);
        Assert.Contains(">one.txt</a>", html, StringComparison.Ordinal);
        Assert.Contains("<title>Error: ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<title>Error: ", await officer.Text(page + "?step=files&told=forged"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_request_from_elsewhere_is_not_taken(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        using var form = new MultipartFormDataContent { { new ByteArrayContent("One"u8.ToArray()), "files", "one.txt" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.PostAsync(new Uri(page + "/files", UriKind.Relative), form, Cancel)).StatusCode);
        Assert.Equal(0, await data.Value<long>("select count(*) from evidence_files", null));
    }

    [Theory, BothEngines]
    public async Task A_file_can_be_removed_until_it_is_submitted(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Portal(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        await Problems(officer, page, ("one.txt", "One"));
        var first = await data.Value<long>("select id from evidence_files", null);
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.PostForm(page + "?step=files", $"{page}/files/{first}/remove")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"{page}/files/{first}")).StatusCode);
        Assert.Empty(await Problems(officer, page, ("one.txt", "One")));
        var second = await data.Value<long>("select id from evidence_files where removed_at is null", null);
        var at = new EvidenceCase(data);
        var lena = await at.Person("Lena Officer");
        await at.Submit(lena, long.Parse(page.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(HttpStatusCode.OK, (await officer.Get($"{page}/files/{second}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.PostForm("/actions", $"{page}/files/{second}/remove")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await portal.SignedIn("Mo Nitoring")).Get($"{page}/files/{second}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await portal.SignedIn("Casey Worker")).Get($"{page}/files/{second}")).StatusCode);
    }

    private static async Task<TestPortal> Portal(TestDatabase data)
    {
        await using (var people = await TestPortal.WithDemoPeople(data))
        {
            await people.SignedIn("Lena Officer");
        }

        return new TestPortal(data, new Dictionary<string, string?> { ["Evidence:MaxFileBytes"] = "2000", ["Evidence:MaxFiles"] = "2" });
    }

    private static async Task<string> Evidence(TestDatabase data)
    {
        var council = await data.Value<long>("select id from authorities where name = 'Ambleford Borough Council'", null);
        var decision = await data.Decision(council, "25123456", EvidenceCase.Today.AddMonths(-1), publishedOn: null);
        var action = await data.Recommendation(decision, council, RecommendationKind.ServiceImprovement.StorageText(), EvidenceCase.Today.AddDays(3));
        return $"/actions/{action}/evidence";
    }

    private static async Task<IReadOnlyList<string>> Problems(HttpClient client, string page, (string Name, string Content) file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.Latin1.GetBytes(file.Content)), "files", file.Name } };
        var answer = await client.PostFiles(page, page + "/files", form);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return [.. json.RootElement.GetProperty("problems").EnumerateArray().Select(p => p.GetString()!)];
    }
}
