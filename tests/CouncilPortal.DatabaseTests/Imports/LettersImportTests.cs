using System.Text;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Imports;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

/// <summary>Letters of earlier years, brought in as they were sent.</summary>
public sealed class LettersImportTests
{
    private const string List = "authority_code,year,issued_on,published_on,file\nAAA,2019-20,2020-07-22,2020-07-29,aaa.txt\n";
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, BothEngines]
    public async Task A_letter_keeps_its_text_and_days_and_stands_after_those_of_later_years(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var council = await data.Value<long>("select id from authorities where code = 'AAA'", null);
        await data.Execute("insert into reporting_years (year) values ('2023-24') on conflict do nothing", null);
        await data.Letter(council, "2023-24", data.Time.GetUtcNow().AddDays(-90), data.Time.GetUtcNow().AddDays(-80));
        var report = await Import(data, List, ("aaa.txt", "22 July 2020\r\n\r\nDear Chief Executive\r\n\r\nThe <u>website</u> says 1 < 2."));
        Assert.Equal("1 0 0 0", report.Counts());

        var query = new PublicLettersQuery(data.Database, data.Time);
        Assert.Equal(["2023-24", "2019-20"], (await query.Of(Scope.Public, council, Cancel)).Select(l => l.Year));
        var letter = (await query.Find(Scope.Public, council, ReportingYear.Parse("2019-20"), Cancel))!;
        Assert.Equal(("22 July 2020", new DateTimeOffset(2020, 7, 29, 8, 30, 0, TimeSpan.Zero)), (LetterAddress.Day(letter.IssuedAt), letter.PublishedAt));
        Assert.Equal("<p>22 July 2020</p>\n<p>Dear Chief Executive</p>\n<p>The website says 1 &lt; 2.</p>\n", LetterHtml.FromText(letter.Body).Value);

        Assert.Equal("0 0 1 0", (await Import(data, List, ("aaa.txt", letter.Body))).Counts());
        Assert.Equal("authority_code,year,issued_on,published_on,file\r\nAAA,2019-20,2020-07-22,2020-07-29,AAA-2019-20.txt\r\n", await data.Export("letters"));
        var (name, bytes) = Assert.Single((await new Exporter(data.Database).Export(Scope.System("test"), "letters", Stream.Null, null, Cancel)).Beside);
        Assert.Equal(("AAA-2019-20.txt", letter.Body), (name, Encoding.UTF8.GetString(bytes)));
    }

    [Theory, BothEngines]
    public async Task A_letter_that_the_portal_wrote_stays_and_the_difference_is_listed(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var council = await data.Value<long>("select id from authorities where code = 'AAA'", null);
        await data.Execute("insert into reporting_years (year) values ('2019-20') on conflict do nothing", null);
        await data.Letter(council, "2019-20", data.Time.GetUtcNow().AddDays(-90), data.Time.GetUtcNow().AddDays(-80));
        var report = await Import(data, List, ("aaa.txt", "Another"));
        Assert.Equal(["file.csv:2: body: the portal wrote this letter: it stays as it was issued"], report.Conflicts.Lines());
        Assert.StartsWith("Dear Chief Executive", await data.Value<string>("select body from letters", null), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_letter_is_no_more_public_than_its_year_and_is_moved_with_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var council = await data.Value<long>("select id from authorities where code = 'AAA'", null);
        await data.Execute("insert into reporting_years (year, public_from) values ('2031-32', '2026-01-21 09:30:00.000000+00:00')", null);
        const string Header = "authority_code,year,issued_on,published_on,file\n";

        var early = await Import(data, Header + "AAA,2031-32,2026-01-05,2026-01-20,aaa.txt\n", ("aaa.txt", "Text"));
        Assert.Equal(["file.csv:2: published_on: is before 21 January 2026, until when the year 2031-32 is not public: enter that day or a later one"], early.Problems.Lines());

        Assert.Equal("1 0 0 0", (await Import(data, Header + "AAA,2031-32,2026-01-05,2026-01-21,aaa.txt\n", ("aaa.txt", "Text"))).Counts());
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        var moved = await new SetPublicationCommand(data.Database, new PortalAddress("https://portal.example"), data.Time)
            .Set(pat, ReportingYear.Parse("2031-32"), new DateOnly(2026, 1, 28), Cancel);
        Assert.True(moved.IsDone);
        data.Time.SetUtcNow(new DateTimeOffset(2026, 1, 28, 9, 30, 0, TimeSpan.Zero).AddTicks(-10));
        Assert.Empty(await new PublicLettersQuery(data.Database, data.Time).Of(Scope.Public, council, Cancel));
        data.Time.SetUtcNow(new DateTimeOffset(2026, 1, 28, 9, 30, 0, TimeSpan.Zero));
        Assert.Single(await new PublicLettersQuery(data.Database, data.Time).Of(Scope.Public, council, Cancel));
        Assert.Equal(new DateOnly(2026, 1, 28), await data.Value<DateOnly>("select published_on from letters", null));
    }

    [Theory]
    [InlineData("AAA,2019-20,2020-07-22,2020-07-21,aaa.txt", "2: published_on: is before the day on which the letter was issued: correct one of them")]
    [InlineData("AAA,2019-20,2020-07-22,2020-07-29,bbb.txt", "2: file: there is no file \"bbb.txt\" beside the list: put it into the same folder, and enter its name alone")]
    [InlineData("AAA,2019-20,2020-07-22,2020-07-29,empty.txt", "2: file: \"empty.txt\" is not a letter as plain text in UTF-8, of up to 200,000 characters: save it so")]
    public async Task What_is_wrong_with_a_letter_is_said_and_nothing_comes_in(string row, string problem)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        var report = await Import(data, "authority_code,year,issued_on,published_on,file\n" + row + "\n", ("aaa.txt", "Text"), ("empty.txt", " "));
        Assert.Equal([$"file.csv:{problem}"], report.Problems.Lines());
        Assert.Equal(0, await data.Value<long>("select count(*) from letters", null));
    }

    [Theory, BothEngines]
    public async Task Of_a_PDF_the_text_is_taken_out_and_the_file_kept_beside_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var council = await data.Value<long>("select id from authorities where code = 'AAA'", null);
        var list = List.Replace("aaa.txt", "aaa.pdf", StringComparison.Ordinal);
        var reader = new PdfReading { Text = "Dear Chief Executive\n\nWe upheld three." };

        Assert.Equal("1 0 0 0", (await Import(data, list, reader, ("aaa.pdf", "%PDF-1.7 sent"))).Counts());
        Assert.Equal("0 0 1 0", (await Import(data, list, reader, ("aaa.pdf", "%PDF-1.7 sent"))).Counts());

        var query = new PublicLettersQuery(data.Database, data.Time);
        var letter = (await query.Find(Scope.Public, council, ReportingYear.Parse("2019-20"), Cancel))!;
        Assert.Equal(("Dear Chief Executive\n\nWe upheld three.", true), (letter.Body, letter.HasFile));
        Assert.Equal("%PDF-1.7 sent", Encoding.UTF8.GetString((await new LetterFileQuery(data.Database, data.Time).Find(Scope.Public, letter.Id, Cancel))!));
        var (name, bytes) = Assert.Single((await new Exporter(data.Database).Export(Scope.System("test"), "letters", Stream.Null, null, Cancel)).Beside);
        Assert.Equal(("AAA-2019-20.pdf", "%PDF-1.7 sent"), (name, Encoding.UTF8.GetString(bytes)));
    }

    [Fact]
    public async Task A_PDF_of_pictures_says_so_and_one_that_cannot_be_taken_says_why()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        var list = List.Replace("aaa.txt", "aaa.pdf", StringComparison.Ordinal);

        var refused = await Import(data, list, new PdfReading { Problem = "it is locked or damaged: save it again" }, ("aaa.pdf", "%PDF-1.7"));
        Assert.Equal(["file.csv:2: file: \"aaa.pdf\" cannot be taken: it is locked or damaged: save it again"], refused.Problems.Lines());
        Assert.Equal("1 0 0 0", (await Import(data, list, new PdfReading { Text = "" }, ("aaa.pdf", "%PDF-1.7"))).Counts());
        Assert.StartsWith("This letter was sent as pictures of its pages", await data.Value<string>("select body from letters", null), StringComparison.Ordinal);
    }

    private static Task<ImportReport> Import(TestDatabase data, string list, params (string Name, string Text)[] files) =>
        Import(data, list, new PdfReading { Problem = "no PDF was expected" }, files);

    private static async Task<ImportReport> Import(TestDatabase data, string list, PdfReading reading, params (string Name, string Text)[] files)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(list));
        var file = new ImportFile
        {
            Kind = "letters",
            Name = "file.csv",
            Content = content,
            IsDryRun = false,
            AddsOnly = false,
            IsInvented = true,
            Beside = name => files.Where(f => f.Name == name).Select(f => new MemoryStream(Encoding.UTF8.GetBytes(f.Text))).FirstOrDefault(),
            ReadPdf = (_, _) => reading.Problem is { } problem ? throw new FormatException(problem) : Task.FromResult(reading.Text!),
        };
        return await new Importer(data.Database, data.Time).Import(Scope.System("test"), file, null, Cancel);
    }

    /// <summary>What a program that reads PDFs gives.</summary>
    private sealed record PdfReading
    {
        public string? Text { get; init; }

        public string? Problem { get; init; }
    }
}
