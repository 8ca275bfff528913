using CouncilPortal.PublicReports;
using CouncilPortal.Time;
using FsCheck.Fluent;
using Xunit;

namespace CouncilPortal.UnitTests.PublicReports;

/// <summary>The clocks of the Local Government Act 1974, sections 30 and 31, from the day of receipt.</summary>
public sealed class ReportClocksTests
{
    private static readonly DateOnly Received = new(2026, 1, 12);

    [Fact]
    public void Nothing_runs_before_receipt()
    {
        var clocks = new ReportDiary().On(Received).Clocks;
        Assert.Equal(Enum.GetValues<ReportClockKind>(), clocks.Select(c => c.Kind));
        Assert.All(clocks, c => Assert.Equal((null, ReportClockState.NotStarted, false), (c.DueOn, c.StateOn(Received), c.IsOpen)));
        Assert.Equal("The Ombudsman records when the council received the report.", ReportWording.Next(new ReportDiary().On(Received)));
    }

    [Fact]
    public void Receipt_starts_two_weeks_for_notice_a_week_more_to_open_copies_and_twice_three_months()
    {
        var clocks = new ReportDiary().Received(Received).On(Received).Clocks;
        Assert.Equal(
            [new DateOnly(2026, 1, 26), new DateOnly(2026, 2, 2), new DateOnly(2026, 4, 11), new DateOnly(2026, 7, 11)],
            clocks.Select(c => c.DueOn!.Value));
    }

    [Fact]
    public void The_period_for_notice_is_the_one_of_the_letter_or_else_the_setting()
    {
        var diary = new ReportDiary().Received(Received);
        Assert.Equal(Received.AddDays(21), ReportClocks.Of(diary.Facts, 3)[0].DueOn);
        Assert.Equal(Received.AddDays(7), ReportClocks.Of(diary.NoticeWeeks(1).Facts, 3)[0].DueOn);
        Assert.Equal(Received.AddDays(21), ReportClocks.Of(diary.NoticeWeeks(null).Facts, 3)[0].DueOn);
    }

    [Fact]
    public void Copies_open_within_a_week_of_the_notice_that_was_given()
    {
        var clock = new ReportDiary().Received(Received).Noticed(Received.AddDays(3)).On(Received).Clocks[1];
        Assert.Equal(Received.AddDays(10), clock.DueOn);
    }

    [Fact]
    public void Three_weeks_count_the_first_day() => Assert.Equal(new DateOnly(2026, 2, 8), ReportClocks.EarliestClosing(new DateOnly(2026, 1, 19)));

    [Fact]
    public void A_last_day_lasts_until_its_midnight()
    {
        var clock = new ReportDiary().Received(Received).On(Received).Clocks[2];
        Assert.Equal(ReportClockState.Running, clock.StateOn(new DateOnly(2026, 4, 11)));
        Assert.Equal(ReportClockState.Overdue, clock.StateOn(new DateOnly(2026, 4, 12)));
        Assert.Equal("1 day late", ReportWording.When(clock, new DateOnly(2026, 4, 12)));
        Assert.Equal("in 89 days", ReportWording.When(clock, Received));
    }

    [Theory]
    [InlineData(40, 50, 50)]
    [InlineData(60, 50, 60)]
    public void Considering_and_answering_are_done_with_the_later_of_the_two(int considered, int answered, int done)
    {
        var diary = new ReportDiary().Received(Received).Considered(Received.AddDays(considered));
        Assert.Null(diary.On(Received).Clocks[2].DoneOn);
        Assert.Equal(Received.AddDays(done), diary.Answered(Received.AddDays(answered)).On(Received).Clocks[2].DoneOn);
    }

    [Fact]
    public void An_answer_after_the_last_day_is_done_late()
    {
        var clock = new ReportDiary().Received(Received).Considered(Received).Answered(new DateOnly(2026, 4, 14)).On(new DateOnly(2026, 5, 1)).Clocks[2];
        Assert.Equal(ReportClockState.DoneLate, clock.StateOn(new DateOnly(2026, 5, 1)));
        Assert.Equal("on 14 April 2026, 3 days late", ReportWording.When(clock, new DateOnly(2026, 5, 1)));
        Assert.Equal("done 3 days late", ReportWording.Brief(clock, new DateOnly(2026, 5, 1)));
    }

    [Fact]
    public void A_longer_period_keeps_the_original_and_moves_what_begins_with_its_end()
    {
        var clocks = new ReportDiary().Received(Received).Extended(ReportClockKind.Answer, new DateOnly(2026, 4, 30)).On(Received).Clocks;
        Assert.Equal((new DateOnly(2026, 4, 11), new DateOnly(2026, 4, 30), true), (clocks[2].OriginalDueOn, clocks[2].DueOn, clocks[2].IsExtended));
        Assert.Equal((new DateOnly(2026, 7, 31), false), (clocks[3].DueOn, clocks[3].IsExtended));
    }

    [Fact]
    public void A_longer_period_never_shortens_and_the_latest_counts()
    {
        var diary = new ReportDiary().Received(Received).Extended(ReportClockKind.Notice, new DateOnly(2026, 1, 30)).Extended(ReportClockKind.Notice, new DateOnly(2026, 2, 6));
        Assert.Equal(new DateOnly(2026, 2, 6), diary.On(Received).Clocks[0].DueOn);
        Assert.Equal(new DateOnly(2026, 3, 15), diary.Received(new DateOnly(2026, 3, 1)).On(Received).Clocks[0].DueOn);
    }

