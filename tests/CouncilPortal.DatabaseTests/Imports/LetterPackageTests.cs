using System.IO.Compression;
using System.Net;
using System.Text;
using CouncilPortal.Imports;
using CouncilPortal.PdfPrinting;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

/// <summary>Letters of earlier years that a publisher sends to the desk in one ZIP file.</summary>
public sealed class LetterPackageTests
{
    private const string List = "authority_code,year,issued_on,published_on,file\nAAA,2019-20,2020-07-22,2020-07-29,aaa.txt\n";
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, BothEngines]
    public async Task A_package_is_checked_and_applied_like_any_file(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        portal.CreateClient().Dispose();
        var publisher = await data.Member("Pat", CouncilPortal.Scopes.Role.Publisher, null);
        var (receive, job, decide) = (portal.Services.GetRequiredService<ReceiveImportCommand>(), portal.Services.GetRequiredService<RunImportsJob>(), portal.Services.GetRequiredService<DecideImportCommand>());

        var received = await receive.Receive(publisher, Sent(Zip(("list.csv", List), ("letters/aaa.txt", "Dear Chief Executive"))), Cancel);
        await job.Run(Cancel);
        Assert.True(await decide.Apply(publisher, received.Id!.Value, Cancel));
        await job.Run(Cancel);

        Assert.Equal("Dear Chief Executive", await data.Value<string>("select body from letters", null));
        Assert.Equal("applied", await data.Value<string>("select state from imports", null));
    }

    [Fact]
    public async Task The_text_of_a_real_PDF_is_read_on_the_page_and_the_file_is_downloaded_as_it_was_sent()
    {
        const string Poppler = "/usr/bin/pdftoppm";
        Assert.SkipWhen(TestPrograms.WhyNoPdf is not null || !File.Exists(Poppler), TestPrograms.WhyNoPdf ?? "Poppler is not installed (infra/test.sh installs it).");
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        await using var portal = new TestPortal(
            data, new Dictionary<string, string?> { ["Pdf:Chromium"] = TestPrograms.Chromium, ["Pdf:Sandbox"] = "false", ["Pdf:TimeoutSeconds"] = "120", ["Pdf:Pictures"] = Poppler });
        using var visitor = portal.CreateClient();
        var sent = (await portal.Services.GetRequiredService<PdfPrinter>().Print(new PdfPage { Title = "Letter", Body = "<p>Dear Ms Example</p><p>We upheld 23 of 30 investigations.</p>" }, Cancel))!;
        var publisher = await data.Member("Pat", CouncilPortal.Scopes.Role.Publisher, null);
        var list = Encoding.UTF8.GetBytes(List.Replace("aaa.txt", "aaa.pdf", StringComparison.Ordinal));

        await Apply(Sent(Zip(("list.csv", list), ("aaa.pdf", sent))));

        var address = $"/councils/{await data.Value<string>("select slug from authorities where code = 'AAA'", null)}/letters/2019-20";
        Assert.Contains("We upheld 23 of 30 investigations.", await visitor.Text(address), StringComparison.Ordinal);
        using var file = await visitor.Get($"{address}/file");
        Assert.Equal(sent, await file.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", string.Join(' ', file.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        var text = await Apply(Sent(Zip(("list.csv", List), ("aaa.txt", "A text instead"))));
        Assert.Contains("A text instead", await visitor.Text(address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{address}/file")).StatusCode);
        var undo = (await portal.Services.GetRequiredService<ReceiveImportCommand>().Undo(publisher, text, Cancel))!.Value;
        await Applied(undo);
        Assert.Contains("We upheld 23 of 30 investigations.", await visitor.Text(address), StringComparison.Ordinal);
        using var again = await visitor.Get($"{address}/file");
        Assert.Equal(sent, await again.Content.ReadAsByteArrayAsync(Cancel));

        async Task<long> Apply(ReceiveImport package)
        {
            var id = (await portal.Services.GetRequiredService<ReceiveImportCommand>().Receive(publisher, package, Cancel)).Id!.Value;
            await Applied(id);
            return id;
        }

        async Task Applied(long id)
        {
            await portal.Services.GetRequiredService<RunImportsJob>().Run(Cancel);
            Assert.True(await portal.Services.GetRequiredService<DecideImportCommand>().Apply(publisher, id, Cancel));
            await portal.Services.GetRequiredService<RunImportsJob>().Run(Cancel);
        }
    }

    [Fact]
    public async Task What_is_no_package_is_told_at_once()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        portal.CreateClient().Dispose();
        var publisher = await data.Member("Pat", CouncilPortal.Scopes.Role.Publisher, null);
        var receive = portal.Services.GetRequiredService<ReceiveImportCommand>();
        foreach (var (content, error) in new (byte[], string)[]
        {
            (Encoding.UTF8.GetBytes(List), "Choose a ZIP file with the list of letters and, beside it, each letter as a text or a PDF"),
            (Zip(("aaa.txt", "Text")), "The ZIP file has no list: put a CSV, XLSX or ODS file beside the letters"),
            (Zip(("a.csv", List), ("b.csv", List)), "The ZIP file has more than one CSV, XLSX or ODS file: leave only the list of letters"),
        })
        {
            var received = await receive.Receive(publisher, Sent(content), Cancel);
            Assert.Equal(error, received.Errors["File"]);
        }

        Assert.Equal(0, await data.Value<long>("select count(*) from imports", null));
    }

    private static ReceiveImport Sent(byte[] content) => new() { Kind = "letters", FileName = "letters.zip", Content = new MemoryStream(content) };

    private static byte[] Zip(params (string Name, string Text)[] files) => Zip([.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text)))]);

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }
}
