using CouncilPortal.Compliance;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Compliance;

public sealed class RemediesTests
{
    [Fact]
    public void Every_remedy_reads_back_from_its_stored_text_and_from_its_name()
    {
        Assert.All(Remedies.All, remedy =>
        {
            Assert.Same(remedy, Remedies.Parse(remedy.StorageText));
            Assert.Same(remedy, Remedies.Parse(remedy.Name.ToUpperInvariant()));
            Assert.Matches("^[a-z]+(_[a-z]+)*$", remedy.StorageText);
        });
        Assert.Equal(Remedies.All.Count, Remedies.All.Select(remedy => remedy.StorageText).Distinct().Count());
    }

    [Fact]
    public void Each_kind_has_its_own_remedies()
    {
        Assert.Equal(
            ["Apology", "Payment", "Service provided", "Decision or appeal reconsidered", "Other personal remedy"],
            Remedies.Of(RecommendationKind.PersonalRemedy).Select(remedy => remedy.Name));
        Assert.Equal(
            ["Training or guidance", "Policy or procedure changed", "Procedure reviewed", "Staffing changed", "Other service improvement"],
            Remedies.Of(RecommendationKind.ServiceImprovement).Select(remedy => remedy.Name));
    }

    [Theory]
    [InlineData("apology", "signed_by sent_to", "signed_by_role")]
    [InlineData("payment", "amount_paid paid_by", "")]
    [InlineData("decision_reconsidered", "result", "")]
    [InlineData("service_provided", "", "")]
    [InlineData("training_or_guidance", "staff_trained trained", "published_in published_at")]
    [InlineData("policy_changed", "adopted_by published_in", "published_at")]
    [InlineData("procedure_reviewed", "adopted_by", "published_in published_at")]
    [InlineData("staffing_changed", "", "")]
    [InlineData("other_service_improvement", "", "staff_trained trained published_in published_at")]
    [InlineData("other_personal_remedy", "", "")]
    public void Each_remedy_asks_for_its_own_facts(string remedy, string needed, string optional)
    {
        var facts = Remedies.Parse(remedy).Facts;
        Assert.Equal(needed, string.Join(' ', facts.Where(f => f.IsRequired).Select(f => f.Fact.StorageText)));
        Assert.Equal(optional, string.Join(' ', facts.Where(f => !f.IsRequired).Select(f => f.Fact.StorageText)));
    }

    [Fact]
    public void Every_remedy_says_which_date_is_meant_and_asks_something()
    {
        Assert.All(Remedies.All, remedy =>
        {
            Assert.StartsWith("the date ", remedy.Questions.Date, StringComparison.Ordinal);
            Assert.EndsWith("?", remedy.Questions.When, StringComparison.Ordinal);
            Assert.EndsWith(".", remedy.Questions.DateHint, StringComparison.Ordinal);
            Assert.Equal(remedy.Facts.Count > 0, remedy.Questions.Details is not null);
            Assert.True(remedy.Questions.NeedsStatement || remedy.Facts.Any(fact => fact.IsRequired), remedy.Name);
        });
    }

    [Fact]
    public void A_remedy_of_the_other_kind_is_refused_with_the_ones_to_choose_from()
    {
        Assert.False(Remedies.TryParse(RecommendationKind.PersonalRemedy, "training_or_guidance", out _, out var error));
        Assert.Equal(
            "\"Training or guidance\" is not a personal remedy. Enter one of: Apology, Payment, Service provided, Decision or appeal reconsidered, Other personal remedy",
            error);
    }

