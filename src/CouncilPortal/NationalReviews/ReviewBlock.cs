using System.Text.Json;

namespace CouncilPortal.NationalReviews;

/// <summary>A part of a review: a heading with a text under it.</summary>
public sealed record ReviewBlock
{
    /// <summary>The heading, on one line.</summary>
    public required string Heading { get; init; }

    /// <summary>The text, in Markdown without HTML; figures as placeholders.</summary>
    public required string Text { get; init; }

    /// <summary>Nothing yet.</summary>
    public static ReviewBlock Blank { get; } = new() { Heading = "", Text = "" };

    /// <summary>Blocks as they are stored.</summary>
    public static string Store(IReadOnlyList<ReviewBlock> blocks) => JsonSerializer.Serialize(blocks);

    /// <summary>Blocks as they were stored.</summary>
    public static IReadOnlyList<ReviewBlock> Read(string stored) => JsonSerializer.Deserialize<List<ReviewBlock>>(stored) ?? [];
}
