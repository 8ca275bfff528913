using CouncilPortal.Compliance;
using CouncilPortal.Reminders;
using CouncilPortal.Time;

namespace CouncilPortal.UnitTests.Reminders;

public sealed class ReminderRulesTests
{
    private static readonly WorkingDays England = new(
    [
        new(2026, 4, 3), new(2026, 4, 6), new(2026, 5, 4), new(2026, 5, 25), new(2026, 8, 31), new(2026, 12, 25), new(2026, 12, 28),
        new(2027, 1, 1), new(2027, 3, 26), new(2027, 3, 29),
    ]);

    [Fact]
    public void An_action_due_on_a_Friday_is_reminded_of_before_on_and_after_it()
    {
        Assert.Equal(
            [
                (ReminderRule.DueIn14Days, Date("2026-11-13")),
                (ReminderRule.DueIn5WorkingDays, Date("2026-11-20")),
                (ReminderRule.DueTomorrow, Date("2026-11-26")),
                (ReminderRule.DueToday, Date("2026-11-27")),
                (ReminderRule.OverdueDayAfter, Date("2026-11-30")),
                (ReminderRule.OverdueWeekly, Date("2026-12-07")),
                (ReminderRule.OverdueWeekly, Date("2026-12-14")),
            ],
            EachMorning("2026-11-27", until: "2026-12-20"));
    }

    [Fact]
    public void What_would_fall_on_a_weekend_or_bank_holiday_comes_earlier_before_the_deadline_and_later_after_it()
    {
        Assert.Equal(
            [
                (ReminderRule.DueIn14Days, Date("2026-12-11")),
                (ReminderRule.DueIn5WorkingDays, Date("2026-12-18")),
                (ReminderRule.DueTomorrow, Date("2026-12-24")),
                (ReminderRule.OverdueDayAfter, Date("2026-12-29")),
                (ReminderRule.OverdueWeekly, Date("2027-01-05")),
            ],
            EachMorning("2026-12-27", until: "2027-01-08"));
    }

    [Fact]
    public void A_weekly_reminder_that_a_bank_holiday_delays_does_not_shift_the_ones_after_it()
    {
        Assert.Equal(
            [Date("2026-03-27"), Date("2026-04-07"), Date("2026-04-10"), Date("2026-04-17")],
            EachMorning("2026-03-26", until: "2026-04-18").Where(sent => sent.ForDate > Date("2026-03-26")).Select(sent => sent.ForDate));
    }

    [Fact]
    public void A_deadline_on_a_leap_day_is_reminded_of_like_any_other()
    {
        Assert.Equal(
            [
                (ReminderRule.DueIn14Days, Date("2028-02-15")),
                (ReminderRule.DueIn5WorkingDays, Date("2028-02-22")),
                (ReminderRule.DueTomorrow, Date("2028-02-28")),
                (ReminderRule.DueToday, Date("2028-02-29")),
                (ReminderRule.OverdueDayAfter, Date("2028-03-01")),
            ],
            EachMorning("2028-02-29", until: "2028-03-05"));
    }

    [Fact]
    public void Reminders_are_computed_from_dates_so_the_changing_clocks_move_none()
    {
        Assert.Contains((ReminderRule.OverdueDayAfter, Date("2026-03-30")), EachMorning("2026-03-27", until: "2026-03-30"));
        Assert.Contains((ReminderRule.DueToday, Date("2026-10-26")), EachMorning("2026-10-26", until: "2026-10-26"));
    }

    [Theory]
    [InlineData(RecommendationState.Open, true)]
    [InlineData(RecommendationState.MoreEvidenceNeeded, true)]
    [InlineData(RecommendationState.Proposed, false)]
    [InlineData(RecommendationState.EvidenceSubmitted, false)]
    [InlineData(RecommendationState.AwaitingComplainant, false)]
    [InlineData(RecommendationState.Done, false)]
    [InlineData(RecommendationState.DoneLate, false)]
    [InlineData(RecommendationState.NotDone, false)]
    [InlineData(RecommendationState.Withdrawn, false)]
    public void Only_what_the_council_can_act_on_is_reminded_of(RecommendationState state, bool reminded)
    {
        var today = Date("2026-11-27");
        var plan = ReminderRules.Plan(England, ReminderRule.Defaults, today.AddDays(-1), today, [Recommendation(today, state)]);

        Assert.Equal(reminded, plan.Any());
    }

