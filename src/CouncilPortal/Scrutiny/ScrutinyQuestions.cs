using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Scrutiny;

/// <summary>Questions that councillors may want to put to their officers. They follow from published figures and accuse nobody.</summary>
public static class ScrutinyQuestions
{
    /// <summary>The questions for a year's figures, with how many improvements were promised and how many are done.</summary>
    public static IReadOnlyList<string> For(AnnualFigures figures, long promised, long done)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return [.. All(figures, promised, done)];
    }

    private static IEnumerable<string> All(AnnualFigures figures, long promised, long done)
    {
        if (figures.Upheld > 0)
        {
            yield return "What did we learn from the complaints that were upheld, and do several of them have one cause?";
        }

        if (figures is { Upheld: > 0, SatisfactoryRemedies: 0 })
        {
            yield return "Why did none of the upheld complaints end with our own complaints service putting things right first?";
        }

        if (figures.Complied < figures.ComplianceOutcomes)
        {
            yield return "What stood in the way where the Ombudsman was not satisfied that we did what we agreed, and what has changed since?";
        }

        if (figures.CompliedLate > 0)
        {
            yield return "Why were some remedies late, and who watches the dates now?";
        }

        if (done < promised)
        {
            yield return $"Of the {promised.ToString("N0", BritishCulture.Instance)} improvements we promised, when will the {(promised - done).ToString("N0", BritishCulture.Instance)} not yet accepted as done be finished?";
        }

        if (done > 0)
        {
            yield return "How do we know that the improvements we made still hold?";
        }

        yield return "Do residents find our complaints process, and who does not use it?";
    }
}
