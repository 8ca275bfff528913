using CouncilPortal.Letters;
using Xunit;

namespace CouncilPortal.UnitTests.Letters;

public sealed class PersonalParagraphTests
{
    [Fact]
    public void An_ordinary_year_asks_for_none() => Assert.Null(PersonalParagraph.Propose(LetterSamples.Plain));

    [Fact]
    public void What_chance_does_not_explain_is_asked_about()
    {
        var facts = LetterSamples.Plain with { Figures = LetterSamples.Busy with { Investigated = 100, Upheld = 40 } };
        Assert.Equal(
            "We upheld fewer of the complaints that we investigated (40 of 100 investigations) than chance would explain beside similar councils, and would welcome your view of why.",
            PersonalParagraph.Propose(facts));
    }

    [Fact]
    public void Full_compliance_after_a_year_without_is_thanked_for()
    {
        var facts = LetterSamples.Plain with { Before = LetterSamples.Busy with { Complied = 18 }, Figures = LetterSamples.Busy with { Complied = 19, CompliedLate = 3 } };
        Assert.Equal("Last year we were not satisfied in one case; this year in none. Thank you for what you have changed.", PersonalParagraph.Propose(facts));
    }

    [Fact]
    public void Lateness_that_ended_is_said_and_lateness_that_grew_too()
    {
        var all = LetterSamples.Busy with { Complied = 19 };
        var facts = LetterSamples.Plain with { Before = all with { CompliedLate = 1 }, Figures = all with { CompliedLate = 0 } };
        Assert.Equal("Last year one remedy was late; this year none was.", PersonalParagraph.Propose(facts));
        Assert.Equal("Last year 2 remedies were late; this year none was.", PersonalParagraph.Propose(facts with { Before = all with { CompliedLate = 2 } }));
        Assert.StartsWith("Late remedies have risen from 1 to 3", PersonalParagraph.Propose(facts with { Figures = all with { CompliedLate = 3 } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_most_went_wrong_is_named_where_it_is_more_than_one_case()
    {
        var facts = LetterSamples.Plain with { Leading = new LeadingCategory { Name = "Housing", Upheld = 12 } };
        Assert.Equal("Of the 23 complaints that we upheld, 12 concerned Housing.", PersonalParagraph.Propose(facts));
        Assert.Null(PersonalParagraph.Propose(facts with { Leading = new LeadingCategory { Name = "Housing", Upheld = 1 } }));
    }
}
