using System.Net;
using System.Text;
using CouncilPortal.DataFiles;
using CouncilPortal.Time;

namespace CouncilPortal.PublicReports;

/// <summary>The summary of findings as files: plain text, a web page by itself, and the decisions as CSV.</summary>
internal static class FindingsDocument
{
    /// <summary>What is not published has a row, so that it is counted, and nothing in it.</summary>
    private const string NotPublished = "Not published";

    private static readonly IReadOnlyList<DataColumn<Finding>> Columns =
    [
        new("reference", "Reference", "The Ombudsman’s reference; of a decision that is not published, that it is not.", r => r.IsPublished ? r.Reference.Display : NotPublished),
        new("decided_on", "Decided", "The day of the decision.", r => r.IsPublished ? r.DecidedOn : null),
        new("document_type", "Document", "Statement or Report.", r => r.IsPublished ? r.DocumentType : null),
        new("title", "About", "What it is about.", r => r.IsPublished ? r.Title : null),
        new("category", "Category", "The category of the statistics.", r => r.IsPublished ? r.Category : null),
        new("satisfactory_remedy", "Satisfactory remedy", "Whether the council had put things right before.", r => r.IsPublished ? r.SatisfactoryRemedy switch { true => "yes", false => "no", _ => null } : null),
        new("personal_remedies", "Remedies for the person", "How many were agreed.", r => r.IsPublished ? r.PersonalRemedies : null),
        new("service_improvements", "Service improvements", "How many were agreed.", r => r.IsPublished ? r.Improvements : null),
        new("compliance_outcome", "Compliance outcome", "Blank: not settled yet.", r => r.IsPublished && r.Outcome is { } o ? Compliance.ComplianceOutcomes.Name(o) : null),
        new("reported_on", "Considered by members", "Blank: not yet.", r => r.IsPublished ? r.ReportedOn : null),
        new("reported_to", "Body", "The body of members.", r => r.IsPublished && r.Body is { } b ? MemberBody.Name(b) : null),
        new("meeting", "Meeting", "The name of the meeting.", r => r.IsPublished ? r.Meeting : null),
        new("minutes", "Minutes", "Their address.", r => r.IsPublished ? r.Minutes : null),
    ];

    /// <summary>The decisions, a row each; one that is not published has nothing in its row.</summary>
    public static DataFile Csv(Findings findings) =>
        DataFile.Csv(Name(findings, "csv"), DataTable.Of("findings", "Findings of fault", FindingsSummary.Title(findings), Columns, findings.Rows.OrderByDescending(r => r.IsPublished)));

    /// <summary>The summary as plain text.</summary>
    public static DataFile Text(Findings findings) =>
        new() { Name = Name(findings, "txt"), ContentType = "text/plain; charset=utf-8", Bytes = Encoding.UTF8.GetBytes(PlainText(findings)) };

    /// <summary>The summary as a web page that stands by itself.</summary>
    public static DataFile Html(Findings findings) =>
        new() { Name = Name(findings, "html"), ContentType = "text/html; charset=utf-8", Bytes = Encoding.UTF8.GetBytes(Page(findings)) };

    /// <summary>The summary as it is copied into another document.</summary>
    public static string PlainText(Findings findings)
    {
        var text = new StringBuilder(FindingsSummary.Title(findings)).Append('\n');
        foreach (var part in FindingsSummary.Of(findings))
        {
            text.Append('\n').Append(part switch
            {
                SummaryPart.Heading heading => $"{heading.Text}\n",
                SummaryPart.Paragraph paragraph => $"{paragraph.Text}\n",
                SummaryPart.Points points => string.Concat(points.Items.Select(i => $"- {i}\n")),
                SummaryPart.Table { Columns.Count: 2 } table => $"{table.Caption}:\n{string.Concat(table.Rows.Select(r => $"- {r[0]}: {r[1]}\n"))}",
                SummaryPart.Table table => $"{table.Caption}:\n{string.Concat(table.Rows.Select(r => $"- {string.Join("; ", r.Select((cell, i) => i == 0 ? cell : $"{table.Columns[i].ToLowerInvariant()}: {cell}"))}\n"))}",
                _ => "",
            });
        }

        return text.Append('\n').Append(Made(findings)).Append('\n').ToString();
    }

    private static string Page(Findings findings)
    {
        var title = WebUtility.HtmlEncode(FindingsSummary.Title(findings));
        return $$"""
            <!DOCTYPE html>
            <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{title}}</title>
            <style>body{font-family:Arial,Helvetica,sans-serif;line-height:1.5;color:#1a2326;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;margin:1rem 0;width:100%}caption{text-align:left;font-weight:bold;padding-bottom:.5rem}th,td{border:1px solid #75828a;padding:.4rem .6rem;text-align:left;vertical-align:top}</style>
            </head><body><main><h1>{{title}}</h1>
            {{string.Concat(FindingsSummary.Of(findings).Select(Html))}}<p>{{WebUtility.HtmlEncode(Made(findings))}}</p></main></body></html>
            """;
    }

    private static string Html(SummaryPart part) => part switch
    {
        SummaryPart.Heading heading => $"<h2>{Encoded(heading.Text)}</h2>\n",
        SummaryPart.Paragraph paragraph => $"<p>{Encoded(paragraph.Text)}</p>\n",
        SummaryPart.Points points => $"<ul>{string.Concat(points.Items.Select(i => $"<li>{Encoded(i)}</li>"))}</ul>\n",
        SummaryPart.Table table =>
            $"<table><caption>{Encoded(table.Caption)}</caption><thead><tr>{string.Concat(table.Columns.Select(c => $"<th scope=\"col\">{Encoded(c)}</th>"))}</tr></thead><tbody>"
            + string.Concat(table.Rows.Select(r => $"<tr><th scope=\"row\">{Encoded(r[0])}</th>{string.Concat(r.Skip(1).Select(c => $"<td>{Encoded(c)}</td>"))}</tr>")) + "</tbody></table>\n",
        _ => "",
    };

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string Made(Findings findings) => $"Made on {LondonTime.Format(findings.Today)} from the Ombudsman’s published decisions in CouncilPortal.";

    private static string Name(Findings findings, string kind) =>
        FormattableString.Invariant($"{findings.Council.Slug}-findings-{findings.Period.From:yyyy-MM-dd}-to-{findings.Period.To:yyyy-MM-dd}.{kind}");
}
