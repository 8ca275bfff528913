using CouncilPortal.Statistics;
using Xunit;

namespace CouncilPortal.UnitTests.Statistics;

public sealed class ProvisionalYearTests
{
    private static readonly DateOnly InYear = new(2026, 3, 31);
    private static readonly DateOnly NextYear = new(2026, 4, 1);

    [Fact]
    public void A_decision_counts_in_the_year_of_its_date_and_the_rate_divides_by_investigations()
    {
        var years = ProvisionalYear.All(
            [Decided(InYear, "Upheld"), Decided(InYear, "Not upheld"), Decided(InYear, "Closed after initial enquiries"), Decided(InYear, "Advice given"), Decided(NextYear, "Upheld")],
            []);

        Assert.Equal(["2026-27", "2025-26"], years.Select(y => y.Year.ToString()));
        Assert.Equal((1, 1), (years[0].Figures.Upheld, years[0].Figures.Investigated));
        Assert.Equal((1, 2), (years[1].Figures.Upheld, years[1].Figures.Investigated));
        Assert.Equal((1, 1, 1), (years[1].Counts.NotUpheld, years[1].Counts.AssessedAndClosed, years[1].Counts.NotForUs));
        Assert.Null(years[1].Counts.Received);
        Assert.Null(years[1].Figures.PublishedUpheldRate);
    }

    [Fact]
    public void An_outcome_counts_in_the_year_in_which_it_was_recorded_and_a_late_one_complied()
    {
        var year = Assert.Single(ProvisionalYear.All([], [Recorded("complete_satisfied"), Recorded("completed_late"), Recorded("complete_not_satisfied"), Recorded("not_complete_not_satisfied")]));

        Assert.Equal((4, 2, 1), (year.Figures.ComplianceOutcomes, year.Figures.Complied, year.Figures.CompliedLate));
        Assert.Equal(0, year.Figures.Investigated);
    }

    [Fact]
    public void Satisfactory_remedies_are_unknown_while_one_upheld_decision_does_not_say()
    {
        Assert.Equal(1, Assert.Single(ProvisionalYear.All([Decided(InYear, "Upheld", true), Decided(InYear, "Upheld", false), Decided(InYear, "Not upheld", null)], [])).Figures.SatisfactoryRemedies);
        Assert.Null(Assert.Single(ProvisionalYear.All([Decided(InYear, "Upheld", true), Decided(InYear, "Upheld", null)], [])).Figures.SatisfactoryRemedies);
    }

    [Fact]
    public void Categories_are_those_of_the_statistics_with_Other_last()
    {
        var year = Assert.Single(ProvisionalYear.All([Decided(InYear, "Upheld") with { Category = "Other" }, Decided(InYear, "Not upheld"), Decided(InYear, "Upheld")], []));

        Assert.Equal([("Housing", 2, 1), ("Other", 1, 1)], year.Categories.Select(c => (c.Category, c.Decided!.Value, c.Upheld!.Value)));
    }

    private static CountedDecision Decided(DateOnly on, string outcome, bool? remedy = false) =>
        new() { DecidedOn = on, Outcome = outcome, Category = "Housing", SatisfactoryRemedy = remedy };

    private static CountedOutcome Recorded(string outcome) => new() { RecordedOn = InYear, Outcome = outcome };
}
