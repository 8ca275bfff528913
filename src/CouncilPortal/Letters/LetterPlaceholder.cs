using System.Text.RegularExpressions;
using CouncilPortal.Authorities;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>A name in braces that stands for something of the council's year, in the words in which a person would write it.</summary>
public sealed partial record LetterPlaceholder
{
    /// <summary>The name between the braces.</summary>
    public required string Name { get; init; }

    /// <summary>What it stands for.</summary>
    public required string About { get; init; }

    /// <summary>What stands there, as Markdown; null where the council has no such thing, so that the block needs a condition.</summary>
    public required Func<LetterFacts, string?> Value { get; init; }

    /// <summary>Stands in an issued letter until it is read: the day can be moved until it comes.</summary>
    internal const string PublicFrom = "{public from}";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LetterPlaceholder> All { get; } =
    [
        Of("council", "the council’s name", f => Plain(f.Authority)),
        Of("year", "the year, as 2023-24", f => f.Year.ToString()),
        Of("first day", "the year’s first day", f => LondonTime.Format(f.Year.FirstDay)),
        Of("last day", "the year’s last day", f => LondonTime.Format(f.Year.LastDay)),
        Of("public from", "the day of publication, as it stands when the letter is read", _ => PublicFrom),
        Of("similar councils", "its type, as “district councils”", f => f.Type == CouncilTypes.Other ? null : CouncilTypes.Many(f.Type)),
        Of("upheld", "the upheld rate with its counts, the average and what the difference means", f => LetterWording.Statistic(HeadlineStatistics.UpheldRate(f.Figures, f.Averages), f.Averages.UpheldRate, f.Averages)),
        Of("compliance", "the compliance rate with its counts, the late ones and the average", f => LetterWording.Statistic(HeadlineStatistics.ComplianceRate(f.Figures, f.Averages), f.Averages.ComplianceRate, f.Averages)),
        Of("remedies", "the satisfactory remedy rate with its counts, the average and what the difference means", f => LetterWording.Statistic(HeadlineStatistics.RemedyRate(f.Figures, f.Averages), f.Averages.RemedyRate, f.Averages)),
        Of("not satisfied", "the cases not done to our satisfaction, as “one case (19 012 345)”", LetterWording.NotSatisfied),
        Of("late", "the cases completed late, as “3 cases”", f => f.Figures.CompliedLate is > 0 and { } late ? LetterWording.Counted(late, "case", "cases") : null),
        Of("put right", "the cases put right before, as “3 cases”", f => f.Figures.SatisfactoryRemedies is > 0 and { } cases ? LetterWording.Counted(cases, "case", "cases") : null),
        Of("public reports", "the year’s public reports, as “one public report”", f => f.PublicReports > 0 ? LetterWording.Counted(f.PublicReports, "public report", "public reports") : null),
        Of("what changed", "each statistic beside the year before, a sentence each", f => f.Before is null ? null : string.Join(' ', WhatChanged.Since(f))),
        Of("ended on", "the day from which the authority is abolished", f => f.EndedOn is { } day ? LondonTime.Format(day) : null),
        Of("successors", "the authorities that took over, as “A and B”", f => f.Successors.Count > 0 ? LetterWording.Listed([.. f.Successors.Select(Plain)]) : null),
        Of("considered by", "the committee that considered last year’s letter and the day, as “the Audit Committee on 12 March 2027”", f => f.ConsideredBy is { } committee ? Plain(committee) : null),
        Of("paragraph", "what was written to this council alone", f => string.IsNullOrWhiteSpace(f.Paragraph) ? null : f.Paragraph.Trim()),
    ];

    /// <summary>The one with the name, whatever its capitals and spaces; null where there is none.</summary>
    public static LetterPlaceholder? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(p => NamesInBraces.Mean(name, p.Name));
    }

    /// <summary>A name in which nothing is taken for a mark of Markdown.</summary>
    internal static string Plain(string name) => Marks().Replace(name, @"\$0");

    [GeneratedRegex(@"[\\`*_\[\]<>]")]
    private static partial Regex Marks();

    private static LetterPlaceholder Of(string name, string about, Func<LetterFacts, string?> value) => new() { Name = name, About = about, Value = value };
}
