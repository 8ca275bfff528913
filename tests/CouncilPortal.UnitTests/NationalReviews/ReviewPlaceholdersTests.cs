using CouncilPortal.NationalReviews;
using CouncilPortal.Statistics;
using Xunit;

namespace CouncilPortal.UnitTests.NationalReviews;

/// <summary>The figures in a review are those of the tables below it.</summary>
public sealed class ReviewPlaceholdersTests
{
    [Theory]
    [InlineData("We received {complaints} complaints in {year}.", "We received 17,937 complaints in 2023-24.")]
    [InlineData("We upheld {upheld} of {investigations}: {upheld rate}, against {upheld rate before} in {year before}.", "We upheld 3,202 of 4,003: 80%, against 74% in 2022-23.")]
    [InlineData("Councils complied in {compliance rate} of cases ({late} late), {compliance rate before} before.", "Councils complied in 99.7% of cases (312 late), 99.0% before.")]
    [InlineData("{remedy rate}, {upheld per 100,000}", "13%, 4.8")]
    [InlineData("{ Upheld   RATE }", "80%")]
    [InlineData("[See](/national/{year}) and **{year}**", "[See](/national/2023-24) and **2023-24**")]
    [InlineData("A { brace } and a {nonsense} stay.", "A { brace } and a {nonsense} stay.")]
    public void A_name_in_brackets_reads_as_its_figure(string text, string reads) =>
        Assert.Equal(reads, ReviewPlaceholders.Resolve(text, Held));

    [Fact]
    public void A_rate_that_is_not_published_is_computed_from_its_counts_and_otherwise_not_given()
    {
        var counted = Held with { Rates = [] };

        Assert.Equal("80% and 99.2%", ReviewPlaceholders.Resolve("{upheld rate} and {compliance rate}", counted));
        Assert.Equal(ReviewPlaceholders.NotGiven, ReviewPlaceholders.Resolve("{upheld rate before}", counted));
        Assert.Equal(ReviewPlaceholders.NotGiven, ReviewPlaceholders.Resolve("{upheld rate}", counted with { Figures = null }));
    }

    [Fact]
    public void A_name_that_is_no_figure_is_corrected_with_the_list_of_those_that_are()
    {
        var problem = ReviewPlaceholders.Problem("In {year} we upheld {upheld rat}.", Held);

        Assert.StartsWith("Correct {upheld rat}: the figures are {year}, {year before}, {complaints}", problem, StringComparison.Ordinal);
        Assert.All(ReviewPlaceholders.All, p => Assert.Contains($"{{{p.Name}}}", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_that_is_not_held_is_not_promised()
    {
        Assert.Equal("Leave out {complaints} or bring in England’s figures of 2023-24 first: the portal does not hold it", ReviewPlaceholders.Problem("{complaints}", Held with { Counts = null }));
        Assert.Null(ReviewPlaceholders.Problem("{complaints} and {year}", Held));
    }

    internal static NationalSummary Held { get; } = new()
    {
        Year = ReportingYear.Parse("2023-24"),
        Years = [ReportingYear.Parse("2023-24"), ReportingYear.Parse("2022-23")],
        Rates = [Of("2022-23", 74, 99, 12, 4.5m), Of("2023-24", 80, 99.7m, 13, 4.8m)],
        Counts = new YearCounts
        {
            Received = 17937,
            InvalidOrIncomplete = null,
            AdviceGiven = null,
            ReferredBack = null,
            ClosedAfterInitialEnquiries = null,
            NotUpheld = null,
            NotForUs = null,
            AssessedAndClosed = null,
            Source = null,
        },
        Figures = AnnualFigures.Unknown with { Investigated = 4003, Upheld = 3202, SatisfactoryRemedies = 416, ComplianceOutcomes = 2500, Complied = 2480, CompliedLate = 312 },
        Types = [],
        Categories = [],
        CategoriesFrom = 0,
    };

    private static NationalRates Of(string year, decimal upheld, decimal compliance, decimal remedy, decimal per100K) =>
        new() { Year = year, UpheldRate = upheld, ComplianceRate = compliance, RemedyRate = remedy, UpheldPer100K = per100K, Source = null };
}