    [Fact]
    public void Each_recipient_gets_one_and_a_person_named_twice_gets_one()
    {
        var today = Date("2026-11-26");
        var recommendation = Recommendation(Date("2026-11-27"), RecommendationState.Open) with { RecipientIds = [7, 8, 7] };

        Assert.Equal(
            [
                new PlannedReminder(1, ReminderRule.DueTomorrow.Code, today, 7),
                new PlannedReminder(1, ReminderRule.DueTomorrow.Code, today, 8),
            ],
            ReminderRules.Plan(England, ReminderRule.Defaults, today.AddDays(-1), today, [recommendation]));
    }

    [Fact]
    public void A_missed_morning_is_caught_up_and_keeps_the_date_it_belongs_to()
    {
        Assert.Equal(
            (ReminderRule.DueIn5WorkingDays, Date("2026-11-20")),
            ReminderRules.Latest(England, ReminderRule.Defaults, Date("2026-11-27"), lastPlanned: Date("2026-11-19"), today: Date("2026-11-23")));
    }

    [Fact]
    public void Of_several_missed_reminders_only_the_latest_is_sent()
    {
        Assert.Equal(
            (ReminderRule.DueToday, Date("2026-11-27")),
            ReminderRules.Latest(England, ReminderRule.Defaults, Date("2026-11-27"), lastPlanned: Date("2026-11-12"), today: Date("2026-11-27")));
        Assert.Equal(
            (ReminderRule.OverdueWeekly, Date("2026-12-14")),
            ReminderRules.Latest(England, ReminderRule.Defaults, Date("2026-11-27"), lastPlanned: Date("2026-11-12"), today: Date("2026-12-16")));
    }

    [Fact]
    public void A_weekly_reminder_that_a_bank_holiday_delays_leaves_the_missed_one_before_it_to_be_caught_up()
    {
        Assert.Equal(
            (ReminderRule.OverdueWeekly, Date("2026-03-27")),
            ReminderRules.Latest(England, ReminderRule.Defaults, Date("2026-03-19"), lastPlanned: Date("2026-03-26"), today: Date("2026-04-06")));
    }

    [Fact]
    public void Of_two_reminders_on_one_morning_the_more_urgent_one_is_sent()
    {
        var longHolidays = new WorkingDays(Enumerable.Range(0, 13).Select(day => Date("2026-11-14").AddDays(day)));

        Assert.Equal(
            (ReminderRule.DueTomorrow, Date("2026-11-13")),
            ReminderRules.Latest(longHolidays, ReminderRule.Defaults, Date("2026-11-27"), lastPlanned: Date("2026-11-12"), today: Date("2026-11-13")));
    }

    [Fact]
    public void A_reminder_that_is_no_longer_true_is_not_sent()
    {
        Assert.Null(ReminderRules.Latest(England, ReminderRule.Defaults, Date("2026-11-27"), lastPlanned: Date("2026-11-26"), today: Date("2026-11-28")));
    }

    [Fact]
    public void The_last_reminder_of_a_deadline_at_the_weekend_is_still_true_on_the_day_itself()
    {
        Assert.Equal(
            (ReminderRule.DueTomorrow, Date("2026-11-27")),
            ReminderRules.Latest(England, ReminderRule.Defaults, Date("2026-11-29"), lastPlanned: Date("2026-11-26"), today: Date("2026-11-29")));
    }

    [Fact]
    public void A_morning_already_planned_has_nothing_left()
    {
        Assert.Null(ReminderRules.Latest(England, ReminderRule.Defaults, Date("2026-11-27"), Date("2026-11-27"), Date("2026-11-27")));
        Assert.Null(ReminderRules.Latest(England, ReminderRule.Defaults, Date("2026-11-27"), Date("2026-11-28"), Date("2026-11-27")));
    }

    [Fact]
    public void A_date_that_moves_brings_its_own_reminders()
    {
        Assert.Equal(
            (ReminderRule.DueIn14Days, Date("2026-11-27")),
            ReminderRules.Latest(England, ReminderRule.Defaults, Date("2026-12-11"), Date("2026-11-26"), Date("2026-11-27")));
    }

