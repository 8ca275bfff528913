using CouncilPortal.Casework;

namespace CouncilPortal.UnitTests.Casework;

public sealed class ReviewRiskTests
{
    private static readonly ReviewRisk None = new() { IsEscalated = false, IsPastDue = false, CameBack = false, IsPersonal = false, WaitsLong = false };

    [Fact]
    public void Without_a_reason_there_are_no_points() => Assert.Equal((0, 0), (None.Points, None.Reasons.Count));

    [Fact]
    public void An_escalation_weighs_three_a_passed_date_two_and_the_others_one() =>
        Assert.Equal(
            [3, 2, 1, 1, 1],
            new[] { None with { IsEscalated = true }, None with { IsPastDue = true }, None with { CameBack = true }, None with { IsPersonal = true }, None with { WaitsLong = true } }
                .Select(r => r.Points));

    [Fact]
    public void Every_reason_is_said_the_weightiest_first() =>
        Assert.Equal(
            ["Escalated", "Past its due date", "Came back before", "Personal remedy", "Waits over two weeks"],
            new ReviewRisk { IsEscalated = true, IsPastDue = true, CameBack = true, IsPersonal = true, WaitsLong = true }.Reasons);

    [Fact]
    public void The_bands_of_waiting_hold_every_day_once()
    {
        var today = new DateOnly(2026, 3, 30);
        for (var days = 0; days < 60; days++)
        {
            var submitted = CouncilPortal.Time.LondonTime.At(today.AddDays(-days), new TimeOnly(23, 30));
            var band = Assert.Single(ReviewsFilter.Ages, b => submitted >= b.Since(today) && submitted < b.Before(today));
            Assert.True(days >= band.From && days <= (band.To ?? int.MaxValue));
        }
    }
}
