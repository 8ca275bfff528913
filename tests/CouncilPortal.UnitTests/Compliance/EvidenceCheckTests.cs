using CouncilPortal.Compliance;
using Xunit;

namespace CouncilPortal.UnitTests.Compliance;

public sealed class EvidenceCheckTests
{
    private static readonly DateOnly Decided = new(2026, 1, 10);
    private static readonly DateOnly Today = new(2026, 2, 10);

    [Theory]
    [InlineData("10", "1", "2026", null)]
    [InlineData("10", "February", "2026", null)]
    [InlineData(" 9 ", "feb", "2026", null)]
    [InlineData("9", "1", "2026", "The date the action was completed must be on or after 10 January 2026, the date of the decision")]
    [InlineData("11", "2", "2026", "The date the action was completed must be today or in the past")]
    [InlineData("", "", "", "Enter the date the action was completed")]
    [InlineData("1", "", "2026", "The date must include a month")]
    [InlineData("", "", "2026", "The date must include a day and a month")]
    [InlineData("30", "2", "2026", "Enter a real date, such as 27 3 2026")]
    [InlineData("1", "2", "26", "Enter a real date, such as 27 3 2026")]
    [InlineData("-1", "2", "2026", "Enter a real date, such as 27 3 2026")]
    public void The_date_lies_between_the_decision_and_today(string day, string month, string year, string? error)
    {
        var answers = Answers() with { DoneOn = new TypedDate { Day = day, Month = month, Year = year } };
        EvidenceCheck.Facts(answers, [], Decided, Today, out var errors);
        Assert.Equal(error, errors.GetValueOrDefault("done-on"));
    }

    [Fact]
    public void Figures_are_asked_for_only_where_the_remedy_asks_for_them()
    {
        var facts = EvidenceCheck.Facts(Answers() with { StaffTrained = "nonsense" }, [], Decided, Today, out _);
        Assert.Null(facts!.StaffTrained);
        Assert.Null(EvidenceCheck.Facts(Answers(), [RemedyFigure.AmountPaid, RemedyFigure.StaffTrained], Decided, Today, out var errors));
        Assert.Equal(["amount-paid", "staff-trained"], errors.Keys);
        facts = EvidenceCheck.Facts(Answers() with { AmountPaid = "£1,250.50" }, [RemedyFigure.AmountPaid], Decided, Today, out _);
        Assert.Equal(125_050, facts!.AmountPence);
    }

    [Fact]
    public void A_statement_is_needed_and_has_an_end()
    {
        EvidenceCheck.Facts(Answers() with { Statement = "  " }, [], Decided, Today, out var errors);
        Assert.Equal("Enter what the council did", errors["statement"]);
        EvidenceCheck.Facts(Answers() with { Statement = new string('x', 10_001) }, [], Decided, Today, out errors);
        Assert.StartsWith("Shorten", errors["statement"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"statement":"Kept"}""", "Kept")]
    [InlineData("""{"statement":"Kept","aQuestionThatIsGone":1}""", "Kept")]
    [InlineData("{}", null)]
    public void A_draft_of_another_version_of_the_portal_can_still_be_read(string json, string? statement) =>
        Assert.Equal(statement, DraftAnswers.Read(json).Statement);

    [Fact]
    public void A_draft_is_read_as_it_was_written()
    {
        var answers = Answers() with { Statement = "Line one\n“Line two” £", AmountPaid = "" };
        Assert.Equal(answers, DraftAnswers.Read(answers.Write()));
    }

    [Theory]
    [InlineData("due", "x", 0, "/actions")]
    [InlineData("-owner", "soon", 3, "/actions?due=soon&sort=-owner&page=3")]
    [InlineData("'; drop table", "overdue", -1, "/actions?due=overdue")]
    public void An_address_holds_only_what_it_may(string sort, string due, int page, string address) =>
        Assert.Equal(address, ActionsFilter.Read(null, due, null, " ", sort, $"{page}").ToAddress());

    private static DraftAnswers Answers() => new() { Statement = "Done", DoneOn = TypedDate.Of(Decided), AmountPaid = null, StaffTrained = null };
}
