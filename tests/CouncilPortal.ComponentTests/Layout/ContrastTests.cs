using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace CouncilPortal.ComponentTests.Layout;

/// <summary>The palette meets WCAG 2.2: 4.5:1 for text, 3:1 for edges, marks and neighbours in pictures.</summary>
public sealed partial class ContrastTests
{
    private static readonly Dictionary<string, string> Tokens = Token().Matches(File.ReadAllText(Wwwroot.File("portal.css")))
        .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    [Theory]
    [InlineData("ink", "paper", 4.5)]
    [InlineData("ink", "sand", 4.5)]
    [InlineData("ink", "sand-deep", 4.5)]
    [InlineData("ink-soft", "paper", 4.5)]
    [InlineData("ink-soft", "sand", 4.5)]
    [InlineData("ink-soft", "sand-deep", 4.5)]
    [InlineData("link", "paper", 4.5)]
    [InlineData("link", "sand", 4.5)]
    [InlineData("link-hover", "sand", 4.5)]
    [InlineData("link-visited", "paper", 4.5)]
    [InlineData("on-brand", "brand", 4.5)]
    [InlineData("danger", "paper", 4.5)]
    [InlineData("ink", "danger-wash", 4.5)]
    [InlineData("notice", "notice-wash", 4.5)]
    [InlineData("ink", "notice-wash", 4.5)]
    [InlineData("good", "good-wash", 4.5)]
    [InlineData("info", "info-wash", 4.5)]
    [InlineData("paper", "info", 4.5)]
    [InlineData("paper", "good", 4.5)]
    [InlineData("paper", "notice", 4.5)]
    [InlineData("line", "paper", 3)]
    [InlineData("line", "sand", 3)]
    [InlineData("figure-1", "paper", 3)]
    [InlineData("figure-2", "paper", 3)]
    [InlineData("figure-1", "figure-2", 3)]
    [InlineData("figure-1", "sand-deep", 3)]
    [InlineData("focus-in", "paper", 3)]
    [InlineData("focus-in", "focus-out", 3)]
    [InlineData("focus-out", "brand", 3)]
    [InlineData("accent", "brand", 3)]
    public void Two_colours_that_meet_are_told_apart(string one, string other, double least) =>
        Assert.InRange(Contrast(Tokens[one], Tokens[other]), least, 21);

    /// <summary>WCAG 2.2, contrast ratio.</summary>
    private static double Contrast(string one, string other)
    {
        double[] luminances = [Luminance(one), Luminance(other)];
        return (luminances.Max() + 0.05) / (luminances.Min() + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"--([a-z0-9-]+): (#[0-9a-f]{6});")]
    private static partial Regex Token();
}
