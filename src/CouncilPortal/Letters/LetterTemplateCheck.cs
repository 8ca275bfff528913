namespace CouncilPortal.Letters;

/// <summary>Whether blocks can be kept as the wording of a year's letters.</summary>
public static class LetterTemplateCheck
{
    /// <summary>The most blocks.</summary>
    public const int MostBlocks = 40;

    /// <summary>The longest text of a block, in characters.</summary>
    public const int LongestText = 6_000;

    private const int LongestName = 100;

    /// <summary>What to correct, by the id of the control; empty: nothing.</summary>
    public static IReadOnlyDictionary<string, string> Errors(IReadOnlyList<LetterBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var errors = new Dictionary<string, string>();
        if (blocks.Count is 0 or > MostBlocks)
        {
            errors[AddId] = blocks.Count == 0 ? "Add a block" : $"Keep to {MostBlocks} blocks";
        }

        foreach (var (index, block) in blocks.Index())
        {
            if (string.IsNullOrWhiteSpace(block.Name) || block.Name.Length > LongestName)
            {
                errors[NameId(index)] = $"Enter a name for block {index + 1}, of up to {LongestName} characters";
            }

            if (LetterCondition.Find(block.Condition) is null)
            {
                errors[ConditionId(index)] = $"Choose when block {index + 1} stands in a letter";
            }

            if (TextError(block.Text, index + 1) is { } wrong)
            {
                errors[TextId(index)] = wrong;
            }
        }

        return errors;
    }

    /// <summary>The id of a block's name.</summary>
    public static string NameId(int index) => $"block-{index}-name";

    /// <summary>The id of a block's condition.</summary>
    public static string ConditionId(int index) => $"block-{index}-condition";

    /// <summary>The id of a block's text.</summary>
    public static string TextId(int index) => $"block-{index}-text";

    /// <summary>The id of the button that adds a block.</summary>
    public const string AddId = "block-add";

    private static string? TextError(string text, int number)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return $"Enter the text of block {number}, or remove the block";
        }

        if (text.Length > LongestText)
        {
            return $"Shorten block {number} to {LongestText:#,0} characters; it has {text.Length:#,0}";
        }

        var unknown = NamesInBraces.Of(text).FirstOrDefault(name => LetterPlaceholder.Find(name) is null);
        return unknown is not null ? $"Block {number} has {{{unknown}}}, which stands for nothing. Choose one of: {string.Join(", ", LetterPlaceholder.All.Select(p => $"{{{p.Name}}}"))}"
            : NamesInBraces.AreUnfinished(text) ? $"Block {number} has a brace without its other half: write placeholders as {{council}}"
            : null;
    }
}
