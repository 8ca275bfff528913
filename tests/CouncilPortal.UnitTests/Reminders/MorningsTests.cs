using CouncilPortal.Reminders;
using Xunit;

namespace CouncilPortal.UnitTests.Reminders;

public sealed class MorningsTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);
    private static readonly DateTimeOffset MondayAtNine = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_morning_has_come_at_seven_in_London_in_winter_and_in_summer()
    {
        Assert.Equal(Monday.AddDays(-1), Mornings.Latest(new DateTimeOffset(2026, 1, 12, 6, 59, 59, TimeSpan.Zero)));
        Assert.Equal(Monday, Mornings.Latest(new DateTimeOffset(2026, 1, 12, 7, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2026, 7, 1), Mornings.Latest(new DateTimeOffset(2026, 7, 1, 6, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2026, 6, 30), Mornings.Latest(new DateTimeOffset(2026, 7, 1, 5, 59, 59, TimeSpan.Zero)));
    }

    [Fact]
    public void The_first_time_the_latest_morning_alone_is_missing() =>
        Assert.Equal([Monday], Mornings.Missing([], MondayAtNine));

    [Fact]
    public void Every_gap_since_the_first_morning_recorded_is_missing_oldest_first() =>
        Assert.Equal(
            [Monday.AddDays(-3), Monday.AddDays(-1), Monday],
            Mornings.Missing([Monday.AddDays(-2), Monday.AddDays(-4)], MondayAtNine));

    [Fact]
    public void Nothing_is_missing_where_every_morning_is_recorded_or_the_clock_was_set_back()
    {
        Assert.Empty(Mornings.Missing([Monday], MondayAtNine));
        Assert.Empty(Mornings.Missing([Monday.AddDays(30)], MondayAtNine));
    }
}
