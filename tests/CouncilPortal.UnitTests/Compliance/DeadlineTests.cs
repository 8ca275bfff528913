using CouncilPortal.Compliance;
using CouncilPortal.Time;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Compliance;

public sealed class DeadlineTests
{
    private static readonly DateOnly Due = new(2026, 3, 29);

    [Fact]
    public void An_action_completed_on_its_due_date_is_on_time_and_the_day_after_it_is_late()
    {
        Assert.False(Deadline.IsLate(Due, Due));
        Assert.True(Deadline.IsLate(Due.AddDays(1), Due));
        Assert.Equal(0, Deadline.DaysLate(Due.AddDays(-5), Due));
        Assert.Equal(3, Deadline.DaysLate(Due.AddDays(3), Due));
    }

    [Fact]
    public void A_deadline_lasts_until_its_midnight_in_London_also_on_the_day_the_clocks_change()
    {
        var midnight = new DateTimeOffset(2026, 3, 29, 23, 0, 0, TimeSpan.Zero);

        Assert.Equal(midnight, Deadline.EndsAt(Due));
        Assert.False(Deadline.HasPassed(Due, midnight.AddTicks(-1)));
        Assert.True(Deadline.HasPassed(Due, midnight));
    }

    [Theory]
    [InlineData(RecommendationState.Open, true)]
    [InlineData(RecommendationState.MoreEvidenceNeeded, true)]
    [InlineData(RecommendationState.AwaitingComplainant, true)]
    [InlineData(RecommendationState.EvidenceSubmitted, false)]
    [InlineData(RecommendationState.Proposed, false)]
    [InlineData(RecommendationState.DoneLate, false)]
    public void Only_what_is_still_with_the_council_is_overdue(RecommendationState state, bool overdue)
    {
        Assert.False(Deadline.IsOverdue(state, Due, Due));
        Assert.Equal(overdue, Deadline.IsOverdue(state, Due, Due.AddDays(1)));
    }

    [Fact]
    public void Acceptance_depends_on_when_the_action_was_completed_not_on_when_it_was_reviewed()
    {
        Assert.Equal(RecommendationAction.Accept, Deadline.Acceptance(completedOn: Due, dueOn: Due));
        Assert.Equal(RecommendationAction.AcceptLate, Deadline.Acceptance(completedOn: Due.AddDays(1), dueOn: Due));
    }

    [Fact]
    public void A_deadline_has_passed_exactly_when_Londons_date_is_after_it()
    {
        Property.Holds(Property.Dates.Zip(Gen.Choose(-3000, 3000)), x =>
        {
            var instant = LondonTime.StartOf(x.Item1).AddMinutes(x.Item2);
            return Deadline.HasPassed(x.Item1, instant) == LondonTime.DateOf(instant) > x.Item1;
        });
    }

    [Fact]
    public void An_action_is_late_exactly_when_it_has_days_of_lateness()
    {
        Property.Holds(Property.Dates.Two(), x => Deadline.IsLate(x.Item1, x.Item2) == Deadline.DaysLate(x.Item1, x.Item2) > 0);
    }
}
