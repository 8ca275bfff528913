using System.Text.Json;
using System.Text.RegularExpressions;
using CouncilPortal.DatabaseTests.Tenancy;
using CouncilPortal.Imports;
using CouncilPortal.Letters;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;

namespace CouncilPortal.DatabaseTests.Embargo;

/// <summary>
/// A year whose figures and letters are there and not public before 09:30 in London on a summer's morning, twenty minutes after
/// the tests begin. Every number and word of it occurs nowhere else.
/// </summary>
internal static partial class EmbargoedYear
{
    /// <summary>The year.</summary>
    public const string Year = "2025-26";

    /// <summary>A year of which nothing at all is known: whatever is under embargo answers as this one does.</summary>
    public const string UnknownYear = "2030-31";

    /// <summary>The council whose year it is: the first of the demonstration's people.</summary>
    public const string Slug = "ambleford-borough-council";

    /// <summary>An address that the council had under an earlier name.</summary>
    public const string OldSlug = "old-ambleford";

    /// <summary>Another council of the type.</summary>
    public const string OtherSlug = "westmere-council";

    /// <summary>The import whose file has a row of the year: a number that no other gets.</summary>
    public const long Import = 0;

    /// <summary>When the tests begin: 09:10 in London.</summary>
    public static DateTimeOffset Before { get; } = new(2026, 7, 22, 8, 10, 0, TimeSpan.Zero);

    /// <summary>The instant of publication: 09:30 in London.</summary>
    public static DateTimeOffset Instant { get; } = Before.AddMinutes(20);

    private static readonly (Shown Shown, Regex Marks)[] Marks =
    [
        (Shown.Figures, OwnCounts()), (Shown.Categories, CategoryCounts()), (Shown.Averages, TypeAverage()), (Shown.National, NationalCounts()),
        (Shown.Letter, LetterText()), (Shown.Others, OtherCounts()), (Shown.Review, ReviewText()),
    ];

    /// <summary>A portal over the database with the year in it; the clock stands before the instant.</summary>
    public static async Task<TestPortal> Create(TestDatabase data)
    {
        data.Time.SetUtcNow(Before);
        var portal = await TestPortal.WithDemoPeople(data);
        portal.CreateClient().Dispose();
        await data.Execute(
            """
            update authorities set invented = false where slug in ('ambleford-borough-council', 'westmere-council');
            insert into former_names (authority_id, name, slug) select id, 'Old Ambleford', 'old-ambleford' from authorities where slug = 'ambleford-borough-council';
            insert into hexagons (tier, authority_id, hex_column, hex_row) select 'lower', id, 99, 99 from authorities where slug = 'ambleford-borough-council';
            insert into reporting_years (year, public_from) values ('2025-26', @Instant);
            insert into annual_statistics (authority_id, year, received, not_upheld, investigated, upheld, satisfactory_remedies, compliance_outcomes, complied, complied_late, population, source)
                select id, '2024-25', 200, 20, 120, 100, 10, 90, 89, 8, 98765, 'the year before' from authorities where slug = 'ambleford-borough-council';
            insert into annual_statistics (authority_id, year, received, not_upheld, investigated, upheld, satisfactory_remedies, compliance_outcomes, complied, complied_late, population, source)
                select id, '2025-26', 9473, 1186, 7919, 6733, 618, 5479, 5449, 387, 98765, 'zzyzx' from authorities where slug = 'ambleford-borough-council';
            insert into annual_statistics (authority_id, year, investigated, upheld, satisfactory_remedies, compliance_outcomes, complied, complied_late, population, source)
                select id, '2025-26', 5323, 4517, 418, 3671, 3659, 278, 87654, 'other' from authorities where slug = 'westmere-council';
            insert into annual_categories (authority_id, year, category, received, decided, upheld)
                select id, '2024-25', 'Housing', 80, 70, 60 from authorities where slug = 'ambleford-borough-council';
            insert into annual_categories (authority_id, year, category, received, decided, upheld)
                select id, '2025-26', 'Housing', 4253, 4139, 3967 from authorities where slug = 'ambleford-borough-council';
            insert into annual_averages (type, year, upheld_rate, compliance_rate, remedy_rate, upheld_per_100k) values
                ('District', '2025-26', 83, 98, 11, 8431.7), ('England', '2025-26', 84, 97.3, 13, 8263.9);
            insert into national_statistics (year, received, investigated, upheld) values ('2025-26', 31847, 27653, 21977);
            insert into national_reviews (year, version, written_at) values ('2025-26', 1, @Before);
            insert into national_review_texts (year, version, blocks, at, by_name) values ('2025-26', 1, '[{"Heading":"A hornbeam","Text":"There were {complaints}."}]', @Before, 'Pat');
            """,
            new { Before, Instant });
        foreach (var (slug, body) in new[] { (Slug, "Dear Chief Executive\n\n## Your year\n\nWe upheld a quillwort of complaints."), (OtherSlug, "Dear Chief Executive\n\nAn asphodel.") })
        {
            await data.Execute(
                """
                insert into letters (authority_id, year, issued_at, published_at, addressee, body)
                select id, '2025-26', @issued, @Instant, 'The Chief Executive', @body from authorities where slug = @slug
                """,
                new { slug, body, issued = Before.AddDays(-7), Instant });
        }

        await data.Execute(
            "update letters set facts = @facts where authority_id = (select id from authorities where slug = @Slug)", new { facts = LetterSnapshot.Write(Facts), Slug });
        await data.Execute(
            """
            insert into letter_files (letter_id, content, size, kept_at)
            select l.id, @pdf, 4, @Before from letters l join authorities a on a.id = l.authority_id where a.slug = @Slug
            """,
            new { pdf = "%PDF- a quillwort"u8.ToArray(), Before, Slug });
        var file = await ImportContents.Pack(new MemoryStream("authority_code,year,received\nX,2025-26,9473\n"u8.ToArray()), long.MaxValue, CancellationToken.None);
        await data.Execute(
            """
            insert into imports (id, kind, file_name, size, sha256, state, uploaded_at, uploaded_by_name, checked_at, added, columns, report)
                values (@Import, 'annual-statistics', 'figures.csv', @Size, @Sha256, 'ready', @Before, 'Pat', @Before, 1, '[]', @findings);
            insert into import_contents (import_id, part, content) values (@Import, 'file', @Content);
            """,
            new { Import, Before, file!.Size, file.Sha256, file.Content, findings = JsonSerializer.Serialize(ImportFindings.None with { Changes = new ImportNotes(1, [new ImportNote(2, "received", "“200” becomes “9473”")]) }) });
        return portal;
    }

