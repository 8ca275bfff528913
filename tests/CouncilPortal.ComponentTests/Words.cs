using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace CouncilPortal.ComponentTests;

/// <summary>What a reader reads.</summary>
internal static partial class Words
{
    /// <summary>The text of an element with single spaces.</summary>
    public static string Text(this IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    /// <summary>The text of a whole page with single spaces.</summary>
    public static string Text<T>(this IRenderedComponent<T> page)
        where T : IComponent => Spaces().Replace(string.Concat(page.Nodes.Select(n => n.TextContent)), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
