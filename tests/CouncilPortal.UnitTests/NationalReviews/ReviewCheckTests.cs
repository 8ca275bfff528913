using CouncilPortal.NationalReviews;
using Xunit;

namespace CouncilPortal.UnitTests.NationalReviews;

/// <summary>What a review's text must be before it is saved.</summary>
public sealed class ReviewCheckTests
{
    [Fact]
    public void Each_field_has_its_own_instruction()
    {
        var problems = Problems(new() { Heading = " ", Text = "" }, new() { Heading = "Fine", Text = "In {yaer}" }, new() { Heading = "Two\nlines", Text = "Fine" });

        Assert.Equal(["heading-0", "text-0", "text-1", "heading-2"], problems.Keys);
        Assert.Equal("Enter a heading", problems["heading-0"]);
        Assert.Equal("Enter a text, or remove the block", problems["text-0"]);
        Assert.StartsWith("Correct {yaer}", problems["text-1"], StringComparison.Ordinal);
        Assert.Equal("Enter a heading on one line", problems["heading-2"]);
    }

    [Fact]
    public void A_review_has_a_block_and_not_too_many()
    {
        Assert.Equal("Add a block: a review has one at least", Problems()[ReviewCheck.Whole]);
        Assert.Equal("Take blocks out: a review has 20 at most", Problems([.. Enumerable.Repeat(new ReviewBlock { Heading = "A", Text = "B" }, 21)])[ReviewCheck.Whole]);
        Assert.Empty(Problems([.. Enumerable.Repeat(new ReviewBlock { Heading = "A", Text = "B" }, 20)]));
    }

    [Fact]
    public void Headings_and_texts_are_not_endless()
    {
        var problems = Problems(new ReviewBlock { Heading = new string('a', 121), Text = new string('b', 10_001) });

        Assert.Equal("Shorten this to 120 characters or fewer", problems["heading-0"]);
        Assert.Equal("Shorten this to 10,000 characters or fewer", problems["text-0"]);
    }

    [Fact]
    public void Blocks_are_kept_without_blanks_around_them_and_with_one_kind_of_line_end() =>
        Assert.Equal([new ReviewBlock { Heading = "A", Text = "one\n\ntwo" }], ReviewCheck.Tidy([new() { Heading = " A ", Text = "one\r\n\r\ntwo\r\n" }]));

    [Fact]
    public void What_is_stored_is_read_again()
    {
        ReviewBlock[] blocks = [new() { Heading = "“Quoted” {year}", Text = "a\n\n- b" }];
        Assert.Equal(blocks, ReviewBlock.Read(ReviewBlock.Store(blocks)));
    }

    private static IReadOnlyDictionary<string, string> Problems(params ReviewBlock[] blocks) => ReviewCheck.Problems(ReviewCheck.Tidy(blocks), ReviewPlaceholdersTests.Held);
}
