using CouncilPortal.Letters;
using CouncilPortal.Statistics;
using Xunit;

namespace CouncilPortal.UnitTests.Letters;

public sealed class LetterWordingTests
{
    private static readonly AnnualFigures Quiet = new()
    {
        Investigated = 0,
        Upheld = 0,
        SatisfactoryRemedies = 0,
        ComplianceOutcomes = 0,
        Complied = 0,
        CompliedLate = 0,
        Population = null,
        PublishedUpheldRate = null,
        PublishedComplianceRate = null,
        PublishedRemedyRate = null,
        PublishedUpheldPerHundredThousand = null,
    };

    private static readonly AnnualFigures Busy = Quiet with
    {
        Investigated = 30,
        Upheld = 23,
        SatisfactoryRemedies = 2,
        ComplianceOutcomes = 19,
        Complied = 18,
        CompliedLate = 3,
    };

    private static readonly SimilarAverages Averages = SimilarAverages.None with { UpheldRate = new Average { Value = 80, IsComputed = false } };

    [Fact]
    public void Each_statistic_comes_with_its_counts_and_the_average_of_similar_authorities()
    {
        var body = LetterWording.Body(Facts(Busy, []));
        Assert.Contains("**77%**: 23 of 30 investigations. Average of similar authorities: 80%.", body, StringComparison.Ordinal);
        Assert.Contains("**95%**: 18 of 19 outcomes. 3 were completed late.", body, StringComparison.Ordinal);
        Assert.Contains("**9%**: 2 of 23 upheld decisions.", body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_three_statistics_come_in_order_under_headings_of_the_second_level()
    {
        var headings = LetterWording.Body(Facts(Busy, [])).Split('\n').Where(line => line.StartsWith('#')).ToList();
        Assert.Equal(["## Complaints upheld", "## Compliance with recommendations", "## Satisfactory remedies"], headings.Take(3));
        Assert.All(headings, heading => Assert.StartsWith("## ", heading, StringComparison.Ordinal));
    }

    [Fact]
    public void No_denominator_no_rate()
    {
        var body = LetterWording.Body(Facts(Quiet, []));
        Assert.DoesNotContain('%', body);
        Assert.Contains("No investigations this year", body, StringComparison.Ordinal);
        Assert.Contains("No recommendations fell due", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_average_that_is_said_once()
    {
        var paragraph = LetterWording.Body(Facts(Busy, [])).Split('\n').Single(line => line.Contains("upheld decisions.", StringComparison.Ordinal));
        Assert.Single(paragraph.Split("average").Skip(1));
    }

    [Fact]
    public void Cases_below_full_compliance_are_named() =>
        Assert.Contains("In one case (25 900 101) we were not satisfied", LetterWording.Body(Facts(Busy, ["25 900 101"])), StringComparison.Ordinal);

    [Fact]
    public void Full_and_timely_compliance_is_thanked_for()
    {
        var perfect = Busy with { Complied = 19, CompliedLate = 0 };
        Assert.Contains("Please thank those who saw to it.", LetterWording.Body(Facts(perfect, [])), StringComparison.Ordinal);
        Assert.DoesNotContain("Please thank", LetterWording.Body(Facts(Busy, [])), StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_from_when_it_is_public() =>
        Assert.Contains("public from 29 July 2026", LetterWording.Body(Facts(Busy, [])), StringComparison.Ordinal);

    private static LetterFacts Facts(AnnualFigures figures, IReadOnlyList<string> notSatisfied) => new()
    {
        Authority = "Ambleford Borough Council",
        Year = new ReportingYear(2025),
        PublishedOn = new DateOnly(2026, 7, 29),
        Figures = figures,
        Averages = Averages,
        NotSatisfied = notSatisfied,
        PublicReports = 0,
    };
}
