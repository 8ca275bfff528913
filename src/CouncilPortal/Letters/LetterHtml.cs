using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace CouncilPortal.Letters;

/// <summary>A letter's Markdown as HTML that can stand in a page: no raw HTML, no scripts behind links, headings below the page's own.</summary>
public static partial class LetterHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The HTML.</summary>
    public static MarkupString From(string markdown) => new(Parse(markdown).ToHtml(Pipeline));

    /// <summary>The HTML of a text that stands under a heading of the page: its own headings are all one level below.</summary>
    public static MarkupString Under(int level, string markdown) => new(Parse(markdown, _ => level + 1).ToHtml(Pipeline));

    /// <summary>The same as a document, for forms other than a page.</summary>
    internal static MarkdownDocument Parse(string markdown) => Parse(markdown, level => Math.Max(2, level));

    private static MarkdownDocument Parse(string markdown, Func<int, int> level)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = level(heading.Level);
        }

        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = IsPlain(link.Url) ? link.Url : "";
        }

        foreach (var link in document.Descendants<AutolinkInline>())
        {
            link.Url = IsPlain(link.Url) || link.IsEmail ? link.Url : "";
        }

        return document;
    }

    /// <summary>Plain text as HTML: a paragraph for each that a blank line ends. Marks of underlining and the like, which converters leave, are left out.</summary>
    public static MarkupString FromText(string text) =>
        new(string.Concat(Paragraphs(text).Select(p => $"<p>{HtmlEncoder.Default.Encode(p).Replace("&#xA;", "<br />", StringComparison.Ordinal)}</p>\n")));

    /// <summary>The paragraphs of plain text.</summary>
    internal static IReadOnlyList<string> Paragraphs(string text) =>
        LeftByConverters().Replace(text, "").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("</?(u|b|i|em|strong|sup|sub)>", RegexOptions.IgnoreCase)]
    private static partial Regex LeftByConverters();

    private static bool IsPlain(string? url) =>
        url is not null && ((url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal)) || url.StartsWith('#')
            || (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" or "mailto"));
}
