using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.Demo;
using CouncilPortal.PublicReports;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Xunit;

namespace CouncilPortal.UnitTests.Demo;

/// <summary>What the demonstration tells, whatever day it is told on.</summary>
public sealed class DemoScriptTests
{
    private static readonly WorkingDays WorkingDays = new([]);

    public static TheoryData<DateOnly> Days() =>
    [
        new DateOnly(2026, 11, 23), new DateOnly(2027, 3, 31), new DateOnly(2027, 4, 1), new DateOnly(2027, 4, 3), new DateOnly(2028, 2, 29), new DateOnly(2026, 3, 29), new DateOnly(2026, 10, 25),
        new DateOnly(2026, 12, 31), new DateOnly(2027, 6, 10), new DateOnly(2027, 9, 30),
    ];

    [Theory, MemberData(nameof(Days))]
    public void Every_state_and_outcome_of_a_recommendation_is_there(DateOnly today)
    {
        var ambleford = Recommendations(Script(today)).Where(r => r.Council == DemoCouncil.Ambleford).ToList();
        Assert.Equal(RecommendationStates.All, ambleford.Select(r => r.State).Distinct().Order());
        Assert.Equal(
            ComplianceOutcomes.All,
            Script(today).Decisions.SelectMany(d => d.Outcomes).Select(o => o.Outcome.Outcome).Distinct().Order());
        Assert.Equal(
            Remedies.All.Count(r => !r.StorageText.StartsWith("other", StringComparison.Ordinal)),
            Recommendations(Script(today)).Select(r => r.Remedy.StorageText).Where(r => !r.StartsWith("other", StringComparison.Ordinal)).Distinct().Count());
    }

    [Theory, MemberData(nameof(Days))]
    public void Ambleford_always_has_something_overdue_due_today_due_soon_and_to_come(DateOnly today)
    {
        var open = Recommendations(Script(today))
            .Where(r => r.Council == DemoCouncil.Ambleford && r.State == RecommendationState.Open).Select(r => r.DueOn).ToList();
        Assert.Contains(open, due => due < today.AddDays(-1));
        Assert.Contains(today.AddDays(-1), open);
        Assert.Contains(today, open);
        Assert.Contains(today.AddDays(1), open);
        Assert.Contains(WorkingDays.Add(today, 5), open);
        Assert.Contains(today.AddDays(14), open);
        Assert.Contains(open, due => due > today.AddDays(28));
    }

    [Theory, MemberData(nameof(Days))]
    public void Nothing_happened_in_the_future(DateOnly today)
    {
        var script = Script(today);
        var morning = LondonTime.StartOf(today);
        Assert.All(Recommendations(script), r => Assert.All(r.Events, e => Assert.True(e.At < morning, $"{r.Text} {e.Kind} {e.At}")));
        Assert.All(script.Decisions.SelectMany(d => d.Outcomes), o => Assert.True(o.Outcome.On < today));
        Assert.All(script.Decisions, d => Assert.True(d.DecidedOn < today || d.Recommendations.All(r => r.State == RecommendationState.Proposed)));
    }

    [Theory, MemberData(nameof(Days))]
    public void Dates_follow_one_another(DateOnly today)
    {
        foreach (var decision in Script(today).Decisions)
        {
            Assert.True(decision.ReceivedOn < decision.DecidedOn);
            Assert.True(decision.PublishedOn is null || decision.PublishedOn > decision.DecidedOn);
            foreach (var r in decision.Recommendations)
            {
                Assert.True(r.OriginalDueOn > decision.DecidedOn, r.Text);
                Assert.Equal(r.Events.Select(e => e.At).Order(), r.Events.Select(e => e.At));
                Assert.Equal(r.State, r.Events[^1].State);
                Assert.Equal(r.DueOn, r.DeadlineChanges.Select(c => c.To).LastOrDefault(r.OriginalDueOn));
                Assert.All(r.Submissions, s => Assert.True(s.DoneOn > decision.DecidedOn && s.DoneOn <= LondonTime.DateOf(s.At)));
                Assert.All(r.Submissions.SkipLast(1), s => Assert.Equal("more_wanted", s.Review?.Decision));
            }
        }
    }

