using CouncilPortal.Reminders;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Reminders;

/// <summary>Every morning planned on its own, across clock changes, Easter, the end of a year and a leap day: a table written by hand from a calendar.</summary>
public sealed class RightInTimeTests
{
    private static readonly (string Holiday, string Name)[] Holidays =
    [
        ("2026-04-03", "Good Friday"), ("2026-04-06", "Easter Monday"), ("2026-05-04", "Early May"), ("2026-05-25", "Spring"), ("2026-08-31", "Summer"),
        ("2026-12-25", "Christmas Day"), ("2026-12-28", "Boxing Day (substitute)"), ("2027-01-01", "New Year"), ("2028-01-03", "New Year (substitute)"),
    ];

    private static readonly (string Why, string DueOn, string[] Mornings)[] Cases =
    [
        ("the clocks go forward on 29 March", "2026-03-31", ["2026-03-17", "2026-03-24", "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-08"]),
        ("Easter", "2026-04-07", ["2026-03-24", "2026-03-27", "2026-04-02", "2026-04-07", "2026-04-08", "2026-04-15"]),
        ("due on a Sunday in a long weekend", "2026-05-03", ["2026-04-17", "2026-04-27", "2026-05-01", "2026-05-05", "2026-05-12"]),
        ("the clocks go back on 25 October", "2026-10-26", ["2026-10-12", "2026-10-19", "2026-10-23", "2026-10-26", "2026-10-27", "2026-11-03"]),
        ("the end of a year", "2026-12-31", ["2026-12-17", "2026-12-22", "2026-12-30", "2026-12-31", "2027-01-04", "2027-01-11"]),
        ("a leap day", "2028-02-29", ["2028-02-15", "2028-02-22", "2028-02-28", "2028-02-29", "2028-03-01", "2028-03-08"]),
    ];

    [Theory, BothEngines]
    public async Task Each_reminder_comes_on_its_morning_at_seven_once_for_each_recipient_and_none_after_the_end(EngineKind kind)
    {
        foreach (var (why, dueOn, mornings) in Cases)
        {
            await using var data = await TestDatabase.Create(kind);
            var (council, _) = await data.Ambleford();
            await data.Member("Dev Deputy", Scopes.Role.LinkOfficer, council);
            foreach (var (holiday, name) in Holidays)
            {
                await data.Execute("insert into bank_holidays (holiday, name) values (@on, @name) on conflict do nothing", new { on = Day(holiday), name });
            }

            var (due, last) = (Day(dueOn), Day(mornings[^1]));
            await At(data, due.AddDays(-17));
            var action = await data.Action(council, "25000001", due);
            for (var day = due.AddDays(-16); day <= last; day = day.AddDays(1))
            {
                await At(data, day);
                await data.CatchUp();
            }

            await data.Execute("update recommendations set state = 'evidence_submitted' where id = @action", new { action });
            for (var day = 1; day <= 10; day++)
            {
                await At(data, last.AddDays(day));
            }

            foreach (var recipient in new[] { "Dev Deputy", "Lena Officer" })
            {
                var sent = (await data.Reminders()).Where(r => r.RecipientName == recipient).Select(r => $"{r.ForDate:yyyy-MM-dd}").ToList();
                Assert.True(mornings.SequenceEqual(sent), $"{why}, {recipient}: {string.Join(", ", sent)}");
            }

            Assert.Equal(mornings.SelectMany(m => new[] { m, m }).Select(m => Mornings.At(Day(m))), (await data.Mails()).Select(m => m.NextAttemptAt));
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task At(TestDatabase data, DateOnly day)
    {
        data.Time.SetUtcNow(Mornings.At(day));
        await data.CatchUp();
    }
}
