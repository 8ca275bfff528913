using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.PublicReports;
using Xunit;

namespace CouncilPortal.UnitTests.PublicReports;

/// <summary>What can be recorded of a report, and the instruction where it cannot.</summary>
public sealed class ReportFactCheckTests
{
    private static readonly DateOnly Received = new(2026, 1, 12);
    private static readonly DateOnly Today = new(2026, 2, 2);

    public static TheoryData<ReportFactKind> Kinds() => [.. Enum.GetValues<ReportFactKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void A_blank_form_gets_an_instruction_at_each_field_that_its_kind_asks_for(ReportFactKind kind)
    {
        string[] expected = kind switch
        {
            ReportFactKind.Received or ReportFactKind.ActionAccepted => ["on"],
            ReportFactKind.NoticePeriod => ["weeks"],
            ReportFactKind.NoticePublished => ["on", "place"],
            ReportFactKind.CopiesOpen => ["on", "place", "until"],
            ReportFactKind.Considered => ["body", "on", "open", "place"],
            ReportFactKind.Answered => ["choice", "note", "on"],
            ReportFactKind.ActionConfirmed or ReportFactKind.FurtherReport => ["note", "on"],
            _ => ["clock", "note", "on", "place", "until"],
        };
        Assert.Equal(expected, Errors(Input(kind)).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_chosen_is_asked_for() => Assert.Equal("Choose what you want to record", Errors(Input(null))["kind"]);

    [Theory]
    [InlineData(ReportFactKind.NoticePublished)]
    [InlineData(ReportFactKind.Considered)]
    [InlineData(ReportFactKind.Answered)]
    [InlineData(ReportFactKind.ActionConfirmed)]
    [InlineData(ReportFactKind.ActionAccepted)]
    [InlineData(ReportFactKind.FurtherReport)]
    public void A_day_is_neither_before_receipt_nor_to_come(ReportFactKind kind)
    {
        Assert.Equal("The date must be today or in the past", Errors(Input(kind) with { On = TypedDate.Of(Today.AddDays(1)) })["on"]);
        Assert.Equal("The date must not be before the council received the report, on 12 January 2026", Errors(Input(kind) with { On = TypedDate.Of(Received.AddDays(-1)) })["on"]);
        Assert.DoesNotContain("on", Errors(Input(kind) with { On = TypedDate.Of(Received) }).Keys);
        Assert.DoesNotContain("on", Errors(Input(kind) with { On = TypedDate.Of(Today) }).Keys);
    }

    [Fact]
    public void Receipt_is_not_before_the_report() =>
        Assert.Equal("The date must not be before the report, which is dated 9 January 2026", Errors(Input(ReportFactKind.Received) with { On = TypedDate.Of(new DateOnly(2026, 1, 8)) })["on"]);

    [Theory]
    [InlineData("0")]
    [InlineData("13")]
    [InlineData("two")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public void Weeks_are_a_whole_number_from_one_to_twelve(string weeks) =>
        Assert.Equal("Enter a whole number of weeks from 1 to 12", Errors(Input(ReportFactKind.NoticePeriod) with { Weeks = weeks })["weeks"]);

    [Fact]
    public void Copies_stay_open_for_three_weeks_and_may_open_on_a_day_to_come()
    {
        var copies = Input(ReportFactKind.CopiesOpen) with { On = TypedDate.Of(new DateOnly(2026, 2, 5)), Place = "Town hall" };
        Assert.Equal("Copies must be open for three weeks: enter 25 February 2026 or later", Errors(copies with { Until = TypedDate.Of(new DateOnly(2026, 2, 24)) })["until"]);
        Assert.Equal(new DateOnly(2026, 2, 25), Read(copies with { Until = TypedDate.Of(new DateOnly(2026, 2, 25)) }, Diary(), out _)!.UntilOn);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("www.ambleford.gov.uk/minutes")]
    [InlineData("ftp://ambleford.gov.uk/minutes")]
    [InlineData("https://user:word@ambleford.gov.uk/minutes")]
    public void A_link_is_the_full_address_of_a_web_page(string link) =>
        Assert.StartsWith("Enter the full address of a web page", Errors(Input(ReportFactKind.Considered) with { Link = link })["link"], StringComparison.Ordinal);

    [Fact]
    public void A_consideration_carries_no_words_beside_its_meeting()
    {
        var input = Input(ReportFactKind.Considered) with
        {
            On = TypedDate.Of(Today),
            Body = "full_council",
            Place = " Council ",
            IsOpen = true,
            Link = "https://ambleford.gov.uk/minutes",
            Note = "Mr X was there",
        };
        var values = Read(input, Diary(), out _)!;
        Assert.Equal(("full_council", "Council", true, null, "https://ambleford.gov.uk/minutes"), (values.Body, values.Place, values.IsOpen, values.Note, values.Link));
        Assert.Null(Read(Input(ReportFactKind.Considered) with { IsVoid = true, Note = "Mr X" }, Diary().Considered(Today), out _)!.Note);
    }

    [Fact]
    public void A_longer_period_is_longer()
    {
        var input = Input(ReportFactKind.Extended) with { Clock = ReportClockKind.Answer, On = TypedDate.Of(Today), Place = "The Ombudsman", Note = "Elections." };
        Assert.Equal("The new date must be after the one in force, 11 April 2026", Errors(input with { Until = TypedDate.Of(new DateOnly(2026, 4, 11)) })["until"]);
        Assert.Empty(Errors(input with { Until = TypedDate.Of(new DateOnly(2026, 4, 12)) }));
    }

    [Fact]
    public void Too_much_is_asked_to_be_shortened() =>
        Assert.Equal("Shorten what you wrote to 10,000 characters or fewer", Errors(Input(ReportFactKind.Answered) with { Note = new string('x', 10_001) })["note"]);

    [Fact]
    public void Only_what_is_recorded_can_be_a_mistake() =>
        Assert.Equal("Choose something that is recorded", Errors(Input(ReportFactKind.Answered) with { IsVoid = true, Note = "Wrong report." })["kind"]);

    [Fact]
    public void Each_thing_has_its_turn()
    {
        var nothing = new ReportDiary();
        foreach (var kind in Enum.GetValues<ReportFactKind>().Except([ReportFactKind.Received, ReportFactKind.NoticePeriod]))
        {
            Assert.StartsWith("The day on which the council received the report is not recorded yet", ReportFactCheck.Refusal(kind, false, nothing.Facts), StringComparison.Ordinal);
        }

        Assert.StartsWith("Record the council’s answer", ReportFactCheck.Refusal(ReportFactKind.ActionConfirmed, false, Diary().Facts), StringComparison.Ordinal);
        Assert.Null(ReportFactCheck.Refusal(ReportFactKind.ActionConfirmed, false, Diary().Answered(Today).Facts));
        Assert.StartsWith("Record first that the council confirmed", ReportFactCheck.Refusal(ReportFactKind.ActionAccepted, false, Diary().Facts), StringComparison.Ordinal);
        Assert.Null(ReportFactCheck.Refusal(ReportFactKind.ActionAccepted, false, Diary().Confirmed(Today).Facts));
        Assert.StartsWith("A further report follows", ReportFactCheck.Refusal(ReportFactKind.Extended, false, Diary().FurtherReport(Today).Facts), StringComparison.Ordinal);
    }

    private static ReportDiary Diary() => new ReportDiary().Received(Received);

    private static ReportFactInput Input(ReportFactKind? kind) => new() { Reference = DecisionReference.Parse("25012345"), AuthorityId = 2, Seen = 1, Kind = kind };

    private static ReportFactValues? Read(ReportFactInput input, ReportDiary diary, out IReadOnlyDictionary<string, string> errors) =>
        ReportFactCheck.Read(input, diary.Facts, ReportClocks.Of(diary.Facts, 2), new DateOnly(2026, 1, 9), Today, out errors);

    private static IReadOnlyDictionary<string, string> Errors(ReportFactInput input)
    {
        Read(input, Diary(), out var errors);
        return errors;
    }
}
