namespace CouncilPortal.Letters;

/// <summary>A letter as it would be issued.</summary>
public sealed record ComposedLetter
{
    /// <summary>Its text, as Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>Why it cannot be issued, each with what to do; empty: it can.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>Writes a council's letter from its facts and the year's blocks.</summary>
public static class LetterComposer
{
    /// <summary>The blocks whose condition holds, one after the other, with what their placeholders stand for.</summary>
    public static ComposedLetter Compose(LetterFacts facts, IReadOnlyList<LetterBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(blocks);
        var problems = new List<string>();
        var parts = blocks.Where(b => LetterCondition.Find(b.Condition)?.Holds(facts) == true).Select(b => Fill(b, facts, problems)).Where(p => p.Length > 0).ToList();
        if (parts.Count == 0)
        {
            problems.Add("No block of the wording stands in this letter: add one that always does");
        }

        return new ComposedLetter { Body = string.Join("\n\n", parts), Problems = problems };
    }

    private static string Fill(LetterBlock block, LetterFacts facts, List<string> problems) =>
        NamesInBraces.Fill(
            block.Text.ReplaceLineEndings("\n").Trim(),
            name =>
            {
                var value = LetterPlaceholder.Find(name)?.Value(facts);
                if (value is null)
                {
                    problems.Add($"“{block.Name}” says {{{name}}}, and {facts.Authority} has no such thing: give the block a condition, or take the words out");
                }

                return value;
            });
}
