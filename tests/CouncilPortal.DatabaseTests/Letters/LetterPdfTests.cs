using System.Net;
using System.Text;
using CouncilPortal.DatabaseTests.Scrutiny;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Letters;

/// <summary>A letter as a PDF says what its page says, and is kept from whom the page is kept.</summary>
public sealed class LetterPdfTests
{
    private const string Own = AmblefordsLetter.Own;
    private const string Public = AmblefordsLetter.Public;

    [Fact]
    public async Task It_carries_the_figures_of_the_page_is_tagged_and_keeps_the_embargo()
    {
        Assert.SkipWhen(TestPrograms.WhyNoPdf is not null, TestPrograms.WhyNoPdf ?? "");
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var people = await TestPortal.WithDemoPeople(data);
        // The browser's own sandbox does not start for root, as whom tests may run.
        await using var portal = new TestPortal(data, new Dictionary<string, string?> { ["Pdf:Chromium"] = TestPrograms.Chromium, ["Pdf:Sandbox"] = "false", ["Pdf:TimeoutSeconds"] = "120" });
        await AmblefordsLetter.Issue(data);
        using var chief = await portal.SignedIn("Chris Executive");
        using var member = await portal.SignedIn("Sam Scrutiny");
        using var visitor = portal.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"{Own}/pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{Public}/pdf")).StatusCode);
        await SaysTheSame(await chief.Text(Own), await Pdf(chief, $"{Own}/pdf"));
        Assert.Contains("Not yet public.", await PackText.Pdf(await Pdf(chief, $"{Own}/pdf")), StringComparison.Ordinal);
        Assert.Equal(["letter", "letter as PDF", "letter as PDF"], await data.Rows<string>("select what from embargo_openings where person_name = 'Chris Executive' order by what", null));

        data.Time.Advance(TimeSpan.FromDays(4));
        await SaysTheSame(await visitor.Text(Public), await Pdf(visitor, $"{Public}/pdf"));
        Assert.DoesNotContain("Not yet public", await PackText.Pdf(await Pdf(visitor, $"{Public}/pdf")), StringComparison.Ordinal);
        using var reader = await portal.SignedIn("Sam Scrutiny");
        Assert.Equal(HttpStatusCode.OK, (await reader.Get($"{Own}/pdf")).StatusCode);

        await AmblefordsLetter.IssueAnew(data);
        Assert.Contains("80%: 24 of 30 investigations", await PackText.Pdf(await Pdf(visitor, $"{Public}/pdf")), StringComparison.Ordinal);
        var earlier = await PackText.Pdf(await Pdf(visitor, $"{Public}/pdf?version=1"));
        Assert.Contains("77%: 23 of 30 investigations", earlier, StringComparison.Ordinal);
        Assert.Contains("This is an earlier issue of the letter, replaced on", earlier, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{Public}/pdf?version=3")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Without_a_browser_none_is_offered(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        await AmblefordsLetter.Issue(data);
        using var chief = await portal.SignedIn("Chris Executive");

        Assert.DoesNotContain("as a PDF", await chief.Text(Own), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.Get($"{Own}/pdf")).StatusCode);
    }

    private static async Task<byte[]> Pdf(HttpClient client, string address)
    {
        using var answer = await client.Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"ambleford-borough-council-annual-review-letter-2024-25{(address.Contains("version=1", StringComparison.Ordinal) ? "-issue-1" : "")}.pdf", answer.Content.Headers.ContentDisposition!.FileName);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task SaysTheSame(string page, byte[] pdf)
    {
        var printed = await PackText.Pdf(pdf);
        AmblefordsLetter.SaysTheFigures(page, printed);
        Assert.All(AmblefordsLetter.Numbers(AmblefordsLetter.OfPage(page)).CountBy(n => n), n => Assert.True(AmblefordsLetter.Numbers(printed).Count(p => p == n.Key) >= n.Value, $"{n.Key} is not in the PDF {n.Value} times."));
        var raw = Encoding.Latin1.GetString(pdf);
        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Matches("/MarkInfo ?<<[^>]*/Marked true", raw);
        Assert.Matches(@"/Lang ?\(en-GB\)", raw);
        Assert.Contains("Annual review letter 2024-25, Ambleford Borough Council", await Info(pdf), StringComparison.Ordinal);
    }

    private static async Task<string> Info(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            return await TestPrograms.Output("pdfinfo", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
