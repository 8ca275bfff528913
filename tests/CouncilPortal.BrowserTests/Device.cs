namespace CouncilPortal.BrowserTests;

/// <summary>What a visitor looks at the portal with. Sizes are CSS pixels.</summary>
public sealed record Device
{
    /// <summary>Width of the window.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the window.</summary>
    public required int Height { get; init; }

    /// <summary>Whether the browser runs script.</summary>
    public bool Script { get; init; } = true;

    /// <summary>An ordinary office screen.</summary>
    public static Device Desktop { get; } = new() { Width = 1280, Height = 900 };

    /// <summary>A phone held upright.</summary>
    public static Device Phone { get; } = new() { Width = 360, Height = 740 };

    /// <summary>What WCAG 2.2 asks for in 1.4.10 Reflow: 320 pixels, the same as 1280 at 400%.</summary>
    public static Device Narrow { get; } = new() { Width = 320, Height = 256 };
}
