using System.Globalization;
using CouncilPortal.Compliance;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.PublicReports;

/// <summary>A part of a document for members: a heading, a paragraph, points, or a table.</summary>
public abstract record SummaryPart
{
    private SummaryPart()
    {
    }

    /// <summary>A heading.</summary>
    public sealed record Heading(string Text) : SummaryPart;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Text) : SummaryPart;

    /// <summary>Points.</summary>
    public sealed record Points(IReadOnlyList<string> Items) : SummaryPart;

    /// <summary>A table; the first column names the row.</summary>
    public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : SummaryPart;
}

/// <summary>
/// The ready summary of findings of fault for members. It describes what is published and nothing else: of decisions that are
/// not, it says how many there are. Remedies for a person are one number, never divided.
/// </summary>
public static class FindingsSummary
{
    /// <summary>The title of the document.</summary>
    public static string Title(Findings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return $"Findings of fault by the Local Government and Social Care Ombudsman: {findings.Council.Name}, {findings.Period.InWords}";
    }

    /// <summary>The document below its title.</summary>
    public static IReadOnlyList<SummaryPart> Of(Findings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return [.. Invented(findings), .. Counts(findings), .. Themes(findings), .. Remedies(findings), .. Compliance(findings), .. Reported(findings), .. Decisions(findings)];
    }

    private static IEnumerable<SummaryPart> Invented(Findings findings)
    {
        if (findings.Council.Invented)
        {
            yield return new SummaryPart.Paragraph($"{findings.Council.Name} and everything here is invented for demonstration.");
        }
    }

    private static IEnumerable<SummaryPart> Counts(Findings findings)
    {
        var (all, published) = (findings.Rows.Count, findings.Published.Count);
        yield return new SummaryPart.Paragraph(all switch
        {
            0 => $"In decisions made from {findings.Period.InWords}, the Ombudsman found no fault by {findings.Council.Name}.",
            1 => $"In 1 decision made from {findings.Period.InWords}, the Ombudsman found fault by {findings.Council.Name}.",
            _ => $"In {Shown(all)} decisions made from {findings.Period.InWords}, the Ombudsman found fault by {findings.Council.Name}.",
        });
        if (all > published)
        {
            yield return new SummaryPart.Paragraph(
                $"{Shown(all - published)} of them {(all - published == 1 ? "is" : "are")} not published. {(all - published == 1 ? "It is" : "They are")} counted here and described nowhere; what follows is about the {Shown(published)} published.");
        }

        if (published > 0)
        {
            var reports = findings.Published.Count(r => r.IsReport);
            var remedied = findings.Published.Count(r => r.SatisfactoryRemedy == true);
            yield return new SummaryPart.Points(
            [
                reports == 0 ? "None was a public report." : $"{Shown(reports)} {(reports == 1 ? "was a public report" : "were public reports")}.",
                $"In {(remedied == 0 ? "none" : Shown(remedied))} the council had put things right in a satisfactory way before the Ombudsman was asked.",
            ]);
        }
    }

    private static IEnumerable<SummaryPart> Themes(Findings findings)
    {
        if (findings.Published.Count == 0)
        {
            yield break;
        }

        yield return new SummaryPart.Heading("What they were about");
        yield return new SummaryPart.Table(
            "Published decisions with fault by category",
            ["Category", "Decisions"],
            [.. findings.Published.GroupBy(r => r.Category).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (IReadOnlyList<string>)[g.Key, Shown(g.Count())])]);
    }

    private static IEnumerable<SummaryPart> Remedies(Findings findings)
    {
        if (findings.Published.Count == 0)
        {
            yield break;
        }

        var personal = findings.Published.Sum(r => r.PersonalRemedies);
        yield return new SummaryPart.Heading("What was agreed");
        yield return new SummaryPart.Table(
            "Agreed remedies of published decisions, by kind",
            ["Remedy", "Agreed"],
            [
                ["Remedies for the person who complained", Shown(personal)],
                .. findings.Improvements.Select(i => (IReadOnlyList<string>)[$"Service improvement: {i.Name.ToLowerInvariant()}", Shown(i.Count)]),
            ]);
    }

    private static IEnumerable<SummaryPart> Compliance(Findings findings)
    {
        if (findings.Published.Count == 0)
        {
            yield break;
        }

        var outcomes = findings.Published.Select(r => r.Outcome).OfType<ComplianceOutcome>().ToList();
        var without = findings.Published.Count(r => r.Outcome is null && r.PersonalRemedies + r.Improvements > 0);
        yield return new SummaryPart.Heading("Whether it was done");
        yield return new SummaryPart.Table(
            "Compliance outcomes of published decisions, one for each decision",
            ["Outcome", "Decisions"],
            [
                .. ComplianceOutcomes.All.Select(o => (IReadOnlyList<string>)[o.Name(), Shown(outcomes.Count(x => x == o))]),
                ["Not settled yet", Shown(without)],
            ]);
        yield return new SummaryPart.Paragraph(outcomes.Count == 0
            ? "The Ombudsman has recorded no outcome on them yet."
            : $"{Shown(outcomes.Count(o => o.Satisfies()))} of {Share.OfOutcomes.Cases(outcomes.Count)} satisfied the Ombudsman.");
    }

    private static IEnumerable<SummaryPart> Reported(Findings findings)
    {
        if (findings.Rows.Count == 0)
        {
            yield break;
        }

        var reported = findings.Rows.Where(r => r.ReportedOn is not null).ToList();
        yield return new SummaryPart.Heading("What members have considered");
        yield return new SummaryPart.Paragraph($"Members have considered {Shown(reported.Count)} of the {Shown(findings.Rows.Count)} decisions; {Shown(findings.Rows.Count - reported.Count)} {(findings.Rows.Count - reported.Count == 1 ? "is" : "are")} still to be reported.");
        if (reported.Count > 0)
        {
            yield return new SummaryPart.Points(
            [
                .. reported.GroupBy(r => r.Reported!).OrderByDescending(g => g.First().ReportedOn).Select(g => $"{g.Key} ({Shown(g.Count())} {(g.Count() == 1 ? "decision" : "decisions")})"),
            ]);
        }
    }

    private static IEnumerable<SummaryPart> Decisions(Findings findings)
    {
        if (findings.Published.Count == 0)
        {
            yield break;
        }

        yield return new SummaryPart.Heading("The published decisions");
        yield return new SummaryPart.Table(
            $"Published decisions with fault, {findings.Period.InWords}",
            ["Reference", "Decided", "About", "Category", "Outcome of compliance", "Considered by members"],
            [
                .. findings.Published.Select(r => (IReadOnlyList<string>)
                [
                    r.Reference.Display,
                    LondonTime.Format(r.DecidedOn),
                    $"{r.Title ?? "Not given"}{(r.IsReport ? " (public report)" : "")}",
                    r.Category,
                    r.Outcome?.Name() ?? (r.PersonalRemedies + r.Improvements == 0 ? "Nothing was recommended" : "Not settled yet"),
                    r.Reported ?? "Not yet",
                ]),
            ]);
    }

    private static string Shown(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
