using System.Net;

namespace CouncilPortal.PdfPrinting;

/// <summary>A page to be printed: what stands in it, and nothing that it would have to fetch.</summary>
public sealed record PdfPage
{
    private const string Style =
        """
        @page { size: A4; margin: 18mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Arial, "Liberation Sans", sans-serif; } }
        body { font: 11pt/1.45 Arial, "Liberation Sans", sans-serif; color: #000; }
        h1 { font-size: 20pt; margin: 0 0 6pt; } h2 { font-size: 14pt; margin: 16pt 0 6pt; } h3 { font-size: 12pt; }
        h1, h2, h3 { break-after: avoid; }
        dl { margin: 0 0 12pt; border-top: 1px solid #888; }
        .summary-row { display: grid; grid-template-columns: 30% 1fr; gap: 8pt; padding: 4pt 0; border-bottom: 1px solid #bbb; break-inside: avoid; }
        dt { font-weight: bold; } dd { margin: 0; } .as-typed { white-space: pre-wrap; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; margin: 6pt 0 12pt; } caption { text-align: left; font-weight: bold; padding: 6pt 0; break-after: avoid; } tr { break-inside: avoid; }
        .number { text-align: right; } td.number { white-space: nowrap; } .nowrap { white-space: nowrap; } .plain { font-weight: normal; } p, li { overflow-wrap: anywhere; } th, td { text-align: left; vertical-align: top; padding: 3pt 6pt 3pt 0; border-bottom: 1px solid #bbb; }
        """;

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>The markup of its body, in headings, lists and tables, so that the tags of the PDF say what each part is.</summary>
    public required string Body { get; init; }

    /// <summary>The whole document. Its policy lets it load nothing and run nothing.</summary>
    public string Html =>
        $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <title>{WebUtility.HtmlEncode(Title)}</title>
        <style>{Style}</style>
        </head>
        <body><main>{Body}</main></body>
        </html>
        """;
}
