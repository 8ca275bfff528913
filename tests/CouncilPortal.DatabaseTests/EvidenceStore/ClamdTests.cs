using System.Security.Cryptography;
using System.Text;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.EvidenceStore;

/// <summary>The portal's own client and job against a real clamd.</summary>
public sealed class ClamdTests
{
    private static readonly byte[] Eicar = TestMalware.Eicar;

    [Fact]
    public async Task EICAR_is_found_plain_in_a_document_and_nested()
    {
        await Ends(Eicar, ScanResult.Infected);
        await Ends([.. "It was done.\n"u8, .. Eicar], ScanResult.Infected);
        await Ends(TestMalware.Document("word/embeddings/object.bin", Eicar), ScanResult.Infected);
        await Ends(TestMalware.Nested(Eicar, 5), ScanResult.Infected);
        await Ends(TestMalware.Document("word/embeddings/inner.docx", TestMalware.Document("word/media/picture.bin", Eicar)), ScanResult.Infected);
    }

    [Fact]
    public async Task Ordinary_files_are_clean()
    {
        await Ends("It was done."u8.ToArray(), ScanResult.Clean);
        await Ends(TestMalware.Document("word/styles.xml", "<styles/>"u8.ToArray()), ScanResult.Clean);
        await Ends(RandomNumberGenerator.GetBytes(3_000_000), ScanResult.Clean);
    }

    [Fact]
    public async Task What_is_locked_with_a_password_cannot_be_scanned()
    {
        await Ends(TestMalware.Locked(TestMalware.Zip(("secret.txt", Eicar))), ScanResult.Unscannable);
        await Ends(TestMalware.LockedPdf, ScanResult.Unscannable);
        await Ends(TestMalware.Locked(TestMalware.Document("word/secret.xml", "<secret/>"u8.ToArray())), ScanResult.Unscannable);
    }

    [Fact]
    public async Task Nested_too_deep_or_unpacking_to_too_much_is_too_big_to_scan()
    {
        await Ends(TestMalware.Nested(Eicar, 30), ScanResult.TooLarge);
        var parts = Enumerable.Range(0, 10).Select(i => ($"word/media/{i}.bin", Encoding.ASCII.GetBytes(new string((char)('a' + i), 4_000_000)))).ToArray();
        await Ends(TestMalware.Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<document/>"u8.ToArray()), .. parts]), ScanResult.TooLarge);
    }

    [Fact]
    public async Task More_than_clamd_takes_is_too_big_to_scan() => await Ends(new byte[20_000_000], ScanResult.TooLarge);

    [Theory, BothEngines]
    public async Task A_dead_scanner_that_returns_scans_what_waited(EngineKind kind)
    {
        Assert.SkipWhen(TestClamd.WhyMissing is not null, TestClamd.WhyMissing ?? "");
        await using var gate = new TestClamd.Gate();
        await using var scene = await ScanScene.Create(kind);
        var bad = await scene.Add("bad.txt", Eicar, scene.At.Action);
        var good = await scene.Add("good.txt", "It was done.");
        var clamd = new ClamdScanner(TestClamd.At(gate.Socket), TimeProvider.System);
        await scene.Scan(clamd);
        Assert.Equal(ContentState.ScannerUnavailable, await scene.State(bad));
        Assert.Equal(ContentState.ScannerUnavailable, await scene.State(good));

        gate.Open();
        scene.Data.Time.Advance(TimeSpan.FromMinutes(3));
        await scene.Scan(clamd);
        Assert.Equal(ContentState.Infected, await scene.State(bad));
        Assert.Equal(ContentState.Clean, await scene.State(good));
        Assert.False(await scene.Opens(scene.At.Officer, bad));
        Assert.StartsWith("ClamAV ", await scene.Data.Value<string>("select min(scanned_with) from evidence_contents", null), StringComparison.Ordinal);
    }

    private static async Task Ends(byte[] content, ScanResult result)
    {
        Assert.SkipWhen(TestClamd.WhyMissing is not null, TestClamd.WhyMissing ?? "");
        var report = await new ClamdScanner(TestClamd.At(TestClamd.Socket), TimeProvider.System)
            .Scan(new MemoryStream(content), content.Length, TestContext.Current.CancellationToken);
        Assert.True(result == report.Result, $"{report.Result}, not {result}: {report.Finding}");
    }
}