    [Fact]
    public void What_was_recorded_by_mistake_does_not_count_and_stays()
    {
        var diary = new ReportDiary().Received(Received).Considered(Received).Considered(null).Extended(ReportClockKind.Answer, new DateOnly(2026, 5, 1)).Extended(ReportClockKind.Answer, null);
        Assert.Null(diary.Facts.Of(ReportFactKind.Considered));
        Assert.False(diary.On(Received).Clocks[2].IsExtended);
        Assert.Equal(5, diary.Facts.All.Count);
        Assert.Equal("Recorded by mistake: the longer period for “Consider and answer” does not stand.", ReportWording.Details(diary.Facts.All[^1]));
    }

    [Fact]
    public void A_further_report_stops_what_is_not_done()
    {
        var standing = new ReportDiary().Received(Received).Noticed(Received).FurtherReport(new DateOnly(2026, 5, 1)).On(new DateOnly(2026, 6, 1));
        Assert.Equal([ReportClockState.Done, ReportClockState.Stopped, ReportClockState.Stopped, ReportClockState.Stopped], standing.Clocks.Select(c => c.StateOn(standing.Today)));
        Assert.Equal((true, false, null, "Further report"), (standing.IsClosed, standing.IsOverdue, standing.NextDueOn, ReportWording.Stage(standing)));
    }

    [Fact]
    public void What_is_needed_next_follows_the_facts()
    {
        var diary = new ReportDiary().Received(Received);
        Assert.Equal("Give public notice by 26 January 2026.", Next(diary));
        Assert.Equal("Open copies for inspection by 2 February 2026, for three weeks.", Next(diary.Noticed(new DateOnly(2026, 1, 26))));
        Assert.Equal("Members consider the report and the council answers by 11 April 2026.", Next(diary.Opened(new DateOnly(2026, 1, 30), new DateOnly(2026, 2, 19))));
        Assert.Equal("Members have considered the report. The council answers by 11 April 2026.", Next(diary.Considered(new DateOnly(2026, 3, 3))));
        Assert.Equal("Confirm by 11 July 2026 that what was to be done is done.", Next(diary.Answered(new DateOnly(2026, 3, 5))));
        Assert.Equal("The Ombudsman decides whether it accepts what was done.", Next(diary.Confirmed(new DateOnly(2026, 6, 1))));
        Assert.Equal("With the Ombudsman", ReportWording.Stage(diary.On(new DateOnly(2026, 6, 2))));
        Assert.Equal("Nothing. The Ombudsman has accepted what was done.", Next(diary.Accepted(new DateOnly(2026, 6, 9))));
        Assert.True(diary.On(new DateOnly(2026, 6, 10)).IsClosed);
    }

    [Fact]
    public void The_last_days_follow_one_another_whenever_the_report_is_received() =>
        Property.Holds(Property.Dates, received =>
        {
            var due = new ReportDiary().Received(received).On(received).Clocks.Select(c => c.DueOn!.Value).ToList();
            return due.SequenceEqual(due.Order()) && due[0] > received;
        });

    [Fact]
    public void No_longer_period_makes_any_clock_end_sooner() =>
        Property.Holds(
            from received in Property.Dates
            from clock in Gen.Elements(Enum.GetValues<ReportClockKind>())
            from days in Gen.Choose(-40, 400)
            select (received, clock, until: received.AddDays(days)),
            c =>
            {
                var without = new ReportDiary().Received(c.received).On(c.received).Clocks;
                var with = new ReportDiary().Received(c.received).Extended(c.clock, c.until).On(c.received).Clocks;
                return without.Zip(with).All(p => p.Second.DueOn >= p.First.DueOn)
                    && with.Single(x => x.Kind == c.clock).OriginalDueOn == without.Single(x => x.Kind == c.clock).DueOn;
            });

    [Fact]
    public void Each_day_every_clock_is_in_the_one_state_that_its_dates_give() =>
        Property.Holds(
            from received in Property.Dates
            from done in Gen.Choose(0, 200)
            from isDone in Gen.Elements(true, false)
            from today in Gen.Choose(0, 400)
            select (received, done: isDone ? received.AddDays(done) : (DateOnly?)null, today: received.AddDays(today)),
            c =>
            {
                var clock = new ReportDiary().Received(c.received).Noticed(c.done).On(c.today).Clocks[0];
                var expected = c.done is { } done
                    ? done > c.received.AddDays(14) ? ReportClockState.DoneLate : ReportClockState.Done
                    : c.today > c.received.AddDays(14) ? ReportClockState.Overdue : ReportClockState.Running;
                return clock.StateOn(c.today) == expected && clock.IsOpen == (c.done is null);
            });

    [Fact]
    public void The_day_of_receipt_is_one_in_London()
    {
        // Half past midnight in London in summer is still the day before in UTC.
        var received = LondonTime.DateOf(new DateTimeOffset(2026, 6, 30, 23, 30, 0, TimeSpan.Zero));
        Assert.Equal(new DateOnly(2026, 9, 30), new ReportDiary().Received(received).On(received).Clocks[2].DueOn);
    }

    private static string Next(ReportDiary diary) => ReportWording.Next(diary.On(new DateOnly(2026, 1, 20)));
}
