using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.Reminders;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Reminders;

public sealed class ReminderWordingTests
{
    private static readonly ReminderContent Training = new()
    {
        DueOn = new DateOnly(2026, 11, 27),
        Today = new DateOnly(2026, 11, 20),
        State = RecommendationState.Open,
        Remedy = Remedies.Parse("training_or_guidance"),
        PublicSummary = "Training for housing officers.",
        Reference = DecisionReference.Parse("19012345"),
        AuthorityName = "Ambleford Borough Council",
        Reason = RecipientReason.LinkOfficer,
        ForName = null,
    };

    [Theory]
    [InlineData(2026, 11, 20, "Due Friday 27 November: training for housing officers, 19 012 345")]
    [InlineData(2026, 11, 26, "Due tomorrow, Friday 27 November: training for housing officers, 19 012 345")]
    [InlineData(2026, 11, 27, "Due today, Friday 27 November: training for housing officers, 19 012 345")]
    [InlineData(2026, 11, 30, "Overdue since Friday 27 November: training for housing officers, 19 012 345")]
    [InlineData(2027, 9, 6, "Overdue since Friday 27 November 2026: training for housing officers, 19 012 345")]
    public void The_subject_says_what_and_when(int year, int month, int day, string subject)
    {
        Assert.Equal(subject, ReminderWording.Subject(Training with { Today = new DateOnly(year, month, day) }));
    }

    [Fact]
    public void A_personal_remedy_is_named_only_in_general()
    {
        var payment = Training with { Remedy = Remedies.Parse("payment"), PublicSummary = "Pay Mrs Example £250" };

        Assert.Equal("Due Friday 27 November: payment, 19 012 345", ReminderWording.Subject(payment));
        Assert.DoesNotContain(ReminderWording.Lines(payment), line => line.Contains("Example", StringComparison.Ordinal));
    }

    [Fact]
    public void A_service_improvement_without_a_summary_is_named_by_its_remedy()
    {
        Assert.Equal("Due Friday 27 November: training or guidance, 19 012 345", ReminderWording.Subject(Training with { PublicSummary = " " }));
        Assert.Equal("Due Friday 27 November: training or guidance, 19 012 345", ReminderWording.Subject(Training with { PublicSummary = null }));
    }

    [Fact]
    public void A_subject_is_one_line_of_bearable_length()
    {
        var words = Training with { PublicSummary = "Review how\r\nBcc: someone@example.org " + string.Join(' ', Enumerable.Repeat("transport", 20)) };

        var subject = ReminderWording.Subject(words);

        Assert.DoesNotContain(subject, char.IsControl);
        Assert.Contains("transport…, 19 012 345", subject, StringComparison.Ordinal);
        Assert.True(subject.Length < 130);
    }

    [Fact]
    public void Initials_keep_their_capitals()
    {
        Assert.Contains(": SEND panel guidance,", ReminderWording.Subject(Training with { PublicSummary = "SEND panel guidance" }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_mail_says_what_is_due_what_stops_the_reminders_and_why_one_gets_it()
    {
        Assert.Equal(
            [
                "Training for housing officers (decision 19 012 345) is due in 7 days, on Friday 27 November 2026.",
                "Submit the evidence as soon as the action is done. The reminders stop when you do.",
                "You get this because you are a link officer of Ambleford Borough Council.",
            ],
            ReminderWording.Lines(Training));
    }

    [Fact]
    public void A_late_action_and_one_that_came_back_say_so()
    {
        var lines = ReminderWording.Lines(Training with { Today = new DateOnly(2026, 11, 30), State = RecommendationState.MoreEvidenceNeeded });

        Assert.Equal("Training for housing officers (decision 19 012 345) was due on Friday 27 November 2026. It is 3 days late.", lines[0]);
        Assert.Equal("The Ombudsman has asked for more evidence.", lines[1]);
    }

    [Theory]
    [InlineData(RecipientReason.LinkOfficer, "You get this because you are a link officer of Ambleford Borough Council.")]
    [InlineData(RecipientReason.Assigned, "You get this because Ambleford Borough Council has assigned the action to you.")]
    [InlineData(RecipientReason.Deputy, "You get this because you stand in for Con Tributor at Ambleford Borough Council.")]
    public void Everyone_is_told_why(RecipientReason reason, string line)
    {
        Assert.Equal(line, ReminderWording.Lines(Training with { Reason = reason, ForName = "Con Tributor" })[^1]);
    }

    [Fact]
    public void Any_summary_gives_a_subject_of_one_line_that_ends_with_the_reference()
    {
        var character = Gen.Elements('a', 'Z', ' ', '.', ',', '\n', '\r', '\t', '\u2028', '\ud83d', '\ude00', '0');
        Property.Holds(Gen.ArrayOf(character, 90), summary =>
        {
            var subject = ReminderWording.Subject(Training with { PublicSummary = new string(summary) });
            return subject.EndsWith(", 19 012 345", StringComparison.Ordinal)
                && !subject.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c == '\u2028')
                && subject.Length < 130;
        });
    }
}
