using System.Net;
using System.Text.RegularExpressions;
using CouncilPortal.Documents;
using CouncilPortal.Letters;
using CouncilPortal.UnitTests.Scrutiny;

namespace CouncilPortal.UnitTests.Letters;

/// <summary>A letter in another document says what its page says.</summary>
public sealed partial class LetterPartsTests
{
    private const string Body =
        """
        Dear Chief Executive

        ## Complaints upheld

        **77%**: 23 of 30 investigations & more. See [the review](/national/2023-24), <https://www.lgo.org.uk> or [nothing good](javascript:alert(1)).
        This line goes on.

        ### In detail

        1. First
        2. Second
           - deeper *still*

        > Quoted words

        | Statistic | Rate |
        |---|---|
        | Upheld | 77% |

        Yours `sincerely`
        """;

    [Fact]
    public void Its_words_are_those_of_the_page_in_their_order()
    {
        var parts = LetterParts.Of(Packs.Letter("markdown", Body), below: 2);
        Assert.Equal(Normal(Tags().Replace(LetterHtml.From(Body).Value, " ")), Normal(string.Join(' ', parts.Select(Words))));
    }

    [Fact]
    public void Its_headings_stand_below_that_of_the_section_and_its_links_lead_nowhere_bad()
    {
        var parts = LetterParts.Of(Packs.Letter("markdown", Body), below: 2);
        Assert.Equal([(3, "Complaints upheld"), (4, "In detail")], parts.OfType<DocumentPart.Heading>().Select(h => (h.Level, h.Text.Plain)));
        Assert.Equal(["/national/2023-24", "https://www.lgo.org.uk"], parts.OfType<DocumentPart.Paragraph>().SelectMany(p => p.Text.Runs).Select(r => r.Link).OfType<string>());
        Assert.True(parts.OfType<DocumentPart.Points>().Single().IsNumbered);
        Assert.Contains(parts.OfType<DocumentPart.Paragraph>().SelectMany(p => p.Text.Runs), r => r is { IsStrong: true, Text: "77%" });
    }

    [Fact]
    public void In_a_document_of_its_own_they_stand_below_its_title() =>
        Assert.Equal([2, 3], LetterParts.Of(Packs.Letter("markdown", Body), below: 1).OfType<DocumentPart.Heading>().Select(h => h.Level));

    [Fact]
    public void One_that_came_in_as_plain_text_keeps_its_paragraphs_and_lines()
    {
        var parts = LetterParts.Of(Packs.Letter("text", "22 July 2020\nBy email\n\nDear <u>Mr</u> Smith # not a heading"), below: 2);
        Assert.Equal(["22 July 2020\nBy email", "Dear Mr Smith # not a heading"], parts.Cast<DocumentPart.Paragraph>().Select(p => p.Text.Plain));
    }

    private static string Words(DocumentPart part) => part switch
    {
        DocumentPart.Paragraph paragraph => paragraph.Text.Plain,
        DocumentPart.Heading heading => heading.Text.Plain,
        DocumentPart.Points points => string.Join(' ', points.Items.SelectMany(i => i).Select(Words)),
        DocumentPart.Table table => string.Join(' ', table.Shown.Columns.Select(c => c.Text).Concat(table.Shown.Rows.SelectMany(r => r).Select(c => c.Plain))),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Spaces around marks do not count: tags stood there.</summary>
    private static string Normal(string text) => Spaces().Replace(WebUtility.HtmlDecode(text), "");

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
