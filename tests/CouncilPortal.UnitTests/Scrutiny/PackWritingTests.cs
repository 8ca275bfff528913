using CouncilPortal.Documents;
using CouncilPortal.Letters;
using CouncilPortal.Scrutiny;
using CouncilPortal.Statistics;

namespace CouncilPortal.UnitTests.Scrutiny;

/// <summary>What stands in a committee pack, for councils with ordinary and with awkward figures.</summary>
public sealed class PackWritingTests
{
    [Fact]
    public void Each_rate_stands_with_its_counts_its_late_ones_the_average_and_the_verdict()
    {
        var rows = Headlines(Packs.With(Packs.Figures, Facts.Averages(85, 100, 20)));
        Assert.Equal(["Upheld rate", "60%", "3 of 5 investigations", "85%"], rows[0].Take(4));
        Assert.Contains("range expected by chance around the average of 85%", rows[0][4], StringComparison.Ordinal);
        Assert.Equal(["Compliance rate", "88%", "7 of 8 outcomes. 2 were completed late", "100%", "Not tested"], rows[1]);
        Assert.Equal(["Satisfactory remedy rate", "33%", "1 of 3 upheld decisions", "20%"], rows[2].Take(4));
        Assert.Equal(["Upheld decisions per 100,000 residents", "3", "3 upheld decisions among 100,000 residents", "4.5", "Not tested"], rows[3]);
    }

    [Fact]
    public void Without_cases_there_is_no_rate_and_the_counts_say_why()
    {
        var none = AnnualFigures.Unknown with { Investigated = 0, Upheld = 0, SatisfactoryRemedies = 0, ComplianceOutcomes = 0, Complied = 0, CompliedLate = 0 };
        var pack = Packs.With(none, Facts.Averages(85, 100, 20));
        var rows = Headlines(pack);
        Assert.Equal(["Upheld rate", "none", "No investigations this year", "85%", "There is no rate to compare"], rows[0]);
        Assert.Equal(["Compliance rate", "none", "No recommendations fell due", "100%", "There is no rate to compare"], rows[1]);
        Assert.Equal(3, rows.Count);
        Assert.Contains("No recommendations fell due in 2023-24.", Words(pack, "remedies"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_average_and_without_counts_it_says_so_and_infers_nothing()
    {
        var rates = AnnualFigures.Unknown with { PublishedUpheldRate = 77, PublishedComplianceRate = 98, ComplianceOutcomes = 63 };
        var pack = Packs.With(rates, SimilarAverages.None);
        var rows = Headlines(pack);
        Assert.Equal(["Upheld rate", "77%", "The number of investigations is not given", "not given", "There is no average of similar authorities to compare this with."], rows[0]);
        Assert.Equal(["Compliance rate", "98%", "98% of 63 outcomes. How many were completed late is not given", "not given", "Not tested"], rows[1]);
        Assert.Contains("how many outcomes did not satisfy the Ombudsman is not given", Words(pack, "remedies"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_published_has_no_place_in_it()
    {
        var pack = Packs.With(Packs.Figures, SimilarAverages.None);
        Assert.DoesNotContain("overdue", string.Concat(PackWriting.Of(pack).Sections.SelectMany(s => s.Parts).Select(Plain)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_invented_council_is_said_to_be_invented_and_a_year_that_is_not_public_says_so_first()
    {
        var open = PackWriting.Of(Packs.With(Packs.Figures, SimilarAverages.None));
        Assert.StartsWith("Invented for demonstration.", Assert.Single(open.Notices), StringComparison.Ordinal);
        var closed = PackWriting.Of(Packs.With(Packs.Figures, SimilarAverages.None) with { IsPublic = false });
        Assert.StartsWith("Not public until 24 July 2024 at 9:30am.", closed.Notices[1], StringComparison.Ordinal);
        Assert.Contains("public with the year", Headlines(Packs.With(Packs.Figures, SimilarAverages.None) with { IsPublic = false })[0]);
    }

    [Fact]
    public void What_the_committee_did_with_last_years_letter_is_told_with_its_minutes()
    {
        var before = new LetterConsideration { Committee = "Audit Committee", MeetsOn = new DateOnly(2024, 9, 12), MinutesUrl = "https://a.example/m", Decisions = "Noted." };
        var words = Words(Packs.With(Packs.Figures, SimilarAverages.None) with { ConsideredBefore = before }, "committee");
        Assert.Contains("The letter of 2022-23: considered by the Audit Committee on 12 September 2024. Minutes of 12 September 2024.", words, StringComparison.Ordinal);
        Assert.Contains("What it decided: Noted.", words, StringComparison.Ordinal);
        Assert.DoesNotContain(PackWriting.Of(Packs.With(Packs.Figures, SimilarAverages.None)).Sections, s => s.Id == "committee");
    }

    [Fact]
    public void A_letter_that_was_issued_anew_says_when_and_why()
    {
        var pack = Packs.With(Packs.Figures, SimilarAverages.None);
        Assert.Contains("Public from 24 July 2024 at 9:30am. This is the letter as it was sent.", Words(pack, "letter"), StringComparison.Ordinal);
        var anew = pack.Letter! with { ReissuedAt = new DateTimeOffset(2024, 9, 2, 9, 0, 0, TimeSpan.Zero), ReissueReason = "A count was corrected." };
        Assert.Contains("This is the letter as it was issued anew on 2 September 2024, because: A count was corrected.", Words(pack with { Letter = anew }, "letter"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_of_the_document_is_in_the_spreadsheet_with_a_cell_for_each_column()
    {
        var document = PackWriting.Of(Packs.With(Packs.Figures, Facts.Averages(85, 100, 20)));
        Assert.Equal(
            ["headline_statistics", "upheld_rate_by_year", "compliance_rate_by_year", "remedy_rate_by_year", "upheld_per_100k_by_year", "sources"],
            document.Tables.Select(t => t.Id));
        Assert.All(document.Tables, t => Assert.All(t.Rows, r => Assert.Equal(t.Columns.Count, r.Count)));
        Assert.Equal([60m, 3, 5L], document.Tables.First().Rows[0].Skip(1).Take(3));
    }

    private static IReadOnlyList<IReadOnlyList<string>> Headlines(CommitteePack pack) =>
        [.. Assert.IsType<DocumentPart.Table>(Assert.Single(PackWriting.Of(pack).Sections.Single(s => s.Id == "headline-figures").Parts)).Shown.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(c => c.Plain)])];

    private static string Words(CommitteePack pack, string section) => string.Join(' ', PackWriting.Of(pack).Sections.Single(s => s.Id == section).Parts.Select(Plain));

    private static string Plain(DocumentPart part) => part switch
    {
        DocumentPart.Paragraph paragraph => paragraph.Text.Plain,
        DocumentPart.Heading heading => heading.Text.Plain,
        DocumentPart.Points points => string.Join(' ', points.Items.SelectMany(i => i).Select(Plain)),
        DocumentPart.Table table => string.Join(' ', table.Shown.Rows.SelectMany(r => r).Select(c => c.Plain)),
        _ => "",
    };
}
