using CouncilPortal.Statistics;

namespace CouncilPortal.UnitTests.Statistics;

public sealed class HeadlineStatisticsTests
{
    private static readonly AnnualFigures Nothing = new()
    {
        Investigated = null,
        Upheld = null,
        SatisfactoryRemedies = null,
        ComplianceOutcomes = null,
        Complied = null,
        CompliedLate = null,
        Population = null,
        PublishedUpheldRate = null,
        PublishedComplianceRate = null,
        PublishedRemedyRate = null,
        PublishedUpheldPerHundredThousand = null,
    };

    private static readonly SimilarAverages County = new()
    {
        UpheldRate = Published(85),
        ComplianceRate = Published(100),
        RemedyRate = Published(7),
        UpheldPerHundredThousand = Published(4.5m),
    };

    [Fact]
    public void A_year_with_counts_shows_rate_counts_average_and_one_sentence()
    {
        var shown = HeadlineStatistics.UpheldRate(Nothing with { Upheld = 23, Investigated = 30 }, County);

        Assert.Equal("Upheld rate", shown.Name);
        Assert.Equal("77%", shown.Rate);
        Assert.Equal("23 of 30 investigations", shown.Counts);
        Assert.Equal("Average of similar authorities: 85%", shown.Average);
        Assert.Equal(Verdict.WithinRange, shown.Verdict);
        Assert.Equal("77% is within the range expected by chance around the average of 85%, so no difference can be told.", shown.Sentence);
        Assert.Null(shown.Lateness);
    }

    [Theory]
    [InlineData(16, "53% is below the range expected by chance around the average of 85%.")]
    [InlineData(30, "100% is within the range expected by chance around the average of 85%, so no difference can be told.")]
    public void The_sentence_is_the_verdict(int upheld, string sentence)
    {
        Assert.Equal(sentence, HeadlineStatistics.UpheldRate(Nothing with { Upheld = upheld, Investigated = 30 }, County).Sentence);
    }

    [Fact]
    public void Above_the_range_and_too_few_have_their_own_sentences()
    {
        var district = County with { UpheldRate = Published(51) };

        Assert.Equal(
            "96% is above the range expected by chance around the average of 51%.",
            HeadlineStatistics.UpheldRate(Nothing with { Upheld = 25, Investigated = 26 }, district).Sentence);
        Assert.Equal(
            "4 investigations are too few to say whether this differs from the average of 51% by more than chance.",
            HeadlineStatistics.UpheldRate(Nothing with { Upheld = 2, Investigated = 4 }, district).Sentence);
        Assert.Equal(
            "1 investigation is too few to say whether this differs from the average of 51% by more than chance.",
            HeadlineStatistics.UpheldRate(Nothing with { Upheld = 1, Investigated = 1 }, district).Sentence);
    }

    [Fact]
    public void Where_a_published_rate_and_its_own_counts_disagree_the_published_one_is_kept()
    {
        var shown = HeadlineStatistics.UpheldRate(Nothing with { Upheld = 23, Investigated = 30, PublishedUpheldRate = 80 }, County);

        Assert.Equal(("80%", "23 of 30 investigations"), (shown.Rate, shown.Counts));
    }

    [Fact]
    public void A_missing_count_is_never_inferred_from_the_rate()
    {
        var shown = HeadlineStatistics.ComplianceRate(Nothing with { ComplianceOutcomes = 63, PublishedComplianceRate = 98 }, County);

        Assert.Equal(("98%", "98% of 63 outcomes"), (shown.Rate, shown.Counts));
        Assert.Equal("How many were completed late is not given", shown.Lateness);
    }

    [Fact]
    public void A_rate_alone_shows_the_rate_and_that_its_counts_are_not_given()
    {
        var shown = HeadlineStatistics.UpheldRate(Nothing with { PublishedUpheldRate = 50 }, County);

        Assert.Equal(("50%", "The number of investigations is not given"), (shown.Rate, shown.Counts));
        Assert.Null(shown.Verdict);
        Assert.Equal("The counts behind this rate are not given, so it cannot be tested against the average.", shown.Sentence);
    }

    [Fact]
    public void One_count_alone_gives_no_rate()
    {
        var whole = HeadlineStatistics.UpheldRate(Nothing with { Investigated = 63 }, County);
        var part = HeadlineStatistics.UpheldRate(Nothing with { Upheld = 6 }, County);

        Assert.Equal((null, "63 investigations; how many were upheld is not given"), (whole.Rate, whole.Counts));
        Assert.Equal((null, "The number of investigations is not given"), (part.Rate, part.Counts));
        Assert.Null(whole.Sentence);
    }

