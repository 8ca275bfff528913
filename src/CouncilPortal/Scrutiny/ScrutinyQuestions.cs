using CouncilPortal.Decisions;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Scrutiny;

/// <summary>
/// Questions that councillors may want to put to their officers. Each follows from a figure that they are shown and names
/// it; none accuses, and what is not known raises none, save where that it is not known is itself worth asking about.
/// </summary>
public static class ScrutinyQuestions
{
    /// <summary>The questions that fit what is shown, the last of them always.</summary>
    public static IReadOnlyList<string> For(ScrutinyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return
        [
            .. OfActions(facts),
            .. facts.Year is { } year ? [.. OfUpheld(facts, year), .. OfThemes(facts.Themes), .. OfRemedies(facts), .. OfCompliance(facts.Figures, year)] : (string[])[],
            .. OfImprovements(facts.Improvements),
            "Do residents find our complaints process, and who does not use it?",
        ];
    }

    private static IEnumerable<string> OfActions(ScrutinyFacts facts)
    {
        if (facts.Overdue > 0)
        {
            yield return facts.Overdue == 1
                ? "What does the agreed action that is overdue wait for, and when will it be done?"
                : $"What do the {Shown(facts.Overdue)} agreed actions that are overdue wait for, and when will they be done?";
        }

        var since = LondonTime.Format(facts.ReportsFrom);
        if (facts.ReportsAwaiting > 0)
        {
            yield return facts.ReportsAwaiting == 1
                ? $"When will we consider the public report issued since {since} that awaits consideration, at what level, and what will we answer?"
                : $"When will we consider each of the {Shown(facts.ReportsAwaiting)} public reports issued since {since} that await consideration, at what level, and what will we answer?";
        }

        if (facts.Reports - facts.ReportsAwaiting is > 0 and var considered)
        {
            yield return considered == 1
                ? $"What did we decide on the public report issued since {since} that we have considered, and is it done?"
                : $"What did we decide on the {Shown(considered)} public reports issued since {since} that we have considered, and is it done?";
        }
    }

    private static IEnumerable<string> OfUpheld(ScrutinyFacts facts, ReportingYear year)
    {
        var rate = facts.Headlines[0];
        if (facts.Figures.Investigated == 0)
        {
            yield return $"The Ombudsman investigated no complaint about us in {year}. How many did our own process answer, and do people hear from us that they can go to the Ombudsman?";
        }

        switch (rate.Verdict)
        {
            case Verdict.AboveRange:
                yield return $"Our upheld rate of {rate.Rate} is above the range expected by chance around the average of similar councils. What do our officers think explains that?";
                break;
            case Verdict.BelowRange:
                yield return $"Our upheld rate of {rate.Rate} is below the range expected by chance around the average of similar councils. What works well here, and could other services use it?";
                break;
            case Verdict.TooFewToSay when facts.Figures.Investigated > 0:
                yield return $"{Share.OfInvestigations.Cases(facts.Figures.Investigated)} in a year {(facts.Figures.Investigated == 1 ? "says" : "say")} little by {(facts.Figures.Investigated == 1 ? "itself" : "themselves")}. What do our own complaints and several years together show?";
                break;
        }

        if (facts.Headlines[3] is { Value: { } own, Rate: { } shown } && facts.Averages.UpheldPerHundredThousand is { } average && own > average.Value)
        {
            yield return $"For every 100,000 residents {shown} complaints were upheld; {Lower(facts.Headlines[3].Average)}. Which of our services do those complaints come from?";
        }
    }

    private static IEnumerable<string> OfThemes(Themes? themes)
    {
        if (themes?.Largest is not [{ Upheld: > 1 } first, ..])
        {
            yield break;
        }

        if (themes.Largest.Count == 1)
        {
            yield return $"{Shown(first.Upheld)} of the {Shown(themes.Upheld)} upheld complaints were about {first.Category}{Beside(first)}. Do several of them have one cause?";
        }
        else if (themes.Largest.Count < 4)
        {
            yield return $"Most upheld complaints, {Shown(first.Upheld)} of {Shown(themes.Upheld)} each, were about {string.Join(" and ", themes.Largest.Select(t => t.Category))}. Do several of them have one cause?";
        }
    }

    private static IEnumerable<string> OfRemedies(ScrutinyFacts facts)
    {
        var (figures, rate) = (facts.Figures, facts.Headlines[2]);
        if (figures.Upheld > 0)
        {
            yield return $"What did we learn from {(figures.Upheld == 1 ? "the complaint that was" : $"the {Shown(figures.Upheld.Value)} complaints that were")} upheld?";
        }

        if (figures is { Upheld: > 0, SatisfactoryRemedies: 0 })
        {
            yield return figures.Upheld == 1
                ? "We had not offered a satisfactory remedy before the upheld complaint reached the Ombudsman. What would let our complaints service find fault and put it right first?"
                : $"In none of the {Shown(figures.Upheld.Value)} upheld complaints had we offered a satisfactory remedy before the Ombudsman was asked. What would let our complaints service find fault and put it right first?";
        }
        else if (rate.Verdict is Verdict.BelowRange)
        {
            yield return $"In {rate.Counts} we had already put things right, below the range expected by chance around the average. What would let our complaints service do so more often?";
        }
        else if (rate.Verdict is Verdict.AboveRange)
        {
            yield return $"In {rate.Counts} we had already put things right, above the range expected by chance around the average. What did our complaints service do well there?";
        }
    }

    private static IEnumerable<string> OfCompliance(AnnualFigures figures, ReportingYear year)
    {
        if (figures is { ComplianceOutcomes: { } outcomes, Complied: { } complied })
        {
            if (complied < outcomes)
            {
                yield return $"In {Shown(outcomes - complied)} of {Share.OfOutcomes.Cases(outcomes)} the Ombudsman was not satisfied with what we did. What stood in the way, and what has changed since?";
            }
        }
        else if (figures.PublishedComplianceRate is { } rate and < 100)
        {
            yield return $"Our compliance rate was {Rates.FormatPercent(rate)}. How many outcomes did not satisfy the Ombudsman, what stood in the way, and what has changed since?";
        }

        if (figures.CompliedLate > 0)
        {
            yield return $"{Shown(figures.CompliedLate.Value)} {(figures.CompliedLate == 1 ? "remedy was" : "remedies were")} completed late. What held {(figures.CompliedLate == 1 ? "it" : "them")} up, and who watches the dates now?";
        }
        else if (figures is { CompliedLate: null, ComplianceOutcomes: > 0 })
        {
            yield return $"The figures do not say how many remedies of {year} were completed late. How many were?";
        }
    }

    private static IEnumerable<string> OfImprovements(ImprovementCounts improvements)
    {
        if (improvements.Outstanding > 0)
        {
            yield return $"Of the {Shown(improvements.Total)} {(improvements.Total == 1 ? "improvement" : "improvements")} we promised, when will the {Shown(improvements.Outstanding)} not yet accepted as done be finished?";
        }

        if (improvements.NotDone > 0)
        {
            yield return $"The Ombudsman recorded {Shown(improvements.NotDone)} of our promised improvements as not done. What do we mean to do instead?";
        }

        if (improvements.Done > 0)
        {
            yield return "How do we know that the improvements we made still hold?";
        }
    }

    private static string Beside(Theme theme) => theme.AverageShare is { } average
        ? $" (on average of similar councils {Rates.FormatPercent(Math.Round(average, 0, MidpointRounding.AwayFromZero))}, computed by the portal)"
        : "";

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Shown(long number) => number.ToString("N0", BritishCulture.Instance);
}
