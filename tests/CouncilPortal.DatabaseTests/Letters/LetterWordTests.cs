using System.Net;
using System.Text.RegularExpressions;
using CouncilPortal.DatabaseTests.Scrutiny;
using CouncilPortal.Testing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Letters;

/// <summary>A letter as a Word document says what its page says, and is kept from whom the page is kept.</summary>
public sealed class LetterWordTests
{
    private const string Own = AmblefordsLetter.Own;
    private const string Public = AmblefordsLetter.Public;
    private const string Word = "letter.docx";

    private static readonly string[] Named = ["To", "Sent", "Public from"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task It_carries_every_number_of_the_page_and_keeps_the_embargo(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        await AmblefordsLetter.Issue(data);
        using var chief = await portal.SignedIn("Chris Executive");
        using var member = await portal.SignedIn("Sam Scrutiny");
        using var visitor = portal.CreateClient();

        foreach (var address in new[] { $"{Own}/{Word}", $"{Own}/{Word}?council={AmblefordsLetter.Slug}", $"{Own}/{Word}?version=1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await member.Get(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Found, (await visitor.Get(address)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{Public}/{Word}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.Get($"{Public}/{Word}")).StatusCode);
        var own = await chief.Text(Own);
        Assert.Contains($"href=\"{Own}/{Word}?council={AmblefordsLetter.Slug}\" download", own, StringComparison.Ordinal);
        var embargoed = SaysTheSame(own, await File(chief, $"{Own}/{Word}?council={AmblefordsLetter.Slug}"));
        Assert.Contains("Not yet public. This letter and its figures are public from", embargoed, StringComparison.Ordinal);
        Assert.Equal(["letter", "letter as Word file"], await data.Rows<string>("select what from embargo_openings where person_name = 'Chris Executive' order by what", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'letter read under embargo' and detail = 'Annual review letter 2024-25, letter as Word file'", null));

        data.Time.Advance(TimeSpan.FromDays(4));
        Assert.Contains($"href=\"{Public}/{Word}\" download", await visitor.Text(Public), StringComparison.Ordinal);
        var published = SaysTheSame(await visitor.Text(Public), await File(visitor, $"{Public}/{Word}"));
        Assert.DoesNotContain("Not yet public", published, StringComparison.Ordinal);
        using var reader = await portal.SignedIn("Sam Scrutiny");
        Assert.Equal(HttpStatusCode.OK, (await reader.Get($"{Own}/{Word}")).StatusCode);
        using var elsewhere = await portal.SignedIn("Kit Kestrelby");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get($"{Own}/{Word}?council={AmblefordsLetter.Slug}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/councils/nowhere/letters/2024-25/{Word}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/councils/{AmblefordsLetter.Slug}/letters/nonsense/{Word}")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task An_earlier_issue_keeps_its_own_figures(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        await AmblefordsLetter.Issue(data);
        await AmblefordsLetter.IssueAnew(data);
        using var chief = await portal.SignedIn("Chris Executive");

        var now = Text(await File(chief, $"{Own}/{Word}"));
        Assert.Contains("80%: 24 of 30 investigations", now, StringComparison.Ordinal);
        Assert.Contains("Issued anew on", now, StringComparison.Ordinal);
        Assert.Contains("One complaint was counted as not upheld.", now, StringComparison.Ordinal);

        var page = await chief.Text($"{Own}?version=1");
        Assert.Contains($"href=\"{Own}/{Word}?council={AmblefordsLetter.Slug}&amp;version=1\" download", page, StringComparison.Ordinal);
        var earlier = SaysTheSame(page, await File(chief, $"{Own}/{Word}?council={AmblefordsLetter.Slug}&version=1"));
        Assert.Contains("This is an earlier issue of the letter, replaced on", earlier, StringComparison.Ordinal);
        Assert.DoesNotContain("24 of 30", earlier, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.Get($"{Own}/{Word}?version=3")).StatusCode);

        data.Time.Advance(TimeSpan.FromDays(4));
        using var visitor = portal.CreateClient();
        SaysTheSame(await visitor.Text($"{Public}?version=1"), await File(visitor, $"{Public}/{Word}?version=1"));
        Assert.Contains("80%: 24 of 30 investigations", Text(await File(visitor, $"{Public}/{Word}")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{Public}/{Word}?version=nonsense")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task One_that_was_sent_as_a_PDF_is_its_text_as_the_page_shows_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var council = await data.Value<long>("select id from authorities where slug = @Slug", new { AmblefordsLetter.Slug });
        var letter = await data.Letter(council, "2024-25", new DateTimeOffset(2025, 7, 16, 8, 30, 0, TimeSpan.Zero), new DateTimeOffset(2025, 7, 23, 8, 30, 0, TimeSpan.Zero));
        await data.Execute("update letters set format = 'text', body = @body where id = @letter", new { letter, body = "16 July 2025\nBy email\n\nDear Chief Executive\n\nWe upheld 1,234 of 2,345 complaints, <u>53%</u>.\f" });
        await data.Execute("insert into letter_files (letter_id, content, size, kept_at) values (@letter, @pdf, 4, @now)", new { letter, pdf = "%PDF"u8.ToArray(), now = data.Time.GetUtcNow() });
        using var visitor = portal.CreateClient();

        var file = await File(visitor, $"{Public}/{Word}");
        Assert.Equal(AmblefordsLetter.Numbers(AmblefordsLetter.OfPage(await visitor.Text(Public))), AmblefordsLetter.Numbers(Letter(file)));
        Assert.Contains("We upheld 1,234 of 2,345 complaints, 53%.", Text(file), StringComparison.Ordinal);
        Assert.Contains("The letter was sent as a PDF. What follows is its text.", Text(file), StringComparison.Ordinal);
        IsValid(file);
    }

    private static async Task<byte[]> File(HttpClient client, string address)
    {
        using var answer = await client.Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"ambleford-borough-council-annual-review-letter-2024-25{(address.Contains("version=1", StringComparison.Ordinal) ? "-issue-1" : "")}.docx", answer.Content.Headers.ContentDisposition!.FileName);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    /// <summary>The same figures, every number of the letter in its place, and a document that Word has nothing to mend in. Returns its text.</summary>
    private static string SaysTheSame(string page, byte[] file)
    {
        var text = Text(file);
        AmblefordsLetter.SaysTheFigures(page, text);
        var numbers = AmblefordsLetter.Numbers(AmblefordsLetter.OfPage(page));
        Assert.True(numbers.Count > 12);
        Assert.Equal(numbers, AmblefordsLetter.Numbers(Letter(file)));
        Assert.All(Named, name =>
            Assert.Contains($"{name}: {Regex.Match(page, $"<dt>{name}</dt>\\s*<dd>([^<]+)</dd>").Groups[1].Value}", text, StringComparison.Ordinal));
        IsValid(file);
        return text;
    }

    private static void IsValid(byte[] file)
    {
        using var word = Open(file);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, Cancel).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(("Ambleford Borough Council: Annual review letter 2024-25", "en-GB"), (word.PackageProperties.Title, word.PackageProperties.Language));
        var styles = Paragraphs(word).Select(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value).ToList();
        Assert.Equal(["Title", "Subtitle"], styles.Take(2));
        Assert.Equal(["Annual review letter 2024-25", "Ambleford Borough Council"], Paragraphs(word).Take(2).Select(p => p.InnerText));
        var levels = styles.OfType<string>().Where(s => s.StartsWith("Heading", StringComparison.Ordinal)).Select(s => s[^1] - '0').Prepend(0).ToList();
        Assert.True(levels.Zip(levels.Skip(1)).All(l => l.Second <= l.First + 1));
        Assert.DoesNotContain(word.MainDocumentPart!.Document!.Body!.Descendants(), e => e.LocalName is "drawing" or "pict");
    }

    private static string Text(byte[] file) => PackText.Word(file);

    /// <summary>The letter itself, below to whom it is and when it was sent.</summary>
    private static string Letter(byte[] file)
    {
        using var word = Open(file);
        return string.Join(' ', Paragraphs(word).Select(p => p.InnerText).SkipWhile(t => !t.StartsWith("Public from: ", StringComparison.Ordinal)).Skip(1));
    }

    private static List<Paragraph> Paragraphs(WordprocessingDocument word) => [.. word.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>()];

    private static WordprocessingDocument Open(byte[] file) => WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
}
