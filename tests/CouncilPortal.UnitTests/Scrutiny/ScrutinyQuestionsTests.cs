using CouncilPortal.Scrutiny;
using CouncilPortal.Statistics;
using Xunit;

namespace CouncilPortal.UnitTests.Scrutiny;

public sealed class ScrutinyQuestionsTests
{
    private static readonly AnnualFigures Unknown = new()
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

    [Fact]
    public void What_is_not_known_raises_no_question() =>
        Assert.Equal(["Do residents find our complaints process, and who does not use it?"], ScrutinyQuestions.For(Unknown, 0, 0));

    [Fact]
    public void Full_and_timely_compliance_raises_none_about_compliance()
    {
        var questions = ScrutinyQuestions.For(Unknown with { ComplianceOutcomes = 4, Complied = 4, CompliedLate = 0 }, 0, 0);
        Assert.Single(questions);
    }

    [Fact]
    public void Cases_below_full_compliance_late_ones_and_promises_still_open_are_asked_about()
    {
        var questions = ScrutinyQuestions.For(Unknown with { ComplianceOutcomes = 4, Complied = 3, CompliedLate = 1 }, 5, 3);
        Assert.Contains(questions, q => q.Contains("not satisfied", StringComparison.Ordinal));
        Assert.Contains(questions, q => q.Contains("late", StringComparison.Ordinal));
        Assert.Contains("Of the 5 improvements we promised, when will the 2 not yet accepted as done be finished?", questions);
    }
}
