using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>The words of an annual review letter, as Markdown whose headings begin at the second level.</summary>
public static class LetterWording
{
    /// <summary>The letter's body, from the salutation to the close.</summary>
    public static string Body(LetterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return $"""
            Dear Chief Executive

            This is our yearly review of the complaints about {facts.Authority} that we decided between {LondonTime.Format(facts.Year.FirstDay)} and {LondonTime.Format(facts.Year.LastDay)}. It comes to you first, so that you can share it with colleagues and prepare to answer questions. The letter and its figures are public from {LondonTime.Format(facts.PublishedOn)}.

            ## Complaints upheld

            {Statistic(HeadlineStatistics.UpheldRate(facts.Figures, facts.Averages), facts.Averages.UpheldRate)}

            We uphold a complaint when we find that something went wrong, also where your council had said so before we became involved.

            ## Compliance with recommendations

            {Statistic(HeadlineStatistics.ComplianceRate(facts.Figures, facts.Averages), facts.Averages.ComplianceRate)}

            We count one outcome for each decision. An action that was completed late, and to our satisfaction, counts as complied with; the late ones are given beside the rate.

            ## Satisfactory remedies

            {Statistic(HeadlineStatistics.RemedyRate(facts.Figures, facts.Averages), facts.Averages.RemedyRate)}

            These are cases in which your council had already offered what we would have asked for, before the complaint reached us.

            ## Your year

            {string.Join("\n\n", Year(facts))}

            ## Reading these figures

            - Compare the upheld rate with the number of investigations, never with all complaints received.
            - A few cases move a percentage a long way. The numbers behind each rate are as important as the rate.
            - Compare with authorities of your own type, and with the same year.
            - A complaint received in one year may be decided in the next, so the two counts differ.

            ## Sharing and learning

            Please share this letter with your link officer, your monitoring officer and the councillors who hold the council to account. Each decision, with the improvements that your council agreed to, is on your council’s pages in the portal. Your link officer can book places on our courses and seminars there.

            Yours sincerely

            Local Government and Social Care Ombudsman
            """;
    }

    private static string Statistic(HeadlineStatistic statistic, Average? average)
    {
        if (statistic.Rate is null)
        {
            return $"**{statistic.Counts}**, so there is no rate to give.";
        }

        // Where there is no average the sentence says so already.
        var shown = average is not null || statistic.Sentence is null ? $"{statistic.Average}." : null;
        var late = statistic.Lateness is null ? null : $"{statistic.Lateness}.";
        return string.Join(' ', new[] { $"**{statistic.Rate}**: {statistic.Counts}.", late, shown, statistic.Sentence }.OfType<string>());
    }

    private static IEnumerable<string> Year(LetterFacts facts)
    {
        var figures = facts.Figures;
        if (figures.Investigated == 0)
        {
            yield return "We investigated no complaint about your council this year. By itself that says neither that all went well nor that it did not.";
        }

        if (figures is { ComplianceOutcomes: { } outcomes, Complied: { } complied } && complied < outcomes)
        {
            var cases = facts.NotSatisfied.Count == 0 ? "" : $" ({string.Join(", ", facts.NotSatisfied)})";
            yield return $"In {Counted(outcomes - complied, "case", "cases")}{cases} we were not satisfied that what was agreed had been done. This is rare. Please find out what stood in the way, and tell your councillors what has changed.";
        }

        if (figures.CompliedLate > 0)
        {
            yield return $"In {Counted(figures.CompliedLate.Value, "case", "cases")} the remedy was completed after its due date. Somebody was waiting for it. If an action cannot be finished in time, tell the caseworker before the date, not after it.";
        }

        if (figures is { ComplianceOutcomes: > 0, CompliedLate: 0 } && figures.Complied == figures.ComplianceOutcomes)
        {
            yield return "Everything that your council agreed to do was done, and on time. Please thank those who saw to it.";
        }

        if (figures.SatisfactoryRemedies > 0)
        {
            yield return $"In {Counted(figures.SatisfactoryRemedies.Value, "case", "cases")} your council had put things right before the complaint reached us, which is how a complaints service should work.";
        }

        if (facts.PublicReports > 0)
        {
            yield return $"We issued {Counted(facts.PublicReports, "public report", "public reports")} about your council. The law asks that members consider each of them.";
        }

        if (figures is { ComplianceOutcomes: 0, Investigated: not 0 })
        {
            yield return "No recommendation fell due in the year, so there is no compliance to report.";
        }
    }

    private static string Counted(int count, string one, string many) =>
        count == 1 ? $"one {one}" : $"{count.ToString("N0", BritishCulture.Instance)} {many}";
}
