using CouncilPortal.Statistics;

namespace CouncilPortal.NationalReviews;

/// <summary>What a review's text must be before it is saved.</summary>
public static class ReviewCheck
{
    /// <summary>The field of the whole text.</summary>
    public const string Whole = "blocks";

    /// <summary>As many blocks as a review has.</summary>
    public const int MostBlocks = 20;

    /// <summary>Characters of a heading.</summary>
    public const int LongestHeading = 120;

    /// <summary>Characters of the text of a block.</summary>
    public const int LongestText = 10_000;

    /// <summary>The field of a block's heading, the first being 0.</summary>
    public static string Heading(int block) => $"heading-{block}";

    /// <summary>The field of a block's text.</summary>
    public static string Text(int block) => $"text-{block}";

    /// <summary>The blocks as they are kept: no blanks around a heading or a text, lines ended in one way.</summary>
    public static IReadOnlyList<ReviewBlock> Tidy(IReadOnlyList<ReviewBlock> blocks) =>
        [.. blocks.Select(b => new ReviewBlock { Heading = b.Heading.Trim(), Text = b.Text.ReplaceLineEndings("\n").Trim() })];

    /// <summary>An instruction for each field to correct; empty where the text can be saved.</summary>
    public static IReadOnlyDictionary<string, string> Problems(IReadOnlyList<ReviewBlock> blocks, NationalSummary summary)
    {
        var problems = new Dictionary<string, string>();
        if (blocks.Count == 0)
        {
            problems[Whole] = "Add a block: a review has one at least";
        }
        else if (blocks.Count > MostBlocks)
        {
            problems[Whole] = $"Take blocks out: a review has {MostBlocks} at most";
        }

        foreach (var (block, i) in blocks.Select((b, i) => (b, i)))
        {
            if (Problem(block.Heading, "a heading", LongestHeading, summary) is { } heading)
            {
                problems[Heading(i)] = heading;
            }
            else if (block.Heading.Any(char.IsControl))
            {
                problems[Heading(i)] = "Enter a heading on one line";
            }

            if (Problem(block.Text, "a text, or remove the block", LongestText, summary) is { } text)
            {
                problems[Text(i)] = text;
            }
        }

        return problems;
    }

    private static string? Problem(string typed, string what, int longest, NationalSummary summary) =>
        typed.Length == 0 ? $"Enter {what}"
        : typed.Length > longest ? $"Shorten this to {longest.ToString("N0", Time.BritishCulture.Instance)} characters or fewer"
        : ReviewPlaceholders.Problem(typed, summary);
}
