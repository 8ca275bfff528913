using CouncilPortal.Time;

namespace CouncilPortal.PublicReports;

/// <summary>
/// The clocks of a public report (Local Government Act 1974, sections 30 and 31). Months are counted as the Act says,
/// "beginning with the date on which they received the report": the day of receipt is the first.
/// </summary>
public static class ReportClocks
{
    /// <summary>Weeks for which copies stay open for inspection (section 30(4)).</summary>
    public const int InspectionWeeks = 3;

    /// <summary>Weeks from public notice to the day from which copies are open, at most (section 30(5)).</summary>
    public const int WeeksToOpen = 1;

    /// <summary>Months in which the council considers and answers (section 31(2)), and again in which it confirms (section 31(2A)(c)).</summary>
    public const int Months = 3;

    /// <summary>The weeks for public notice where the Ombudsman's letter sets no other period (section 30(5)).</summary>
    public const int UsualNoticeWeeks = 2;

    private const int DaysInWeek = 7;

    /// <summary>The four clocks, in the order in which they end; <paramref name="noticeWeeks"/> counts where the letter sets no other period.</summary>
    public static IReadOnlyList<ReportClock> Of(ReportFacts facts, int noticeWeeks)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var received = facts.Of(ReportFactKind.Received)?.HappenedOn;
        var stopped = facts.Of(ReportFactKind.FurtherReport) is not null;
        var weeks = facts.Of(ReportFactKind.NoticePeriod)?.Weeks ?? noticeWeeks;
        var noticed = facts.Of(ReportFactKind.NoticePublished)?.HappenedOn;
        var notice = Clock(ReportClockKind.Notice, received?.AddDays(weeks * DaysInWeek), noticed);
        var inspection = Clock(
            ReportClockKind.Inspection, received is null ? null : (noticed ?? notice.DueOn)?.AddDays(WeeksToOpen * DaysInWeek), facts.Of(ReportFactKind.CopiesOpen)?.HappenedOn);
        var answer = Clock(ReportClockKind.Answer, received is { } first ? CalendarMonths.LastDay(first, Months) : null, Answered(facts));

        // The second period begins with the end of the first, longer or not.
        var action = Clock(
            ReportClockKind.Action, answer.DueOn is { } end ? CalendarMonths.LastDay(end.AddDays(1), Months) : null, facts.Of(ReportFactKind.ActionConfirmed)?.HappenedOn);
        return [notice, inspection, answer, action];

        ReportClock Clock(ReportClockKind kind, DateOnly? due, DateOnly? done) => new()
        {
            Kind = kind,
            OriginalDueOn = due,
            DueOn = due is { } by && facts.Extension(kind)?.UntilOn is { } longer && longer > by ? longer : due,
            DoneOn = due is null ? null : done,
            IsStopped = stopped,
        };
    }

    /// <summary>The first day on which copies may be closed again, when they are open from a day.</summary>
    public static DateOnly EarliestClosing(DateOnly openFrom) => openFrom.AddDays((InspectionWeeks * DaysInWeek) - 1);

    // The duty is to consider and to answer: it is done with the later of the two.
    private static DateOnly? Answered(ReportFacts facts) =>
        facts.Of(ReportFactKind.Considered)?.HappenedOn is { } considered && facts.Of(ReportFactKind.Answered)?.HappenedOn is { } answered
            ? considered > answered ? considered : answered
            : null;
}
