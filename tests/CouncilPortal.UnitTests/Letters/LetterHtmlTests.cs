using CouncilPortal.Letters;
using Xunit;

namespace CouncilPortal.UnitTests.Letters;

public sealed class LetterHtmlTests
{
    [Fact]
    public void Headings_stand_below_the_pages_own() =>
        Assert.Equal("<h2>Year</h2>\n<h2>Part</h2>\n<h3>Detail</h3>\n", LetterHtml.From("# Year\n\n## Part\n\n### Detail").Value);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Text <img src=x onerror=alert(1)> text")]
    public void Html_is_shown_not_obeyed(string markdown)
    {
        var html = LetterHtml.From(markdown).Value;
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x](JavaScript:alert(1))")]
    [InlineData("[x](data:text/html;base64,AAAA)")]
    [InlineData("[x](//elsewhere.example/)")]
    public void A_link_leads_to_a_page_or_nowhere(string markdown)
    {
        var html = LetterHtml.From(markdown).Value;
        Assert.Contains("href=\"\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](https://www.example.org/)", "https://www.example.org/")]
    [InlineData("[x](/councils)", "/councils")]
    public void Ordinary_links_stay(string markdown, string address) =>
        Assert.Contains($"href=\"{address}\"", LetterHtml.From(markdown).Value, StringComparison.Ordinal);
}
