using CouncilPortal.Imports;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>Why a letter deserves a look before it is issued.</summary>
public static class LetterFlags
{
    /// <summary>The reasons, in words; empty: it is like most.</summary>
    /// <param name="subject">The authority.</param>
    /// <param name="chiefs">How many people are its chief executive in the portal, or a successor's.</param>
    /// <param name="officers">How many of its officers are told of the letter.</param>
    public static IReadOnlyList<string> Of(LetterSubject subject, int chiefs, int officers)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return [.. Readers(subject, chiefs, officers), .. Figures(subject.Facts)];
    }

    private static IEnumerable<string> Readers(LetterSubject subject, int chiefs, int officers)
    {
        if (officers == 0)
        {
            yield return "Nobody at the council would be told: it has no officers here";
        }
        else if (chiefs == 0)
        {
            yield return "No addressee: nobody is its chief executive here";
        }

        if (!string.IsNullOrWhiteSpace(subject.Facts.Paragraph))
        {
            yield return "It has a personal paragraph";
        }
    }

    private static IEnumerable<string> Figures(LetterFacts facts)
    {
        var figures = facts.Figures;
        if (facts.EndedOn is not null)
        {
            yield return facts.Successors.Count > 0 ? "The authority is abolished: the letter goes to its successors" : "The authority is abolished and has no successor here";
        }

        if (HeadlineStatistics.UpheldRate(figures, facts.Averages) is { Verdict: Verdict.AboveRange or Verdict.BelowRange } upheld)
        {
            yield return $"Its upheld rate, {upheld.Rate} ({upheld.Counts}), is {(upheld.Verdict == Verdict.AboveRange ? "above" : "below")} the range expected by chance";
        }

        if (figures.Investigated is null && figures.PublishedUpheldRate is null)
        {
            yield return "No investigations and no upheld rate are given";
        }

        if (LetterCondition.IsBelowFull(facts))
        {
            yield return $"Compliance is below 100%: {HeadlineStatistics.ComplianceRate(figures, facts.Averages).Counts}";
            if (figures is { ComplianceOutcomes: { } outcomes, Complied: { } complied } && outcomes - complied != facts.NotSatisfied.Count)
            {
                yield return $"The figures say {LetterWording.Counted(outcomes - complied, "case", "cases")} not done to our satisfaction; the portal knows of {facts.NotSatisfied.Count}";
            }
        }

        if (facts.PublicReports > 0)
        {
            yield return $"It names {LetterWording.Counted(facts.PublicReports, "public report", "public reports")}";
        }

        if (facts.Before is { } before)
        {
            foreach (var (name, now, then) in new[] { ("Investigations", figures.Investigated, before.Investigated), ("Complaints upheld", figures.Upheld, before.Upheld) })
            {
                if (now is { } n && then is { } t && LastYear.IsOutlier(n, t))
                {
                    yield return string.Create(BritishCulture.Instance, $"{name} are far from the year before: {n:N0}, after {t:N0}");
                }
            }
        }
    }
}