    /// <summary>What the letter was written from.</summary>
    private static LetterFacts Facts { get; } = new()
    {
        Authority = "Ambleford Borough Council",
        Type = "District",
        Year = ReportingYear.Parse(Year),
        Figures = AnnualFigures.Unknown with { Investigated = 7919, Upheld = 6733, ComplianceOutcomes = 5479, Complied = 5449 },
        Before = AnnualFigures.Unknown with { Investigated = 120, Upheld = 100 },
        IsFirstYear = false,
        Averages = SimilarAverages.None,
        NotSatisfied = [],
        PublicReports = 0,
        Leading = null,
        EndedOn = null,
        Successors = [],
        ConsideredBy = null,
        Paragraph = null,
    };

    /// <summary>Rows of a fourth council in every private table, for the addresses of single cases.</summary>
    public static Task<PrivateRows> Cases(TestDatabase data) => PrivateRows.Of(data, "Otherton", "99000001");

    /// <summary>Moves the instant of the year and of its letters, as one change.</summary>
    public static Task Move(TestDatabase data, DateTimeOffset instant) => data.Execute(
        """
        update reporting_years set public_from = @instant where year = '2025-26';
        update letters set published_at = @instant where year = '2025-26';
        """,
        new { instant });

    /// <summary>What the text shows of the year.</summary>
    public static Shown Of(string text) => Marks.Where(m => m.Marks.IsMatch(text)).Aggregate(Shown.Nothing, (all, m) => all | m.Shown);

    // Numbers within longer words are parts of tokens and fingerprints, which say nothing.
    private const string Start = "(?<![A-Za-z0-9_+/=-])(?:";
    private const string End = ")(?![A-Za-z0-9_+/=-])";

    [GeneratedRegex($"{Start}9,?473|1,?186|7,?919|6,?733|5,?479|5,?449|zzyzx{End}")]
    private static partial Regex OwnCounts();

    [GeneratedRegex($"{Start}4,?253|4,?139|3,?967{End}")]
    private static partial Regex CategoryCounts();

    [GeneratedRegex($"{Start}8,?431\\.7{End}")]
    private static partial Regex TypeAverage();

    // The last two: the sums over both councils.
    [GeneratedRegex($"{Start}31,?847|27,?653|21,?977|8,?263\\.9|13,?242|11,?250{End}")]
    private static partial Regex NationalCounts();

    [GeneratedRegex("quillwort")]
    private static partial Regex LetterText();

    [GeneratedRegex("hornbeam")]
    private static partial Regex ReviewText();

    [GeneratedRegex($"{Start}5,?323|4,?517|3,?671{End}|asphodel")]
    private static partial Regex OtherCounts();
}
