using CouncilPortal.Compliance;
using FsCheck;
using FsCheck.Fluent;
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
        Assert.Equal(error, Errors("other_personal_remedy", answers).GetValueOrDefault("done-on"));
    }

    [Theory]
    [InlineData("apology", "Enter the date the apology was sent")]
    [InlineData("payment", "Enter the date of the payment")]
    [InlineData("service_provided", "Enter the date the service began")]
    [InlineData("decision_reconsidered", "Enter the date the result was sent")]
    [InlineData("training_or_guidance", "Enter the date the training or guidance was completed")]
    [InlineData("policy_changed", "Enter the date the change was adopted")]
    [InlineData("procedure_reviewed", "Enter the date the findings were adopted")]
    [InlineData("staffing_changed", "Enter the date the change took effect")]
    [InlineData("other_service_improvement", "Enter the date the action was completed")]
    public void Each_remedy_has_one_date_that_decides_lateness_and_asks_for_it_by_name(string remedy, string instruction) =>
        Assert.Equal(instruction, Errors(remedy, DraftAnswers.Blank)["done-on"]);

    [Theory]
    [InlineData("apology", "done-on signed-by sent-to")]
    [InlineData("payment", "done-on amount-paid paid-by")]
    [InlineData("service_provided", "statement done-on")]
    [InlineData("decision_reconsidered", "done-on result")]
    [InlineData("other_personal_remedy", "statement done-on")]
    [InlineData("training_or_guidance", "statement done-on staff-trained trained")]
    [InlineData("policy_changed", "statement done-on adopted-by published-in")]
    [InlineData("procedure_reviewed", "statement done-on adopted-by")]
    [InlineData("staffing_changed", "statement done-on")]
    [InlineData("other_service_improvement", "statement done-on")]
    public void Each_remedy_misses_what_it_needs_and_nothing_else(string remedy, string fields) =>
        Assert.Equal(fields, string.Join(' ', Errors(remedy, DraftAnswers.Blank).Keys));

    [Theory]
    [InlineData("apology", "signed_by", "the mayor", "Select who signed the apology")]
    [InlineData("apology", "signed_by", "somebody_else", null)]
    [InlineData("apology", "sent_to", "Mr X", "Select who the apology was sent to")]
    [InlineData("payment", "amount_paid", "two hundred", "Enter the amount paid in pounds, such as 250 or 250.50")]
    [InlineData("payment", "amount_paid", "0", "Enter an amount above £0 and up to £10,000,000")]
    [InlineData("payment", "paid_by", "barter", "Select how it was paid")]
    [InlineData("decision_reconsidered", "result", "", "Select the result")]
    [InlineData("training_or_guidance", "staff_trained", "all", "Enter the number of staff trained as a whole number from 1 to 100,000, such as 12")]
    [InlineData("training_or_guidance", "trained", " ", "Enter who was trained, as teams or roles")]
    [InlineData("training_or_guidance", "published_at", "", null)]
    [InlineData("training_or_guidance", "published_at", "https://www.example.gov.uk/guide", null)]
    [InlineData("training_or_guidance", "published_at", "our website", "Enter a full web address, such as https://www.example.gov.uk/policy, or leave it empty")]
    [InlineData("training_or_guidance", "published_at", "javascript:alert(1)", "Enter a full web address, such as https://www.example.gov.uk/policy, or leave it empty")]
    [InlineData("training_or_guidance", "published_at", "https://somebody:secret@example.org/", "Enter a full web address, such as https://www.example.gov.uk/policy, or leave it empty")]
    [InlineData("policy_changed", "adopted_by", "", "Enter who adopted it, as a role or a committee")]
    [InlineData("policy_changed", "published_in", "", "Enter where it is published, or that it is not")]
    [InlineData("procedure_reviewed", "published_in", "", null)]
    [InlineData("other_service_improvement", "staff_trained", "", null)]
    [InlineData("other_service_improvement", "staff_trained", "0", "Enter the number of staff trained as a whole number from 1 to 100,000, such as 12")]
    public void A_fact_that_is_wrong_is_answered_with_an_instruction_at_its_field(string remedy, string fact, string typed, string? instruction)
    {
        var asked = RemedyFacts.All.Single(f => f.StorageText == fact);
        var errors = Errors(remedy, Complete().With(RemedyFacts.SignedByRole, "Complaints manager").With(asked, typed));
        Assert.Equal(instruction, errors.GetValueOrDefault(asked.Field));
        Assert.Equal(instruction is null ? 0 : 1, errors.Count);
    }

    [Fact]
    public void A_line_of_text_has_an_end()
    {
        Assert.Equal(
            "Enter who adopted it, as a role or a committee, in 200 characters or fewer",
            Errors("policy_changed", Complete().With(RemedyFacts.AdoptedBy, new string('x', 201)))["adopted-by"]);
        Assert.Empty(Errors("policy_changed", Complete().With(RemedyFacts.AdoptedBy, new string('x', 200))));
    }

    [Fact]
    public void The_role_of_who_signed_is_asked_for_and_kept_only_of_somebody_else()
    {
        var somebodyElse = Complete().With(RemedyFacts.SignedBy, RemedyFacts.SomebodyElse);
        Assert.Equal("Enter the role of the person who signed the apology", Errors("apology", somebodyElse)["signed-by-role"]);
        Assert.Equal("Complaints manager", Facts("apology", somebodyElse.With(RemedyFacts.SignedByRole, " Complaints manager "))!.SignedByRole);
        Assert.Null(Facts("apology", Complete().With(RemedyFacts.SignedByRole, "Complaints manager"))!.SignedByRole);
    }

    [Fact]
    public void What_the_remedy_does_not_ask_for_is_no_fact()
    {
        var facts = Facts("apology", Complete())!;
        Assert.Equal(("chief_executive", "complainant"), (facts.SignedBy, facts.SentTo));
        Assert.Equal((null, null, null), (facts.AmountPence, facts.PeopleTrained, facts.Trained));
        Assert.Equal(125_050, Facts("payment", Complete())!.AmountPence);
        Assert.Equal("", Facts("payment", Complete() with { Statement = null })!.Statement);
    }

    [Fact]
    public void A_statement_has_an_end_and_is_needed_where_more_was_asked_for()
    {
        Assert.StartsWith("Shorten", Errors("payment", Complete() with { Statement = new string('x', 10_001) })["statement"], StringComparison.Ordinal);
        EvidenceCheck.Facts(Complete() with { Statement = " " }, Asked("payment") with { WantsMore = true }, Today, out var errors);
        Assert.Equal("Enter what you add to the evidence", errors["statement"]);
    }

    [Theory]
    [InlineData("""{"statement":"Kept"}""", "Kept")]
    [InlineData("""{"statement":"Kept","aQuestionThatIsGone":1}""", "Kept")]
    [InlineData("{}", null)]
    public void A_draft_of_another_version_of_the_portal_can_still_be_read(string json, string? statement) =>
        Assert.Equal(statement, DraftAnswers.Read(json).Statement);

    [Fact]
    public void Amounts_and_numbers_of_drafts_from_before_facts_had_names_are_kept()
    {
        var answers = DraftAnswers.Read("""{"statement":null,"doneOn":null,"amountPaid":"250","staffTrained":"12"}""");
        Assert.Equal(("250", "12"), (answers.Of(RemedyFacts.AmountPaid), answers.Of(RemedyFacts.StaffTrained)));
    }

    [Fact]
    public void A_draft_is_read_as_it_was_written_whatever_was_typed()
    {
        var text = Gen.OneOf(
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => (string?)s.Get), Gen.Constant<string?>(null), Gen.Constant<string?>("Line one\n“Line two” £ 🏛"));
        var date = text.Three().Select(d => (TypedDate?)new TypedDate { Day = d.Item1, Month = d.Item2, Year = d.Item3 });
        var facts = text.ListOf(RemedyFacts.All.Count).Select(typed => RemedyFacts.All.Zip(typed).Aggregate(DraftAnswers.Blank, (all, fact) => all.With(fact.First, fact.Second)));
        var drafts = from all in facts from statement in text from done in Gen.OneOf(date, Gen.Constant<TypedDate?>(null)) select all with { Statement = statement, DoneOn = done };
        Property.Holds(drafts, draft => DraftAnswers.Read(draft.Write()) == draft && DraftAnswers.Blank.With(draft) == draft && draft.Holds(draft));
    }

    [Fact]
    public void What_was_submitted_is_typed_again_as_the_same_facts()
    {
        foreach (var remedy in Remedies.All)
        {
            var facts = Facts(remedy.StorageText, Complete().With(RemedyFacts.PublishedAt, "https://example.org/a"))!;
            var again = RemedyFacts.All.Aggregate(Complete(), (all, fact) => all.With(fact, fact.Type(facts)));
            Assert.Equal(facts, Facts(remedy.StorageText, again.With(RemedyFacts.PublishedAt, "https://example.org/a")));
        }
    }

    [Theory]
    [InlineData("due", "x", 0, "/actions")]
    [InlineData("-owner", "soon", 3, "/actions?due=soon&sort=-owner&page=3")]
    [InlineData("'; drop table", "overdue", -1, "/actions?due=overdue")]
    public void An_address_holds_only_what_it_may(string sort, string due, int page, string address) =>
        Assert.Equal(address, ActionsFilter.Read(name => name switch { "due" => due, "q" => " ", "sort" => sort, "page" => $"{page}", _ => null }).ToAddress());

    private static EvidenceAsked Asked(string remedy) => new() { Remedy = Remedies.Parse(remedy), DecidedOn = Decided, WantsMore = false };

    private static IReadOnlyDictionary<string, string> Errors(string remedy, DraftAnswers answers)
    {
        EvidenceCheck.Facts(answers, Asked(remedy), Today, out var errors);
        return errors;
    }

    private static EvidenceFacts? Facts(string remedy, DraftAnswers answers) => EvidenceCheck.Facts(answers, Asked(remedy), Today, out _);

    private static DraftAnswers Answers() => DraftAnswers.Blank with { Statement = "Done", DoneOn = TypedDate.Of(Decided) };

    /// <summary>Answers to everything that any remedy needs.</summary>
    private static DraftAnswers Complete() => Answers()
        .With(RemedyFacts.AmountPaid, "£1,250.50").With(RemedyFacts.PaidBy, "cheque").With(RemedyFacts.SignedBy, "chief_executive").With(RemedyFacts.SentTo, "complainant")
        .With(RemedyFacts.Result, "changed").With(RemedyFacts.AdoptedBy, "Cabinet").With(RemedyFacts.StaffTrained, "12").With(RemedyFacts.Trained, "Housing officers")
        .With(RemedyFacts.PublishedIn, "The council’s website");
}
