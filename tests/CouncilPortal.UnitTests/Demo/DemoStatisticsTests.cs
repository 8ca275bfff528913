using CouncilPortal.Compliance;
using CouncilPortal.Demo;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Xunit;

namespace CouncilPortal.UnitTests.Demo;

/// <summary>The figures of the invented councils add up and show what figures can look like.</summary>
public sealed class DemoStatisticsTests
{
    private static readonly DemoScript Script = DemoScript.For(new DateOnly(2026, 11, 23), new WorkingDays([]));

    private static readonly Dictionary<string, string> Mapping = new()
    {
        ["Adult care services"] = "Adult Care Services",
        ["Benefits and tax"] = "Benefits & Tax",
        ["Children's care services"] = "Education & Children's Services",
        ["Education"] = "Education & Children's Services",
        ["Environment and regulation"] = "Environmental Services, Public Protection & Regulation",
        ["Housing"] = "Housing",
        ["Other categories"] = "Corporate & Other Services",
        ["Planning"] = "Planning & Development",
        ["Transport and highways"] = "Highways & Transport",
    };

    public static TheoryData<int> Days() => [.. Enumerable.Range(0, 24).Select(i => i * 31)];

    [Theory, MemberData(nameof(Days))]
    public void Parts_never_exceed_their_wholes(int day)
    {
        var script = DemoScript.For(new DateOnly(2026, 3, 1).AddDays(day), new WorkingDays([]));
        Assert.All(script.Years, y =>
        {
            Assert.InRange(y.Upheld, 0, y.Investigated);
            Assert.InRange(y.SatisfactoryRemedies, 0, y.Upheld);
            Assert.InRange(y.Complied, 0, y.ComplianceOutcomes);
            Assert.InRange(y.CompliedLate, 0, y.Complied);
            Assert.InRange(y.Received, 0, int.MaxValue);
        });
    }

    [Theory, MemberData(nameof(Days))]
    public void Categories_add_up_to_the_year(int day)
    {
        var script = DemoScript.For(new DateOnly(2026, 3, 1).AddDays(day), new WorkingDays([]));
        foreach (var year in script.Years)
        {
            var rows = CategoryShares.Of(year, script.Decisions, Mapping).ToList();
            Assert.Equal((year.Received, year.Decided, year.Upheld), (rows.Sum(r => r.Received), rows.Sum(r => r.Decided), rows.Sum(r => r.Upheld)));
            Assert.All(rows, r => Assert.True(r is { Received: >= 0, Upheld: >= 0 } && r.Upheld <= r.Decided));
        }
    }

    [Theory, MemberData(nameof(Days))]
    public void Decisions_and_outcomes_that_are_told_are_within_the_figures_of_their_year(int day)
    {
        var script = DemoScript.For(new DateOnly(2026, 3, 1).AddDays(day), new WorkingDays([]));
        foreach (var year in script.Years)
        {
            var told = script.Decisions.Where(d => d.Councils.Contains(year.Council) && d.Year == year.Year).ToList();
            Assert.InRange(told.Count(d => d.IsUpheld), 0, year.Upheld);
            Assert.InRange(told.Count(d => d.Outcome == "Not upheld"), 0, year.Investigated - year.Upheld);
            Assert.InRange(told.Count(d => d.SatisfactoryRemedy == true), 0, year.SatisfactoryRemedies);
            var outcomes = script.Decisions.Select(d => d.Outcomes.LastOrDefault(o => o.Council == year.Council).Outcome)
                .OfType<DemoOutcome>().Where(o => year.Year.Contains(o.On)).ToList();
            Assert.InRange(outcomes.Count, 0, year.ComplianceOutcomes);
            Assert.InRange(outcomes.Count(o => o.Outcome.IsLate()), 0, year.CompliedLate);
            Assert.InRange(outcomes.Count(o => !o.Outcome.Satisfies()), 0, year.ComplianceOutcomes - year.Complied);
        }
    }

    [Fact]
    public void Each_council_has_eight_closed_years_and_the_abolished_one_those_before_them()
    {
        foreach (var council in DemoCouncil.All)
        {
            var years = Script.Years.Where(y => y.Council == council).Select(y => y.Year).ToList();
            Assert.Equal(council.IsAbolished ? [new(2015), new(2016), new(2017)] : Enumerable.Range(2018, 8).Select(y => new ReportingYear(y)), years);
        }
    }

    [Fact]
    public void There_is_a_year_without_investigations_one_without_outcomes_one_below_full_compliance_and_one_with_late_ones()
    {
        var ambleford = Script.Years.Where(y => y.Council == DemoCouncil.Ambleford).ToList();
        Assert.Contains(ambleford, y => y.Investigated == 0);
        Assert.Contains(ambleford, y => y.ComplianceOutcomes == 0);
        Assert.Contains(ambleford, y => y.ComplianceRate < 100);
        Assert.Contains(ambleford, y => y.CompliedLate > 0);
        Assert.Contains(ambleford, y => y.ComplianceRate == 100);
    }
}