    [Fact]
    public void An_unknown_remedy_is_refused_with_the_ones_to_choose_from()
    {
        Assert.False(Remedies.TryParse(RecommendationKind.ServiceImprovement, "a cake", out _, out var error));
        Assert.StartsWith("Enter the remedy as one of: Training or guidance,", error, StringComparison.Ordinal);
        Assert.Contains("Apology", Assert.Throws<FormatException>(() => Remedies.Parse(null)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("250", 25_000, "£250")]
    [InlineData("£1,250.50", 125_050, "£1,250.50")]
    [InlineData(" 0.05 ", 5, "£0.05")]
    [InlineData("99.9", 9_990, "£99.90")]
    [InlineData("10000000", 1_000_000_000, "£10,000,000")]
    public void An_amount_is_read_as_pence_and_shown_in_pounds(string text, int pence, string shown)
    {
        Assert.True(RemedyFigures.TryReadAmount(text, out var read, out _));
        Assert.Equal((pence, shown), (read, RemedyFigures.FormatAmount(read)));
    }

    [Theory]
    [InlineData(null, "Enter the amount paid")]
    [InlineData(" ", "Enter the amount paid")]
    [InlineData("£", "Enter the amount paid")]
    [InlineData("two hundred", "Enter the amount paid in pounds, such as 250 or 250.50")]
    [InlineData("2,50", "Enter the amount paid in pounds, such as 250 or 250.50")]
    [InlineData("1.234", "Enter the amount paid in pounds, such as 250 or 250.50")]
    [InlineData("-5", "Enter the amount paid in pounds, such as 250 or 250.50")]
    [InlineData("0", "Enter an amount above £0 and up to £10,000,000")]
    [InlineData("10000000.01", "Enter an amount above £0 and up to £10,000,000")]
    [InlineData("99999999999999999999999999999999", "Enter the amount paid in pounds, such as 250 or 250.50")]
    public void What_is_no_amount_is_refused_with_an_instruction(string? text, string instruction)
    {
        Assert.False(RemedyFigures.TryReadAmount(text, out _, out var error));
        Assert.Equal(instruction, error);
    }

    [Fact]
    public void Every_amount_shown_reads_back_as_the_same_pence()
    {
        Property.Holds(Gen.Choose(1, RemedyFigures.LargestAmountInPence), pence =>
            RemedyFigures.TryReadAmount(RemedyFigures.FormatAmount(pence), out var read, out _) && read == pence);
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("1,200", 1200)]
    public void A_number_of_staff_is_read(string text, int count)
    {
        Assert.True(RemedyFigures.TryReadStaffTrained(text, out var read, out _));
        Assert.Equal(count, read);
    }

    [Theory]
    [InlineData("", "Enter the number of staff trained")]
    [InlineData("0", "Enter the number of staff trained as a whole number from 1 to 100,000, such as 12")]
    [InlineData("1,2", "Enter the number of staff trained as a whole number from 1 to 100,000, such as 12")]
    [InlineData("12.5", "Enter the number of staff trained as a whole number from 1 to 100,000, such as 12")]
    [InlineData("all", "Enter the number of staff trained as a whole number from 1 to 100,000, such as 12")]
    [InlineData("100001", "Enter the number of staff trained as a whole number from 1 to 100,000, such as 12")]
    public void What_is_no_number_of_staff_is_refused_with_an_instruction(string text, string instruction)
    {
        Assert.False(RemedyFigures.TryReadStaffTrained(text, out var read, out var error));
        Assert.Equal((0, instruction), (read, error));
    }

    [Fact]
    public void Every_fact_has_a_name_of_its_own_and_an_instruction()
    {
        Assert.Equal(RemedyFacts.All.Count, RemedyFacts.All.Select(fact => fact.StorageText).Distinct().Count());
        Assert.All(RemedyFacts.All, fact =>
        {
            Assert.NotEmpty(fact.Label);
            Assert.Matches("^[a-z]+(_[a-z]+)*$", fact.StorageText);
            Assert.Matches("^(Enter|Select) ", fact.Instruction);
            Assert.Equal(fact.Kind == FactKind.Choice, fact.Choices.Count > 1);
            Assert.All(fact.Choices, choice => Assert.Matches("^[a-z]+(_[a-z]+)*$", choice.StorageText));
        });
        Assert.Contains(RemedyFacts.SignedBy.Choices, choice => choice.StorageText == RemedyFacts.SomebodyElse);
    }
}
