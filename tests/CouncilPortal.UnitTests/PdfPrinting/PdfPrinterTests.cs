using System.Diagnostics;
using System.Text;
using CouncilPortal.PdfPrinting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouncilPortal.UnitTests.PdfPrinting;

/// <summary>The printer around its browser, for which a small program stands in here. Browser tests print with the real one.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PdfPrinterTests : IDisposable
{
    private static readonly PdfPage Page = new() { Title = "Tom & Jerry", Body = "<h1>Hello</h1>" };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("councilportal-pdf-tests-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_browser_gets_no_network_and_none_of_the_portals_settings()
    {
        const string TellTale = "for a; do case $a in --print-to-pdf=*) f=${a#*=};; esac; done; { printf '%%PDF-'; env; echo \"$@\"; } > \"$f\"";
        using var printer = Printer(TellTale, new FakeTimeProvider());
        var said = Encoding.UTF8.GetString((await printer.Print(Page, Cancel))!);
        Assert.Contains("--host-resolver-rules=MAP * ~NOTFOUND", said, StringComparison.Ordinal);
        Assert.DoesNotContain("--no-sandbox", said, StringComparison.Ordinal);
        var known = new[] { "HOME=", "TMPDIR=", "LANG=", "PATH=", "PWD=", "OLDPWD=", "SHLVL=", "_=" };
        Assert.All(said[5..].Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith("--", StringComparison.Ordinal)), line =>
            Assert.Contains(known, name => line.StartsWith(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_browser_that_takes_too_long_is_ended()
    {
        var began = Path.Combine(folder.FullName, "began");
        using (var made = Process.Start("mkfifo", began))
        {
            await made.WaitForExitAsync(Cancel);
        }

        var time = new FakeTimeProvider();
        using var printer = Printer($"echo $$ > {began}; exec sleep 600", time);
        var printing = printer.Print(Page, Cancel);
        using var browser = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(began, Cancel), System.Globalization.CultureInfo.InvariantCulture));
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Null(await printing);
        await browser.WaitForExitAsync(Cancel);
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("exit 0")]
    public async Task A_browser_that_fails_or_leaves_nothing_gives_no_document(string script)
    {
        using var printer = Printer(script, new FakeTimeProvider());
        Assert.Null(await printer.Print(Page, Cancel));
    }

    [Fact]
    public async Task Without_a_browser_nothing_is_offered()
    {
        var settings = PdfSettings.Read(Configured([]));
        Assert.False(settings.IsOffered);
        using var printer = new PdfPrinter(settings, new FakeTimeProvider(), NullLogger<PdfPrinter>.Instance);
        Assert.Null(await printer.Print(Page, Cancel));
    }

    [Fact]
    public void A_page_says_its_language_and_title_and_loads_nothing()
    {
        Assert.Contains("<html lang=\"en-GB\">", Page.Html, StringComparison.Ordinal);
        Assert.Contains("<title>Tom &amp; Jerry</title>", Page.Html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pdf:Chromium", "/no/such/program", "there is no such program")]
    [InlineData("Pdf:Sandbox", "perhaps", "write true or false")]
    [InlineData("Pdf:TimeoutSeconds", "0", "write a whole number from 1 to 600")]
    public void Wrong_settings_are_told_at_start(string key, string value, string told) =>
        Assert.Contains(told, Assert.Single(PdfSettings.Problems(Configured(new() { [key] = value }))), StringComparison.Ordinal);

    public void Dispose() => folder.Delete(recursive: true);

    private static IConfiguration Configured(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private PdfPrinter Printer(string script, TimeProvider time)
    {
        var program = Path.Combine(folder.FullName, "browser");
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new PdfPrinter(PdfSettings.Read(Configured(new() { ["Pdf:Chromium"] = program })), time, NullLogger<PdfPrinter>.Instance);
    }
}
