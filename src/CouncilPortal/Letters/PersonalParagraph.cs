using System.Globalization;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>What the portal proposes to write to one council alone, from the facts of its year: for the publisher to take over, change or leave out.</summary>
public static class PersonalParagraph
{
    private const int FewestToStandOut = 2;

    /// <summary>A proposal; null where the year's facts ask for nothing beyond the letter's other parts.</summary>
    public static string? Propose(LetterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        string[] sentences = [.. Difference(facts), .. Compliance(facts), .. Category(facts)];
        return sentences.Length == 0 ? null : string.Join(' ', sentences);
    }

    /// <summary>An upheld rate that chance does not explain.</summary>
    private static IEnumerable<string> Difference(LetterFacts facts)
    {
        var upheld = HeadlineStatistics.UpheldRate(facts.Figures, facts.Averages);
        if (upheld.Verdict is not (Verdict.AboveRange or Verdict.BelowRange))
        {
            yield break;
        }

        var side = upheld.Verdict == Verdict.AboveRange ? "more" : "fewer";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"We upheld {side} of the complaints that we investigated ({upheld.Counts}) than chance would explain beside similar councils, and would welcome your view of why.");
    }

    /// <summary>Compliance that was not full and is again, or the other way about.</summary>
    private static IEnumerable<string> Compliance(LetterFacts facts)
    {
        if (facts.Before is not { } before || before.Complied is not { } then || before.ComplianceOutcomes is not { } of
            || facts.Figures is not { Complied: { } now, ComplianceOutcomes: > 0 and { } outcomes } || of == 0)
        {
            yield break;
        }

        if (now == outcomes && then < of)
        {
            yield return $"Last year we were not satisfied in {LetterWording.Counted(of - then, "case", "cases")}; this year in none. Thank you for what you have changed.";
        }

        if (facts.Figures.CompliedLate is { } late && before.CompliedLate is > 0 and { } lateBefore)
        {
            if (late == 0)
            {
                yield return $"Last year {LetterWording.Counted(lateBefore, "remedy was", "remedies were")} late; this year none was.";
            }
            else if (late > lateBefore)
            {
                yield return $"Late remedies have risen from {Number(lateBefore)} to {Number(late)}: please see to it that somebody watches over the dates.";
            }
        }
    }

    /// <summary>Where most went wrong.</summary>
    private static IEnumerable<string> Category(LetterFacts facts)
    {
        if (facts is { Leading: { } leading, Figures.Upheld: { } upheld } && leading.Upheld >= FewestToStandOut && leading.Upheld <= upheld)
        {
            yield return $"Of the {Number(upheld)} complaints that we upheld, {Number(leading.Upheld)} concerned {leading.Name}.";
        }
    }

    private static string Number(int count) => count.ToString("N0", BritishCulture.Instance);
}