    [Theory]
    [InlineData("due_in_14_days", "Due in 14 days")]
    [InlineData("due_in_5_working_days", "Due in 5 working days")]
    [InlineData("due_tomorrow", "Due on the next day or working day")]
    [InlineData("due_today", "Due today")]
    [InlineData("overdue_day_after", "Overdue, first working day after")]
    [InlineData("overdue_weekly", "Overdue, weekly")]
    [InlineData("due_in_1_days", "Due in 1 day")]
    [InlineData("due_in_30_days", "Due in 30 days")]
    [InlineData("due_in_10_working_days", "Due in 10 working days")]
    [InlineData("more_evidence_3_working_days", "More evidence wanted for 3 working days")]
    [InlineData("by_hand", "Reminded by hand")]
    public void Kinds_have_a_name_whether_or_not_their_rule_is_there(string stored, string name) =>
        Assert.Equal(name, ReminderRule.NameOf(stored));

    [Fact]
    public void The_names_of_rules_say_what_they_do_and_are_read_back()
    {
        Assert.Equal("due_tomorrow", ReminderRule.Before(1, isWorkingDays: true).Code);
        Assert.All(
            new[] { ReminderRule.Before(1, false), ReminderRule.Before(21, false), ReminderRule.Before(8, true), ReminderRule.Of(ReminderOccasion.MoreEvidence, 4, true) },
            rule => Assert.Equal(rule.Name, ReminderRule.NameOf(rule.Code)));
    }

    [Theory]
    [InlineData("due_in_14_days", "due_soon")]
    [InlineData("due_in_30_days", "due_soon")]
    [InlineData("more_evidence_7_working_days", "more_evidence")]
    [InlineData("due_tomorrow", "last_warnings")]
    [InlineData("due_today", "last_warnings")]
    [InlineData("overdue_day_after", "last_warnings")]
    [InlineData("overdue_weekly", "last_warnings")]
    [InlineData("by_hand", "last_warnings")]
    public void Last_warnings_and_overdue_reminders_cannot_be_chosen_away(string kind, string topic)
    {
        Assert.Equal(topic, ReminderRule.TopicOf(kind).Code);
        Assert.Equal(topic == "last_warnings", ReminderRule.TopicOf(kind).NeverOff);
    }

    [Fact]
    public void A_council_can_be_reminded_earlier_and_on_one_morning_hears_of_the_nearer_day()
    {
        ReminderRule[] rules = [.. ReminderRule.Defaults, ReminderRule.Before(21, isWorkingDays: false), ReminderRule.Before(6, isWorkingDays: false)];
        Assert.Equal(("due_in_21_days", Date("2026-11-06")), On("2026-11-06"));
        Assert.Equal(("due_in_14_days", Date("2026-11-13")), On("2026-11-13"));
        Assert.Equal(("due_in_6_days", Date("2026-11-20")), On("2026-11-20"));

        (string, DateOnly)? On(string today) =>
            ReminderRules.Latest(England, rules, Date("2026-11-27"), Date(today).AddDays(-1), Date(today)) is { } found ? (found.Rule.Code, found.ForDate) : null;
    }

    [Fact]
    public void The_forecast_is_what_the_mornings_will_plan()
    {
        var today = Date("2026-11-12");
        var due = Date("2026-11-27");
        var planned = Enumerable.Range(1, 60).Select(n => today.AddDays(n))
            .Select(day => ReminderRules.Latest(England, ReminderRule.Defaults, due, day.AddDays(-1), day)).OfType<(ReminderRule, DateOnly)>().Take(7);
        Assert.Equal(planned, ReminderRules.Forecast(England, ReminderRule.Defaults, due, today, 7));
    }

    private static List<(ReminderRule Rule, DateOnly ForDate)> EachMorning(string dueOn, string until)
    {
        var due = Date(dueOn);
        var sent = new List<(ReminderRule, DateOnly)>();
        for (var today = due.AddDays(-30); today <= Date(until); today = today.AddDays(1))
        {
            if (ReminderRules.Latest(England, ReminderRule.Defaults, due, today.AddDays(-1), today) is { } reminder)
            {
                sent.Add(reminder);
            }
        }

        return sent;
    }

    private static RemindedRecommendation Recommendation(DateOnly dueOn, RecommendationState state) =>
        new() { Id = 1, DueOn = dueOn, State = state, RecipientIds = [7] };

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
