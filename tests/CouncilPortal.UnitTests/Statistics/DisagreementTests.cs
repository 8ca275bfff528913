using CouncilPortal.Statistics;
using Xunit;

namespace CouncilPortal.UnitTests.Statistics;

public sealed class DisagreementTests
{
    [Fact]
    public void A_published_rate_is_judged_only_by_both_of_its_counts()
    {
        Assert.Empty(Disagreement.Of(AnnualFigures.Unknown));
        Assert.Empty(Disagreement.Of(AnnualFigures.Unknown with { Upheld = 40, PublishedUpheldRate = 12 }));
        Assert.Empty(Disagreement.Of(AnnualFigures.Unknown with { Upheld = 35, Investigated = 40, PublishedUpheldRate = 88 }));
    }

    [Fact]
    public void A_rate_that_its_counts_do_not_give_is_found_with_what_they_give()
    {
        var found = Assert.Single(Disagreement.Of(AnnualFigures.Unknown with { Upheld = 35, Investigated = 40, PublishedUpheldRate = 87 }));

        Assert.Equal(("Upheld rate", "87%", "35 of 40 investigations give 88%"), (found.Statistic, found.Published, found.Given));
    }

    [Fact]
    public void A_rate_of_nothing_is_found()
    {
        Assert.Equal("there were no compliance outcomes", Assert.Single(Disagreement.Of(AnnualFigures.Unknown with { Complied = 0, ComplianceOutcomes = 0, PublishedComplianceRate = 100 })).Given);
        Assert.Equal("there were no upheld decisions", Assert.Single(Disagreement.Of(AnnualFigures.Unknown with { SatisfactoryRemedies = 0, Upheld = 0, PublishedRemedyRate = 0 })).Given);
    }

    [Fact]
    public void Per_100000_is_judged_by_the_rows_own_population()
    {
        var figures = AnnualFigures.Unknown with { Upheld = 40, PublishedUpheldPerHundredThousand = 7 };
        Assert.Empty(Disagreement.Of(figures));
        Assert.Equal("40 for 500000 residents give 8", Assert.Single(Disagreement.Of(figures with { Population = 500_000 })).Given);
    }
}
