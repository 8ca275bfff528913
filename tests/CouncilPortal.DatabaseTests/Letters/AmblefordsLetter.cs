using System.Net;
using System.Text.RegularExpressions;
using CouncilPortal.DatabaseTests.Scrutiny;
using CouncilPortal.Letters;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Letters;

/// <summary>A letter that was issued three days ago and is public four days from now, written by the portal from known figures.</summary>
internal static partial class AmblefordsLetter
{
    public const string Slug = "ambleford-borough-council";
    public const string Own = "/letters/2024-25";
    public const string Public = $"/councils/{Slug}/letters/2024-25";

    /// <summary>What each form of it must say.</summary>
    public static IReadOnlyList<string> Figures { get; } =
        ["77%: 23 of 30 investigations. Average of similar authorities: 80%.", "98% of 63 outcomes. 3 were completed late.", "9%: 2 of 23 upheld decisions.", "after 60% (3 of 5 investigations) in 2023-24", "Thank you for “meeting” us & others in May."];

    private static readonly LetterFacts Facts = new()
    {
        Authority = "Ambleford Borough Council",
        Type = "District",
        Year = new ReportingYear(2024),
        Figures = AnnualFigures.Unknown with { Investigated = 30, Upheld = 23, SatisfactoryRemedies = 2, ComplianceOutcomes = 63, PublishedComplianceRate = 98, CompliedLate = 3 },
        Before = AnnualFigures.Unknown with { Investigated = 5, Upheld = 3 },
        IsFirstYear = false,
        Averages = SimilarAverages.None with { UpheldRate = new Average { Value = 80, IsComputed = false } },
        NotSatisfied = [],
        PublicReports = 0,
        Leading = null,
        EndedOn = null,
        Successors = [],
        ConsideredBy = null,
        Paragraph = "Thank you for “meeting” us & others in May.",
    };

    /// <summary>Issues it.</summary>
    public static async Task Issue(TestDatabase data)
    {
        var (council, now) = (await data.Value<long>("select id from authorities where slug = @Slug", new { Slug }), data.Time.GetUtcNow());
        await data.Execute(
            "insert into letters (authority_id, year, issued_at, published_at, body, facts) values (@council, '2024-25', @issued, @published, @body, @facts)",
            new { council, issued = now.AddDays(-3), published = now.AddDays(4), body = Body(Facts), facts = LetterSnapshot.Write(Facts) });
    }

    /// <summary>Issues it anew with one more complaint upheld, and keeps the earlier.</summary>
    public static async Task IssueAnew(TestDatabase data)
    {
        var facts = Facts with { Figures = Facts.Figures with { Upheld = 24 } };
        await data.Execute(
            """
            insert into replaced_letters (letter_id, version, issued_at, addressee, body, facts, replaced_at, replaced_by_name, reason)
                select l.id, l.version, l.issued_at, l.addressee, l.body, l.facts, @now, 'Pat', 'One complaint was counted as not upheld.' from letters l;
            update letters set version = 2, reissued_at = @now, reissue_reason = 'One complaint was counted as not upheld.', body = @body, facts = @written;
            """,
            new { now = data.Time.GetUtcNow(), body = Body(facts), written = LetterSnapshot.Write(facts) });
    }

    /// <summary>That a page and the text of another form of it say each of its figures.</summary>
    public static void SaysTheFigures(string page, string other)
    {
        var read = PackText.Html(page).Replace(" :", ":", StringComparison.Ordinal);
        Assert.All(Figures, figure =>
        {
            Assert.Contains(figure, read, StringComparison.Ordinal);
            Assert.Contains(figure, other, StringComparison.Ordinal);
        });
    }

    /// <summary>The letter's own text on its page.</summary>
    public static string OfPage(string page)
    {
        var from = page.IndexOf("<article class=\"letter\"", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(Tags().Replace(page[from..page.IndexOf("</article>", from, StringComparison.Ordinal)], " "));
    }

    /// <summary>Every number of a text, in their order.</summary>
    public static IReadOnlyList<string> Numbers(string text) => [.. Number().Matches(text).Select(m => m.Value)];

    private static string Body(LetterFacts facts) => LetterComposer.Compose(facts, DefaultTemplate.Blocks).Body;

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*%?")]
    private static partial Regex Number();
}
