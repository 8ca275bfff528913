using System.Security.Cryptography;
using CouncilPortal.EvidenceStore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouncilPortal.UnitTests.EvidenceStore;

public sealed class ClamdScannerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_content_goes_out_in_pieces_with_their_lengths_and_an_empty_one_at_the_end()
    {
        await using var clamd = new FakeClamd("stream: OK");
        var content = RandomNumberGenerator.GetBytes(300_000);
        var report = await Scan(clamd, content);
        Assert.Equal((ScanResult.Clean, null, "ClamAV 1.4.3/27800"), (report.Result, report.Finding, report.Scanner));
        Assert.Equal(["zVERSION", "zINSTREAM"], clamd.Commands);
        Assert.Equal(content, clamd.Pieces.SelectMany(p => p));
        Assert.All(clamd.Pieces, p => Assert.InRange(p.Length, 1, 128 * 1024));
    }

    [Theory]
    [InlineData("stream: OK", ScanResult.Clean, null)]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND", ScanResult.Infected, "Win.Test.EICAR_HDB-1")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND", ScanResult.TooLarge, "Heuristics.Limits.Exceeded.MaxScanSize")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxRecursion FOUND", ScanResult.TooLarge, "Heuristics.Limits.Exceeded.MaxRecursion")]
    [InlineData("stream: Heuristics.Encrypted.Zip FOUND", ScanResult.Unscannable, "Heuristics.Encrypted.Zip")]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanResult.TooLarge, "INSTREAM size limit exceeded")]
    [InlineData("stream: Can't open file or directory ERROR", ScanResult.Unscannable, "Can't open file or directory")]
    public async Task What_clamd_answers_is_what_the_file_is(string answer, ScanResult result, string? finding)
    {
        await using var clamd = new FakeClamd(answer);
        var report = await Scan(clamd, [1, 2, 3]);
        Assert.Equal((result, finding), (report.Result, report.Finding));
    }

    [Theory]
    [InlineData("")]
    [InlineData("OKAY")]
    [InlineData("stream: FOUND OK ")]
    [InlineData("UNKNOWN COMMAND")]
    [InlineData("stream: Can't allocate memory ERROR")]
    [InlineData("COMMAND READ TIMED OUT. ERROR")]
    public async Task Whatever_else_it_answers_is_never_clean(string answer)
    {
        await using var clamd = new FakeClamd(answer);
        var failure = await Assert.ThrowsAsync<ScannerUnavailableException>(() => Scan(clamd, [1, 2, 3]));
        Assert.True(failure.BrokeOff);
    }

    [Fact]
    public async Task A_scanner_that_hangs_up_has_found_nothing_out()
    {
        await using var clamd = new FakeClamd(answer: null);
        Assert.True((await Assert.ThrowsAsync<ScannerUnavailableException>(() => Scan(clamd, [1, 2, 3]))).BrokeOff);
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_is_unavailable_and_has_not_broken_off()
    {
        var clamd = new FakeClamd("stream: OK");
        var port = clamd.Port;
        await clamd.DisposeAsync();
        var failure = await Assert.ThrowsAsync<ScannerUnavailableException>(() => Scan(port, [1, 2, 3]));
        Assert.False(failure.BrokeOff);
        Assert.Contains("cannot be reached at 127.0.0.1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_scanner_refuses_in_the_middle_is_too_big()
    {
        await using var clamd = new FakeClamd("stream: OK", limit: 200_000);
        Assert.Equal(ScanResult.TooLarge, (await Scan(clamd, new byte[8_000_000])).Result);
    }

    [Fact]
    public async Task A_scanner_without_signatures_is_not_believed_and_one_with_them_is_asked_now_and_then()
    {
        await using (var empty = new FakeClamd("stream: OK") { HasSignatures = false })
        {
            var failure = await Assert.ThrowsAsync<ScannerUnavailableException>(() => Scan(empty, [1, 2, 3]));
            Assert.False(failure.BrokeOff);
            Assert.Contains("it has no signatures", failure.Message, StringComparison.Ordinal);
        }

        await using var clamd = new FakeClamd("stream: OK");
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));
        var scanner = new ClamdScanner(At(clamd.Port), time);
        Assert.Equal(ScanResult.Clean, (await scanner.Scan(new MemoryStream([1]), 1, Cancel)).Result);
        clamd.HasSignatures = false;
        Assert.Equal(ScanResult.Clean, (await scanner.Scan(new MemoryStream([1]), 1, Cancel)).Result);
        time.Advance(TimeSpan.FromMinutes(10));
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => scanner.Scan(new MemoryStream([1]), 1, Cancel));
    }

    [Fact]
    public async Task What_is_above_the_setting_is_not_sent_at_all()
    {
        await using var clamd = new FakeClamd("stream: OK");
        var report = await new ClamdScanner(Settings(("Host", "127.0.0.1"), ("Port", $"{clamd.Port}"), ("MaxBytes", "1000")), TimeProvider.System)
            .Scan(new MemoryStream(new byte[1001]), 1001, Cancel);
        Assert.Equal(ScanResult.TooLarge, report.Result);
        Assert.Empty(clamd.Commands);
    }

    [Fact]
    public async Task A_stopping_portal_does_not_blame_the_scanner()
    {
        await using var clamd = new FakeClamd("stream: OK");
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ClamdScanner(At(clamd.Port), TimeProvider.System).Scan(new MemoryStream([1]), 1, stopped.Token));
    }

    private static Task<ScanReport> Scan(FakeClamd clamd, byte[] content) => Scan(clamd.Port, content);

    private static Task<ScanReport> Scan(int port, byte[] content) =>
        new ClamdScanner(At(port), TimeProvider.System).Scan(new MemoryStream(content), content.Length, Cancel);

    private static ScannerSettings At(int port) => Settings(("Host", "127.0.0.1"), ("Port", $"{port}"));

    private static ScannerSettings Settings(params (string Key, string Value)[] settings) =>
        ScannerSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Scanner:{s.Key}", (string?)s.Value))).Build());
}
