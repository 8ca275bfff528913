using System.Globalization;
using System.Net;
using System.Text;
using CouncilPortal.Compliance;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

public sealed class FilePreviewTests
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_picture_is_shown_with_headers_under_which_nothing_runs_and_that_is_written_down(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var file = await Upload(data, officer, page, "plan.png", Picture);
        var html = await officer.Text($"{page}/files/{file}/preview");
        Assert.Contains($"<img class=\"preview\" src=\"{page}/files/{file}/picture\"", html, StringComparison.Ordinal);
        Assert.Equal(0, await Readings(data));

        var picture = await officer.Get($"{page}/files/{file}/picture");
        Assert.Equal(Picture, await picture.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Null(picture.Content.Headers.ContentDisposition);
        Assert.Equal("nosniff", Assert.Single(picture.Headers.GetValues("X-Content-Type-Options")));
        var policy = string.Join(' ', picture.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow", policy, StringComparison.Ordinal);
        Assert.Equal(1, await Readings(data));

        var stranger = await portal.SignedIn("Kit Kestrelby");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{page}/files/{file}/preview")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{page}/files/{file}/picture")).StatusCode);
        Assert.Equal(1, await Readings(data));
    }

    [Theory, BothEngines]
    public async Task A_PDF_is_not_shown_where_nothing_turns_it_into_pictures(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var file = await Upload(data, officer, page, "plan.pdf", "%PDF-1.7 plan"u8.ToArray());
        Assert.Contains("This PDF is not shown here.", await officer.Text($"{page}/files/{file}/preview"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"{page}/files/{file}/picture")).StatusCode);
        Assert.Equal(0, await Readings(data));
    }

    [Theory, BothEngines]
    public async Task Pages_of_a_PDF_are_shown_as_pictures_and_written_down_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await ShowingPdfs(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var file = await Upload(data, officer, page, "plan.pdf", TwoPages());

        var html = await officer.Text($"{page}/files/{file}/preview");

        Assert.Contains("The PDF has 2 pages", html, StringComparison.Ordinal);
        Assert.Contains($"{page}/files/{file}/pages/2\" alt=\"Page 2 of plan.pdf\"", html, StringComparison.Ordinal);
        foreach (var number in new[] { 1, 2 })
        {
            var picture = await officer.Get($"{page}/files/{file}/pages/{number}");
            Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
            Assert.Equal(Picture[..8], (await picture.Content.ReadAsByteArrayAsync(Cancel))[..8]);
            Assert.Contains("sandbox", string.Join(' ', picture.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }

        foreach (var number in new[] { "0", "3", "21" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"{page}/files/{file}/pages/{number}")).StatusCode);
        }

        Assert.Equal(1, await Readings(data));
        var stranger = await portal.SignedIn("Kit Kestrelby");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{page}/files/{file}/pages/1")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_PDF_that_cannot_be_read_says_so_and_can_be_downloaded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await ShowingPdfs(data);
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var file = await Upload(data, officer, page, "plan.pdf", "%PDF-1.7 plan"u8.ToArray());
        Assert.Contains("This PDF cannot be shown", await officer.Text($"{page}/files/{file}/preview"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"{page}/files/{file}/pages/1")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Before_it_is_found_clean_a_file_is_neither_downloaded_nor_shown(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await (await TestPortal.WithDemoPeople(data)).DisposeAsync();
        await using var portal = new TestPortal(data, new Dictionary<string, string?> { ["Scanner:Socket"] = "/nowhere/clamd.ctl" });
        var officer = await portal.SignedIn("Lena Officer");
        var page = await Evidence(data);
        var file = await Upload(data, officer, page, "plan.png", Picture);
        foreach (var address in new[] { "", "/preview", "/picture" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"{page}/files/{file}{address}")).StatusCode);
        }

        var html = await officer.Text(page + "?step=files");
        Assert.Contains("Waiting to be scanned", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{page}/files/{file}\"", html, StringComparison.Ordinal);
        Assert.Contains("Reload this page", html, StringComparison.Ordinal);
    }

    private static async Task<TestPortal> ShowingPdfs(TestDatabase data)
    {
        const string Program = "/usr/bin/pdftoppm";
        Assert.SkipUnless(File.Exists(Program), "Poppler is not installed (infra/test.sh installs it).");
        await (await TestPortal.WithDemoPeople(data)).DisposeAsync();
        return new TestPortal(data, new Dictionary<string, string?> { ["Pdf:Pictures"] = Program });
    }

    private static byte[] TwoPages()
    {
        const string Page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 283]>>";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>", "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>", Page, Page,
        ];
        var pdf = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var (index, text) in objects.Index())
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{text}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => pdf.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    private static Task<long> Readings(TestDatabase data) => data.Value<long>("select count(*) from audit where action = 'evidence file read'", null);

    private static async Task<string> Evidence(TestDatabase data)
    {
        var council = await data.Value<long>("select id from authorities where name = 'Ambleford Borough Council'", null);
        var decision = await data.Decision(council, "25123456", EvidenceCase.Today.AddMonths(-1), publishedOn: null);
        var action = await data.Recommendation(decision, council, RecommendationKind.ServiceImprovement.StorageText(), EvidenceCase.Today.AddDays(3));
        return $"/actions/{action}/evidence";
    }

    private static async Task<long> Upload(TestDatabase data, HttpClient client, string page, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "files", name } };
        Assert.Equal(HttpStatusCode.Created, (await client.PostFiles(page, page + "/files", form)).StatusCode);
        return await data.Value<long>("select max(id) as id from evidence_files", null);
    }
}
