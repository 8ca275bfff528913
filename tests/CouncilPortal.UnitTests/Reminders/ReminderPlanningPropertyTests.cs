using CouncilPortal.Compliance;
using CouncilPortal.Reminders;
using CouncilPortal.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Reminders;

/// <summary>Mornings that are missed, doubled and late, over due dates and bank holidays of every kind.</summary>
public sealed class ReminderPlanningPropertyTests
{
    private const int DaysBefore = 30;
    private const int DaysAfter = 40;

    /// <summary>A due date, the bank holidays around it, how often planning runs each morning, and the day on which the action is settled.</summary>
    public sealed record Story(DateOnly DueOn, IReadOnlyList<int> HolidayOffsets, IReadOnlyList<int> RunsEachMorning, int ClosedAfterDays)
    {
        public WorkingDays WorkingDays { get; } = new(HolidayOffsets.Select(offset => DueOn.AddDays(offset)));

        public DateOnly FirstMorning => DueOn.AddDays(-DaysBefore);

        public RecommendationState StateOn(DateOnly day) =>
            day.DayNumber - FirstMorning.DayNumber >= ClosedAfterDays ? RecommendationState.EvidenceSubmitted : RecommendationState.Open;
    }

    private static readonly Gen<Story> Stories =
        from dueOn in Property.Dates
        from holidays in Gen.ListOf(Gen.Choose(-DaysBefore, DaysAfter), 5)
        from runs in Gen.ListOf(Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Choose(2, 4))), DaysBefore + DaysAfter)
        from closed in Gen.Choose(0, 2 * (DaysBefore + DaysAfter))
        select new Story(dueOn, holidays.ToList(), runs.ToList(), closed);

    [Fact]
    public void Nobody_gets_the_same_reminder_twice()
    {
        Property.Holds(Stories, story =>
        {
            var sent = Run(story);
            return sent.Select(s => s.Reminder).Distinct().Count() == sent.Count;
        });
    }

    [Fact]
    public void Every_recipient_gets_the_same_reminders()
    {
        Property.Holds(Stories, story =>
        {
            var byRecipient = Run(story).ToLookup(s => s.Reminder.RecipientId, s => (s.Reminder.Kind, s.Reminder.ForDate));
            return byRecipient[7].SequenceEqual(byRecipient[8]) && byRecipient.Count is 0 or 2;
        });
    }

    [Fact]
    public void Planning_a_morning_twice_plans_the_same_reminders()
    {
        Property.Holds(Stories.Zip(Gen.Choose(0, DaysBefore + DaysAfter)).Zip(Gen.Choose(0, 20)), x =>
        {
            var ((story, day), missed) = x;
            var today = story.FirstMorning.AddDays(day);
            return Plan(story, today.AddDays(-1 - missed), today).SequenceEqual(Plan(story, today.AddDays(-1 - missed), today))
                && Plan(story, today, today).Count == 0;
        });
    }

    [Fact]
    public void Nothing_is_sent_once_the_council_has_submitted_its_evidence()
    {
        Property.Holds(Stories, story => Run(story).TrueForAll(s => story.StateOn(s.SentOn) == RecommendationState.Open));
    }

    [Fact]
    public void Every_reminder_is_one_of_the_schedule_and_never_sent_before_its_day()
    {
        Property.Holds(Stories, story =>
        {
            var schedule = Schedule(story).ToHashSet();
            return Run(story).TrueForAll(s => schedule.Contains((s.Reminder.Kind, s.Reminder.ForDate)) && s.Reminder.ForDate <= s.SentOn);
        });
    }

    [Fact]
    public void Every_reminder_belongs_to_a_working_day_and_no_two_to_the_same_one()
    {
        Property.Holds(Stories, story =>
        {
            var dates = Run(story).Where(s => s.Reminder.RecipientId == 7).Select(s => s.Reminder.ForDate).ToList();
            return dates.TrueForAll(story.WorkingDays.IsWorkingDay) && dates.Distinct().Count() == dates.Count;
        });
    }

    [Fact]
    public void What_is_sent_is_true_on_the_day_it_is_sent()
    {
        Property.Holds(Stories, story => Run(story).TrueForAll(s =>
            IsOverdue(s.Reminder.Kind) == s.SentOn > story.DueOn));
    }

    [Fact]
    public void Each_morning_that_runs_leaves_no_reminder_unsent_that_is_still_meaningful()
    {
        Property.Holds(Stories, story =>
        {
            var sent = Run(story);
            return RunDays(story).Where(day => story.StateOn(day) == RecommendationState.Open).All(day =>
            {
                // The first morning begins the history: what belongs to earlier days was never owed.
                var due = Schedule(story)
                    .Where(s => s.ForDate >= story.FirstMorning && s.ForDate <= day && IsOverdue(s.Kind) == day > story.DueOn)
                    .Select(s => (DateOnly?)s.ForDate)
                    .Max();
                return due is null || sent.Exists(s => s.Reminder.RecipientId == 7 && s.Reminder.ForDate == due && s.SentOn <= day);
            });
        });
    }

    [Fact]
    public void Without_a_missed_morning_everything_is_sent_on_its_own_day()
    {
        Property.Holds(Stories, story =>
        {
            var faultless = story with { RunsEachMorning = Enumerable.Repeat(1, DaysBefore + DaysAfter).ToList(), ClosedAfterDays = int.MaxValue };
            var sent = Run(faultless);
            var scheduled = Schedule(faultless).Select(s => s.ForDate).Where(date => RunDays(faultless).Contains(date)).Distinct().Order();
            return sent.TrueForAll(s => s.SentOn == s.Reminder.ForDate)
                && sent.Where(s => s.Reminder.RecipientId == 7).Select(s => s.Reminder.ForDate).Order().SequenceEqual(scheduled);
        });
    }

    [Fact]
    public void Whatever_reminders_a_council_adds_last_warnings_and_overdue_ones_come_on_the_same_mornings()
    {
        var added = from days in Gen.Choose(1, ReminderRules.MostDays)
                    from working in Gen.Elements(true, false)
                    select ReminderRule.Before(days, working && days <= 20) with { IsOn = true };
        Property.Holds(Stories.Zip(Gen.ListOf(added, 4)), x =>
        {
            var (story, extra) = x;
            ReminderRule[] rules = [.. extra.Where(e => ReminderRule.Defaults.All(d => d.Code != e.Code)), .. ReminderRule.Defaults];
            return EachMorning(story, rules).Where(s => s.Rule.NeverOff).SequenceEqual(EachMorning(story, ReminderRule.Defaults).Where(s => s.Rule.NeverOff))
                && EachMorning(story, rules).GroupBy(s => s.ForDate).All(g => g.Count() == 1);
        });
    }

    [Fact]
    public void The_forecast_of_each_morning_is_what_the_next_ones_plan()
    {
        Property.Holds(Stories.Zip(Gen.Choose(0, DaysBefore)), x =>
        {
            var (story, day) = x;
            var today = story.FirstMorning.AddDays(day);
            return ReminderRules.Forecast(story.WorkingDays, ReminderRule.Defaults, story.DueOn, today, 4)
                .SequenceEqual(EachMorning(story, ReminderRule.Defaults).Where(s => s.ForDate > today).Take(4));
        });
    }

    private static IEnumerable<(ReminderRule Rule, DateOnly ForDate)> EachMorning(Story story, IReadOnlyList<ReminderRule> rules) =>
        Enumerable.Range(0, DaysBefore + DaysAfter).Select(n => story.FirstMorning.AddDays(n))
            .Select(day => ReminderRules.Latest(story.WorkingDays, rules, story.DueOn, day.AddDays(-1), day)).OfType<(ReminderRule, DateOnly)>();

    /// <summary>The rules as domain.md states them, day by day, with none of the arithmetic of the code under test.</summary>
    private static IEnumerable<(string Kind, DateOnly ForDate)> Schedule(Story story)
    {
        var days = story.WorkingDays;
        var due = story.DueOn;
        yield return (ReminderRule.DueIn14Days.Code, days.OnOrBefore(due.AddDays(-14)));
        yield return (ReminderRule.DueIn5WorkingDays.Code, days.Before(due, 5));
        yield return (ReminderRule.DueTomorrow.Code, days.Before(due, 1));
        if (days.IsWorkingDay(due))
        {
            yield return (ReminderRule.DueToday.Code, due);
        }

        var dayAfter = days.OnOrAfter(due.AddDays(1));
        yield return (ReminderRule.OverdueDayAfter.Code, dayAfter);
        for (var nominal = dayAfter.AddDays(7); nominal <= due.AddDays(DaysAfter); nominal = nominal.AddDays(7))
        {
            yield return (ReminderRule.OverdueWeekly.Code, days.OnOrAfter(nominal));
        }
    }

    private static bool IsOverdue(string kind) => kind.StartsWith("overdue", StringComparison.Ordinal);

    private static List<DateOnly> RunDays(Story story) =>
        [.. story.RunsEachMorning.Select((runs, day) => (runs, Day: story.FirstMorning.AddDays(day))).Where(x => x.runs > 0).Select(x => x.Day)];

    /// <summary>
    /// Plays the story. A run reads the last planned morning and the reminders already there; of two runs of one morning the
    /// second may have read before the first wrote, and the unique row keeps its reminders out.
    /// </summary>
    private static List<(PlannedReminder Reminder, DateOnly SentOn)> Run(Story story)
    {
        var rows = new HashSet<PlannedReminder>();
        var sent = new List<(PlannedReminder, DateOnly)>();
        var lastPlanned = story.FirstMorning.AddDays(-1);
        for (var day = 0; day < story.RunsEachMorning.Count; day++)
        {
            var today = story.FirstMorning.AddDays(day);
            var readByAll = lastPlanned;
            for (var run = 0; run < story.RunsEachMorning[day]; run++)
            {
                sent.AddRange(Plan(story, readByAll, today).Where(rows.Add).Select(reminder => (reminder, today)));
                lastPlanned = today;
            }
        }

        return sent;
    }

    private static List<PlannedReminder> Plan(Story story, DateOnly lastPlanned, DateOnly today) =>
        [.. ReminderRules.Plan(story.WorkingDays, ReminderRule.Defaults, lastPlanned, today, [new() { Id = 1, DueOn = story.DueOn, State = story.StateOn(today), RecipientIds = [7, 8] }])];
}
