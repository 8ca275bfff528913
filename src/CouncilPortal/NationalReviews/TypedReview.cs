namespace CouncilPortal.NationalReviews;

/// <summary>A block as typed.</summary>
public sealed record TypedBlock
{
    /// <summary>Its heading.</summary>
    public string? Heading { get; set; }

    /// <summary>Its text.</summary>
    public string? Text { get; set; }
}

/// <summary>The text as typed, with the button that was pressed.</summary>
public sealed record TypedReview
{
    /// <summary>The version that it was begun from.</summary>
    public int Seen { get; set; }

    /// <summary>The button.</summary>
    public string? Step { get; set; }

    /// <summary>The blocks.</summary>
    public List<TypedBlock>? Blocks { get; set; }
}

/// <summary>When it is to become public, as typed.</summary>
public sealed record TypedInstant
{
    /// <summary>The instant that stood; empty: with the year.</summary>
    public string? Seen { get; set; }

    /// <summary><c>year</c> or <c>later</c>.</summary>
    public string? When { get; set; }

    /// <summary>The day.</summary>
    public string? On { get; set; }
}
