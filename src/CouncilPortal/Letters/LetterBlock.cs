using System.Text.Json;

namespace CouncilPortal.Letters;

/// <summary>A part of a year's letters: Markdown with placeholders, for the letters in which its condition holds.</summary>
public sealed record LetterBlock
{
    /// <summary>What the publisher calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The code of its <see cref="LetterCondition"/>.</summary>
    public required string Condition { get; init; }

    /// <summary>The text: Markdown without HTML, with placeholders such as <c>{council}</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Blocks as they are kept.</summary>
    public static string Write(IReadOnlyList<LetterBlock> blocks) => JsonSerializer.Serialize(blocks);

    /// <summary>Blocks of a text that <see cref="Write"/> gave.</summary>
    public static IReadOnlyList<LetterBlock> Read(string text) => JsonSerializer.Deserialize<List<LetterBlock>>(text)!;
}
