using CouncilPortal.Statistics;
using Xunit;

namespace CouncilPortal.UnitTests.Statistics;

public sealed class TrendsTests
{
    [Fact]
    public void Without_any_year_there_is_no_trend() => Assert.Empty(Trends.Of([]));

    [Fact]
    public void A_year_without_figures_between_two_others_is_shown_as_such_and_not_as_zero()
    {
        var trend = Trends.Of([Year(2017, upheld: 3, investigated: 5), Year(2019, upheld: 1, investigated: 1)])[0];

        Assert.Equal(["2017-18", "2018-19", "2019-20"], trend.Points.Select(p => p.Year.ToString()));
        Assert.Null(trend.Points[1].Value);
        Assert.Equal("No figures are given for this year", trend.Points[1].Counts);
    }

    [Fact]
    public void A_year_without_investigations_has_no_rate_and_says_why()
    {
        var point = Trends.Of([Year(2019, upheld: 0, investigated: 0)])[0].Points[0];

        Assert.Null(point.Value);
        Assert.Null(point.Interval);
        Assert.Equal("No investigations this year", point.Counts);
    }

    // The intervals are those that domain.md gives.
    [Theory]
    [InlineData(3, 5, "23% to 88%")]
    [InlineData(0, 3, "0% to 56%")]
    [InlineData(1, 1, "21% to 100%")]
    [InlineData(58, 100, "48% to 67%")]
    public void An_upheld_rate_carries_Wilsons_interval(int upheld, int investigated, string interval)
    {
        var trend = Trends.Of([Year(2019, upheld, investigated)])[0];

        Assert.Equal(interval, trend.Words(trend.Points[0].Interval));
    }

    [Fact]
    public void A_compliance_rate_is_an_exact_count_without_an_interval()
    {
        var year = Year(2019, 3, 5) with { Figures = AnnualFigures.Unknown with { ComplianceOutcomes = 4, Complied = 3 } };

        var point = Trends.Of([year])[1].Points[0];

        Assert.Equal("75%", point.Rate);
        Assert.Null(point.Interval);
    }

    [Fact]
    public void A_rate_whose_counts_are_not_given_is_drawn_without_an_interval()
    {
        var year = Year(2019, 3, 5) with { Figures = AnnualFigures.Unknown with { PublishedUpheldRate = 61 } };

        var point = Trends.Of([year])[0].Points[0];

        Assert.Equal(61, point.Value);
        Assert.Null(point.Interval);
    }

    [Fact]
    public void A_figure_per_100_000_has_no_percent_sign_and_a_scale_above_everything_drawn()
    {
        var year = Year(2023, 76, 94) with { Figures = AnnualFigures.Unknown with { Upheld = 76, Population = 1_600_000, PublishedUpheldPerHundredThousand = 4.8m } };

        var trend = Trends.Of([year])[3];

        Assert.Equal("4.8", trend.Points[0].Rate);
        Assert.Equal("3.7 to 5.9", trend.Words(trend.Points[0].Interval));
        Assert.Equal(8, trend.Top);
    }

    [Fact]
    public void The_headline_says_the_last_rate_and_the_first_with_their_years()
    {
        var trend = Trends.Of([Year(2017, 1, 2), Year(2018, 0, 0), Year(2019, 3, 4)])[0];

        Assert.Equal("Upheld rate: 75% in 2019-20, 50% in 2017-18", trend.Headline);
    }

    private static TrendYear Year(int start, int upheld, int investigated) => new()
    {
        Year = new ReportingYear(start),
        IsPublished = true,
        Figures = AnnualFigures.Unknown with { Upheld = upheld, Investigated = investigated },
        Averages = SimilarAverages.None,
    };
}