    [Fact]
    public void A_year_without_investigations_says_so_and_shows_no_rate()
    {
        var figures = Nothing with { Investigated = 0, Upheld = 0, SatisfactoryRemedies = 0, ComplianceOutcomes = 0 };

        Assert.Equal(
            ["No investigations this year", "No recommendations fell due", "No complaints upheld this year"],
            HeadlineStatistics.All(figures, County).Take(3).Select(shown => shown.Counts));
        Assert.All(HeadlineStatistics.All(figures, County), shown => Assert.Null(shown.Rate));
        Assert.All(HeadlineStatistics.All(figures, County), shown => Assert.Null(shown.Sentence));
        Assert.All(HeadlineStatistics.All(figures, County), shown => Assert.Null(shown.Lateness));
    }

    [Fact]
    public void A_year_of_which_nothing_is_known_says_so()
    {
        var shown = HeadlineStatistics.RemedyRate(Nothing, SimilarAverages.None);

        Assert.Equal((null, "No figures are given for this year"), (shown.Rate, shown.Counts));
        Assert.Equal("No average of similar authorities is given for this year", shown.Average);
    }

    [Fact]
    public void Compliance_shows_its_late_ones_beside_the_rate_and_has_no_verdict()
    {
        var figures = Nothing with { ComplianceOutcomes = 63, Complied = 62, CompliedLate = 3 };
        var shown = HeadlineStatistics.ComplianceRate(figures, County);

        Assert.Equal(("98%", "62 of 63 outcomes", "3 were completed late"), (shown.Rate, shown.Counts, shown.Lateness));
        Assert.Null(shown.Verdict);
        Assert.Null(shown.Sentence);
        Assert.Equal("1 was completed late", HeadlineStatistics.ComplianceRate(figures with { CompliedLate = 1 }, County).Lateness);
        Assert.Equal("None was completed late", HeadlineStatistics.ComplianceRate(figures with { CompliedLate = 0 }, County).Lateness);
    }

    [Fact]
    public void Satisfactory_remedies_are_a_share_of_upheld_decisions()
    {
        var shown = HeadlineStatistics.RemedyRate(Nothing with { Upheld = 53, Investigated = 61, SatisfactoryRemedies = 4 }, County);

        Assert.Equal(("8%", "4 of 53 upheld decisions", Verdict.WithinRange), (shown.Rate, shown.Counts, shown.Verdict));
    }

    [Fact]
    public void Per_100000_is_computed_only_where_the_row_gives_its_population()
    {
        var with = HeadlineStatistics.UpheldPerHundredThousand(Nothing with { Upheld = 76, Population = 1_578_500 }, County);
        var without = HeadlineStatistics.UpheldPerHundredThousand(Nothing with { Upheld = 76 }, County);
        var published = HeadlineStatistics.UpheldPerHundredThousand(Nothing with { Upheld = 19, PublishedUpheldPerHundredThousand = 2 }, County);

        Assert.Equal(("4.8", "76 upheld decisions among 1,578,500 residents"), (with.Rate, with.Counts));
        Assert.Equal((null, "76 upheld decisions"), (without.Rate, without.Counts));
        Assert.Equal(("2", "Average of similar authorities: 4.5"), (published.Rate, published.Average));
    }

    [Fact]
    public void A_computed_average_is_rounded_and_labelled_as_computed()
    {
        var pooled = County with { UpheldRate = new Average { Value = 79.5m, IsComputed = true } };

        Assert.Equal(
            "Average of similar authorities, computed by the portal: 80%",
            HeadlineStatistics.UpheldRate(Nothing with { Upheld = 1, Investigated = 2 }, pooled).Average);
    }

    [Fact]
    public void Without_an_average_the_sentence_says_so()
    {
        Assert.Equal(
            "There is no average of similar authorities to compare this with.",
            HeadlineStatistics.UpheldRate(Nothing with { Upheld = 1, Investigated = 2 }, SimilarAverages.None).Sentence);
    }

    [Fact]
    public void Counts_that_cannot_be_are_not_turned_into_a_rate()
    {
        var shown = HeadlineStatistics.UpheldRate(Nothing with { Upheld = 5, Investigated = 4 }, County);

        Assert.Null(shown.Rate);
        Assert.Null(shown.Verdict);
    }

    [Theory]
    [MemberData(nameof(PublishedStatistics.Rows), MemberType = typeof(PublishedStatistics))]
    public void Every_published_row_shows_exactly_its_published_rates(string row, AnnualFigures figures)
    {
        Assert.NotEmpty(row);
        var shown = HeadlineStatistics.All(figures, County);

        Assert.Equal(figures.PublishedUpheldRate ?? Rates.WholePercent(figures.Upheld!.Value, figures.Investigated!.Value), shown[0].Value);
        Assert.Equal(figures.PublishedComplianceRate, shown[1].Value);
        Assert.Equal(figures.PublishedRemedyRate, shown[2].Value);
        Assert.Equal(figures.PublishedUpheldPerHundredThousand, shown[3].Value);
        Assert.DoesNotContain('%', shown[3].Rate ?? "");
    }

    private static Average Published(decimal value) => new() { Value = value, IsComputed = false };
}
