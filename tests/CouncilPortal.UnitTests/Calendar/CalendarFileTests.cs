using System.Text;
using CouncilPortal.Calendar;
using CouncilPortal.Testing;

namespace CouncilPortal.UnitTests.Calendar;

/// <summary>What is written is read by a reader of its own, made from the standard.</summary>
public sealed class CalendarFileTests
{
    [Fact]
    public void A_deadline_is_an_all_day_event_that_takes_up_no_time()
    {
        var one = Assert.Single(Events(Feed(Deadline())));
        Assert.Equal((new DateOnly(2026, 3, 27), new DateOnly(2026, 3, 28)), (one.Date("DTSTART"), one.Date("DTEND")));
        Assert.Equal("TRANSPARENT", one.Text("TRANSP"));
        Assert.Equal("PRIVATE", one.Text("CLASS"));
        Assert.Equal("CONFIRMED", one.Text("STATUS"));
        Assert.Equal("action-12@portal.example.org", one.Text("UID"));
        Assert.Equal("https://portal.example.org/actions/12", one.Line("URL").Value);
        Assert.Equal("Due: Training or guidance, 19 012 345", one.Text("SUMMARY"));
        Assert.Equal("Ambleford Borough Council. Decision 19 012 345, action 2.\nSubmit the evidence as soon as the action is done.\nhttps://portal.example.org/actions/12", one.Text("DESCRIPTION"));
    }

    [Fact]
    public void A_moved_deadline_is_the_same_event_with_a_higher_sequence()
    {
        var before = Assert.Single(Events(Feed(Deadline())));
        var after = Assert.Single(Events(Feed(Deadline() with { DueOn = new DateOnly(2026, 4, 30), Version = 4, ChangedAt = Instant.AddDays(3) })));
        Assert.Equal(before.Text("UID"), after.Text("UID"));
        Assert.Equal(("3", "4"), (before.Text("SEQUENCE"), after.Text("SEQUENCE")));
        Assert.Equal(new DateOnly(2026, 4, 30), after.Date("DTSTART"));
        Assert.Equal(("20260112T090000Z", "20260115T090000Z"), (before.Line("DTSTAMP").Value, after.Line("DTSTAMP").Value));
    }

    [Theory]
    [InlineData("done")]
    [InlineData("done_late")]
    [InlineData("not_done")]
    [InlineData("withdrawn")]
    public void A_settled_action_is_told_as_cancelled(string state) =>
        Assert.Equal("CANCELLED", Assert.Single(Events(Feed(Deadline() with { StoredState = state }))).Text("STATUS"));

    [Fact]
    public void A_feed_says_how_often_it_is_to_be_read_in_both_ways()
    {
        var feed = Feed();
        Assert.Equal("DURATION", feed.Line("REFRESH-INTERVAL").Parameters["VALUE"]);
        Assert.Equal("PT6H", feed.Line("REFRESH-INTERVAL").Value);
        Assert.Equal("PT6H", feed.Line("X-PUBLISHED-TTL").Value);
        Assert.Equal("Agreed actions", feed.Text("NAME"));
        Assert.DoesNotContain(feed.Lines, l => l.Name == "METHOD");
    }

    [Fact]
    public void A_calendar_without_deadlines_is_a_calendar_all_the_same() => Assert.Empty(Events(Feed()));

    [Fact]
    public void A_single_file_is_published_once()
    {
        var file = Read(CalendarFile.One(Deadline(), "portal.example.org", Link));
        Assert.Equal("PUBLISH", file.Text("METHOD"));
        Assert.Single(Events(file));
        Assert.DoesNotContain(file.Lines, l => l.Name is "REFRESH-INTERVAL" or "X-PUBLISHED-TTL");
    }

    [Theory]
    [InlineData("Ambleford, Brackwater; and “Nether” Wallop\\Council")]
    [InlineData("Cyngor Sir Ŷnys Môn — ŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵ")]
    [InlineData("€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€")]
    public void Whatever_a_council_is_called_comes_out_as_it_went_in(string council) =>
        Assert.StartsWith(council + ". Decision", Assert.Single(Events(Feed(Deadline() with { Council = council }))).Text("DESCRIPTION"), StringComparison.Ordinal);

    [Fact]
    public void A_name_cannot_smuggle_lines_in_and_pictures_are_left_out()
    {
        var one = Assert.Single(Events(Feed(Deadline() with { Council = "Amble\r\nEND:VEVENT\nford \U0001F600" + new string('x', 90) + "\U0001F600\U0001F600" })));
        Assert.StartsWith("AmbleEND:VEVENTford xxx", one.Text("DESCRIPTION"), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_any_length_fold_to_whole_characters() => Assert.All(
        Enumerable.Range(1, 160),
        length => Assert.StartsWith(new string('ŵ', length), Assert.Single(Events(Feed(Deadline() with { Council = new string('ŵ', length) }))).Text("DESCRIPTION"), StringComparison.Ordinal));

    [Fact]
    public void The_same_deadlines_give_the_same_text() =>
        Assert.Equal(CalendarFile.Feed([Deadline()], "portal.example.org", Link), CalendarFile.Feed([Deadline()], "portal.example.org", Link));

    [Theory]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260102\r\nDTEND;VALUE=DATE:20260102\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260102\r\nDTEND;VALUE=DATE:20260103\r\nSUMMARY:a, b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    public void The_reader_of_these_tests_refuses_what_the_standard_does_not_allow(string text) =>
        Assert.ThrowsAny<Exception>(() => StrictCalendar.Read(Encoding.UTF8.GetBytes(text)));

    private static readonly DateTimeOffset Instant = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);

    private static CalendarDeadline Deadline() => new()
    {
        Id = 12,
        Number = 2,
        StoredReference = "19012345",
        Council = "Ambleford Borough Council",
        StoredRemedy = "training_or_guidance",
        DueOn = new DateOnly(2026, 3, 27),
        StoredState = "open",
        Version = 3,
        ChangedAt = Instant,
    };

    private static CalendarComponent Feed(params IReadOnlyList<CalendarDeadline> deadlines) => Read(CalendarFile.Feed(deadlines, "portal.example.org", Link));

    private static CalendarComponent Read(string text) => StrictCalendar.Read(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<CalendarComponent> Events(CalendarComponent calendar) => [.. calendar.Parts.Where(p => p.Name == "VEVENT")];

    private static string Link(long id) => $"https://portal.example.org/actions/{id}";
}