    [Theory, MemberData(nameof(Days))]
    public void Done_and_done_late_follow_from_the_dates(DateOnly today)
    {
        foreach (var r in Recommendations(Script(today)))
        {
            var expected = r.State is RecommendationState.Done or RecommendationState.DoneLate;
            Assert.Equal(expected, r.DoneOn is not null);
            Assert.True(r.DoneOn is null || (r.State == RecommendationState.DoneLate) == (r.DoneOn > r.DueOn), r.Text);
        }
    }

    [Theory, MemberData(nameof(Days))]
    public void An_outcome_is_recorded_once_everything_is_settled_and_not_before(DateOnly today)
    {
        foreach (var decision in Script(today).Decisions)
        {
            foreach (var council in decision.Councils)
            {
                var own = decision.Recommendations.Where(r => r.Council == council).ToList();
                var settled = own.Any(r => r.State != RecommendationState.Withdrawn) && own.All(r => r.State.IsSettled());
                Assert.Equal(settled, decision.Outcomes.Any(o => o.Council == council));
                Assert.All(decision.Outcomes.Where(o => o.Council == council), o => Assert.True(o.Outcome.On > own.Max(r => r.LastChange)));
            }
        }
    }

    [Theory, MemberData(nameof(Days))]
    public void Only_a_case_with_fault_carries_recommendations(DateOnly today) =>
        Assert.All(Script(today).Decisions, d => Assert.Equal(d.IsUpheld && d.SatisfactoryRemedy == false, d.Recommendations.Count > 0));

    [Theory, MemberData(nameof(Days))]
    public void References_are_well_formed_unlike_real_ones_and_used_once(DateOnly today)
    {
        var references = Script(today).References.Values.Select(r => DecisionReference.Parse(r).Stored).ToList();
        Assert.Equal(references, references.Distinct());
        Assert.All(references, r => Assert.Equal('9', r[2]));
        Assert.Contains(references, r => char.IsAsciiLetterLower(r[^1]));
    }

    [Theory, MemberData(nameof(Days))]
    public void The_same_day_tells_the_same(DateOnly today) =>
        Assert.Equal(
            Script(today).Decisions.Select(d => (d.Summary, d.DecidedOn, d.PublishedOn, d.Recommendations.Count)),
            Script(today).Decisions.Select(d => (d.Summary, d.DecidedOn, d.PublishedOn, d.Recommendations.Count)));

    [Theory, MemberData(nameof(Days))]
    public void There_are_decisions_published_to_be_published_and_withheld_statements_and_reports_with_each_outcome(DateOnly today)
    {
        var decisions = Script(today).Decisions;
        Assert.Contains(decisions, d => d.PublishedOn <= today);
        Assert.Contains(decisions, d => d.PublishedOn > today);
        Assert.Contains(decisions, d => d.PublishedOn is null && d.DecidedOn < today);
        Assert.Equal(["Report", "Statement"], decisions.Select(d => d.DocumentType).Distinct().Order());
        Assert.Equal(["Closed after initial enquiries", "Not upheld", "Upheld"], decisions.Select(d => d.Outcome).Distinct().Order());
        Assert.True(decisions.Select(d => d.Case.Category).Distinct().Count() >= 7);
        Assert.Contains(decisions, d => d.Councils.SequenceEqual([DemoCouncil.Ambleford, DemoCouncil.Dunmarsh]));
    }

    [Theory, MemberData(nameof(Days))]
    public void A_public_report_is_there_in_each_stage(DateOnly today)
    {
        var reports = Script(today).Reports;
        Assert.All(reports, r => Assert.Equal("Report", r.Decision.DocumentType));
        Assert.All(reports.SelectMany(r => r.Facts), f => Assert.True(f.RecordedOn < today && f.On <= f.RecordedOn, $"{f.Kind} {f.On}"));
        ReportFactKind[] stages =
        [
            ReportFactKind.Received, ReportFactKind.CopiesOpen, ReportFactKind.Considered, ReportFactKind.Answered, ReportFactKind.ActionConfirmed, ReportFactKind.ActionAccepted,
            ReportFactKind.FurtherReport,
        ];
        Assert.Empty(stages.Except(reports.Where(r => r.Facts.Count > 0).Select(r => r.Facts[^1].Kind)));
        Assert.Contains(reports.SelectMany(r => r.Facts), f => f.Kind == ReportFactKind.Extended);
    }

    private static DemoScript Script(DateOnly today) => DemoScript.For(today, WorkingDays);

    private static IEnumerable<DemoRecommendation> Recommendations(DemoScript script) => script.Decisions.SelectMany(d => d.Recommendations);
}
