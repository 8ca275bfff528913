using CouncilPortal.Compliance;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Compliance;

/// <summary>Answers that several actions share, and what their forms carry.</summary>
public sealed class SharedEvidenceTests
{
    [Fact]
    public void An_action_has_its_own_answers_where_something_was_typed_and_the_shared_ones_elsewhere()
    {
        var shared = (DraftAnswers.Blank with { Statement = "Trained", DoneOn = TypedDate.Of(new DateOnly(2026, 1, 12)), Also = "7" })
            .With(RemedyFacts.StaffTrained, "12").With(RemedyFacts.Trained, "Housing");
        var own = (DraftAnswers.Blank with { Statement = " ", DoneOn = TypedDate.Blank }).With(RemedyFacts.StaffTrained, "4").With(RemedyFacts.Trained, "");
        var both = own.Over(shared);
        Assert.Equal(("Trained", "4", "Housing"), (both.Statement, both.Of(RemedyFacts.StaffTrained), both.Of(RemedyFacts.Trained)));
        Assert.Equal(shared.DoneOn, both.DoneOn);
        Assert.Null(both.Also);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("3,1,3", "3 1")]
    [InlineData("x,-2, ,4", "4")]
    public void The_other_actions_are_read_from_what_was_ticked(string? also, string ids) =>
        Assert.Equal(ids, string.Join(' ', (DraftAnswers.Blank with { Also = also }).AlsoServes));

    [Fact]
    public void What_a_form_carries_of_another_draft_reads_back()
    {
        Property.Holds(
            from id in Gen.Choose(1, int.MaxValue) from version in Gen.Choose(0, int.MaxValue) select new SeenDraft { Id = id, Version = version },
            seen => SeenDraft.Read(seen.Write()) == seen);
        Assert.All(["", null, "1", "1:2:3", "a:1", "1:-1"], text => Assert.Null(SeenDraft.Read(text)));
    }

    [Fact]
    public void A_declaration_names_who_makes_it_and_for_whom_and_an_unknown_version_is_none()
    {
        Assert.Equal(
            "I, Lena Officer, declare that this evidence is true as far as I know, and that I may give it for Ambleford Borough Council.",
            Declaration.Text(1, "Lena Officer", "Ambleford Borough Council"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Declaration.Text(Declaration.CurrentVersion + 1, "Lena Officer", "Ambleford Borough Council"));
    }
}
