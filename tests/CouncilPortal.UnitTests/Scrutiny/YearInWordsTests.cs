using CouncilPortal.Scrutiny;
using CouncilPortal.Statistics;
using Xunit;

namespace CouncilPortal.UnitTests.Scrutiny;

public sealed class YearInWordsTests
{
    [Fact]
    public void Each_rate_stands_with_its_counts_and_average_and_the_verdict_in_its_own_words()
    {
        var figures = AnnualFigures.Unknown with
        {
            Investigated = 94,
            Upheld = 76,
            SatisfactoryRemedies = 2,
            ComplianceOutcomes = 63,
            CompliedLate = 3,
            PublishedUpheldRate = 81,
            PublishedComplianceRate = 98,
            PublishedRemedyRate = 3,
        };
        var facts = Facts.With(figures) with { Averages = Facts.Averages(85, 100, 7) };
        Assert.Equal(
            [
                $"In 2023-24 the upheld rate of Kent was 81% (76 of 94 investigations). {facts.Headlines[0].Sentence}",
                "The compliance rate was 98% of 63 outcomes (average of similar authorities: 100%). 3 were completed late.",
                $"The satisfactory remedy rate was 3% (2 of 76 upheld decisions). {facts.Headlines[2].Sentence}",
            ],
            YearInWords.Of("Kent", facts));
        Assert.Contains("around the average of 85%", facts.Headlines[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_cases_there_is_no_rate_and_the_reason_is_said() =>
        Assert.Equal(
            [
                "In 2023-24 Kent has no upheld rate: no investigations this year.",
                "It has no compliance rate: no recommendations fell due.",
                "It has no satisfactory remedy rate: no complaints upheld this year.",
            ],
            YearInWords.Of("Kent", Facts.With(AnnualFigures.Unknown with { Investigated = 0, Upheld = 0, ComplianceOutcomes = 0 }) with { Averages = Facts.Averages(85, 100, 7) }));

    [Fact]
    public void A_council_without_similar_ones_is_compared_with_nothing() =>
        Assert.Equal(
            "In 2023-24 the upheld rate of Fenholt was 50% (1 of 2 investigations).",
            YearInWords.Of("Fenholt", Facts.With(AnnualFigures.Unknown with { Investigated = 2, Upheld = 1 }))[0]);

    [Fact]
    public void Without_a_published_year_nothing_is_said() => Assert.Empty(YearInWords.Of("Kent", Facts.Nothing with { Year = null }));
}
