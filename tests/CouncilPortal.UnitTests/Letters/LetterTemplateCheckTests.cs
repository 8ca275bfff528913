using CouncilPortal.Letters;
using Xunit;

namespace CouncilPortal.UnitTests.Letters;

public sealed class LetterTemplateCheckTests
{
    private static readonly LetterBlock Good = new() { Name = "Opening", Condition = "always", Text = "Dear {council}" };

    [Fact]
    public void A_placeholder_that_stands_for_nothing_is_told_with_those_that_do()
    {
        var error = Assert.Single(LetterTemplateCheck.Errors([Good, Good with { Text = "The {uphelt} rate" }]));
        Assert.Equal("block-1-text", error.Key);
        Assert.StartsWith("Block 2 has {uphelt}, which stands for nothing. Choose one of: {council}, {year}", error.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Half a { brace")]
    [InlineData("Half a } brace")]
    [InlineData("{council} and }")]
    public void A_brace_without_its_other_half_is_told(string text) =>
        Assert.Contains("other half", LetterTemplateCheck.Errors([Good with { Text = text }])["block-0-text"], StringComparison.Ordinal);

    [Fact]
    public void Every_block_needs_a_name_a_condition_and_a_text()
    {
        var errors = LetterTemplateCheck.Errors([new LetterBlock { Name = " ", Condition = "sometimes", Text = "" }]);
        Assert.Equal(["block-0-condition", "block-0-name", "block-0-text"], errors.Keys.Order());
    }

    [Fact]
    public void There_is_at_least_one_block_and_not_more_than_forty()
    {
        Assert.Equal("Add a block", LetterTemplateCheck.Errors([])[LetterTemplateCheck.AddId]);
        Assert.Contains(LetterTemplateCheck.AddId, LetterTemplateCheck.Errors([.. Enumerable.Repeat(Good, 41)]).Keys);
        Assert.Empty(LetterTemplateCheck.Errors([.. Enumerable.Repeat(Good, 40)]));
    }

    [Fact]
    public void A_text_has_its_length()
    {
        Assert.Empty(LetterTemplateCheck.Errors([Good with { Text = new string('x', 6_000) }]));
        Assert.Equal("Shorten block 1 to 6,000 characters; it has 6,001", LetterTemplateCheck.Errors([Good with { Text = new string('x', 6_001) }])["block-0-text"]);
    }

    [Fact]
    public void Every_condition_and_placeholder_has_a_name_of_its_own()
    {
        Assert.Equal(LetterCondition.All.Count, LetterCondition.All.Select(c => c.Code).Distinct().Count());
        Assert.Equal(LetterPlaceholder.All.Count, LetterPlaceholder.All.Select(p => p.Name).Distinct().Count());
        Assert.All(DefaultTemplate.Blocks, b => Assert.NotNull(LetterCondition.Find(b.Condition)));
    }
}
