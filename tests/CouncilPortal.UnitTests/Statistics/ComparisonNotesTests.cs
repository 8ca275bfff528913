using CouncilPortal.Statistics;

namespace CouncilPortal.UnitTests.Statistics;

public sealed class ComparisonNotesTests
{
    [Theory]
    [InlineData("2019-20", "2019-20", 0)]
    [InlineData("2020-21", "2020-21", 1)]
    [InlineData("2019-20", "2021-22", 1)]
    [InlineData("2021-22", "2022-23", 1)]
    [InlineData("2018-19", "2024-25", 2)]
    [InlineData("2022-23", "2024-25", 0)]
    [InlineData("2021-22", "2021-22", 0)]
    public void A_comparison_across_a_break_carries_its_note(string first, string last, int notes)
    {
        Assert.Equal(notes, ComparisonNotes.Between(ReportingYear.Parse(first), ReportingYear.Parse(last)).Count);
    }

    [Fact]
    public void The_note_on_2022_23_says_what_to_compare_with()
    {
        Assert.EndsWith(
            "Compare a rate with the average of the same year.",
            ComparisonNotes.Between(new ReportingYear(2021), new ReportingYear(2022))[0],
            StringComparison.Ordinal);
    }
}
