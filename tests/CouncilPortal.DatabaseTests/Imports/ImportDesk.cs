using System.IO.Compression;
using System.Text;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Imports;
using CouncilPortal.PdfPrinting;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

/// <summary>The desk to which a publisher brings files, with the job that checks and applies them.</summary>
internal sealed record ImportDesk(TestDatabase Data, Scope Pat)
{
    private readonly ImportSignal signal = new();

    public ImportsQuery Imports => new(Data.Database);

    public ReceiveImportCommand ReceiveImport => new(Data.Database, Data.Time, signal);

    public DecideImportCommand Decide => new(Data.Database, Data.Time, signal);

    public static async Task<ImportDesk> Open(TestDatabase data) => new(data, await data.Member("Pat Publisher", Role.Publisher, null));

    public async Task<StoredImport> Find(long id) => (await Imports.Find(Pat, id, CancellationToken.None))!;

    public async Task Run()
    {
        var configuration = new ConfigurationBuilder().Build();
        using var pdfs = new PdfPictures(PdfSettings.Read(configuration), Data.Time, NullLogger<PdfPictures>.Instance);
        var reader = new LetterPdfReader(pdfs, PdfSettings.Read(configuration), ScannerSettings.Read(configuration), Data.Time);
        await new RunImportsJob(Data.Database, new Importer(Data.Database, Data.Time), reader, signal, Data.Time, NullLogger<RunImportsJob>.Instance).Run(CancellationToken.None);
    }

    public async Task<long> Receive(string kind, string name, string text) =>
        (await ReceiveImport.Receive(Pat, new ReceiveImport { Kind = kind, FileName = name, Content = new MemoryStream(Encoding.UTF8.GetBytes(text)) }, CancellationToken.None)).Id!.Value;

    public Task<long> Applied(string text) => Applied("annual-statistics", text);

    public async Task<long> Applied(string kind, string text)
    {
        var id = await Receive(kind, "figures.csv", text);
        await Apply(id);
        return id;
    }

    public async Task<long> AppliedLetters(params (string Name, string Text)[] files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                await using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                await entry.WriteAsync(text);
            }
        }

        packed.Position = 0;
        var id = (await ReceiveImport.Receive(Pat, new ReceiveImport { Kind = "letters", FileName = "letters.zip", Content = packed }, CancellationToken.None)).Id!.Value;
        await Apply(id);
        return id;
    }

    /// <summary>Puts back what an import changed, looks that it came without a problem, and applies it.</summary>
    public async Task<StoredImport> PutBack(long import)
    {
        var undo = (await ReceiveImport.Undo(Pat, import, CancellationToken.None))!.Value;
        await Apply(undo);
        return await Find(undo);
    }

    private async Task Apply(long id)
    {
        await Run();
        Assert.Equal([], (await Find(id)).Findings.Problems.First);
        Assert.True(await Decide.Apply(Pat, id, CancellationToken.None));
        await Run();
        Assert.Equal(ImportState.Applied, (await Find(id)).State);
    }
}
