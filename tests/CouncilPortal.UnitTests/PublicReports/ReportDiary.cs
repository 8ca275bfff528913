using CouncilPortal.PublicReports;

namespace CouncilPortal.UnitTests.PublicReports;

/// <summary>What is recorded of a report, told in order.</summary>
internal sealed class ReportDiary
{
    private readonly List<ReportFact> told = [];

    public ReportFacts Facts => new(told);

    public ReportDiary Received(DateOnly? on) => Add(Blank(ReportFactKind.Received) with { HappenedOn = on });

    public ReportDiary NoticeWeeks(int? weeks) => Add(Blank(ReportFactKind.NoticePeriod) with { Weeks = weeks });

    public ReportDiary Noticed(DateOnly? on) => Add(Blank(ReportFactKind.NoticePublished) with { HappenedOn = on, Place = "The Courier" });

    public ReportDiary Opened(DateOnly from, DateOnly until) => Add(Blank(ReportFactKind.CopiesOpen) with { HappenedOn = from, UntilOn = until, Place = "Town hall" });

    public ReportDiary Considered(DateOnly? on) =>
        Add(Blank(ReportFactKind.Considered) with { HappenedOn = on, Body = "cabinet", Place = "Cabinet", IsOpen = true });

    public ReportDiary Answered(DateOnly on) => Add(Blank(ReportFactKind.Answered) with { HappenedOn = on, Choice = "accepted", Note = "We accept." });

    public ReportDiary Confirmed(DateOnly on) => Add(Blank(ReportFactKind.ActionConfirmed) with { HappenedOn = on, Note = "Done." });

    public ReportDiary Extended(ReportClockKind clock, DateOnly? until) =>
        Add(Blank(ReportFactKind.Extended) with { HappenedOn = until is null ? null : new DateOnly(2026, 2, 1), UntilOn = until, StoredClock = clock.StorageText(), Place = "The Ombudsman", Note = "Flood." });

    public ReportDiary Accepted(DateOnly on) => Add(Blank(ReportFactKind.ActionAccepted) with { HappenedOn = on });

    public ReportDiary FurtherReport(DateOnly on) => Add(Blank(ReportFactKind.FurtherReport) with { HappenedOn = on, Note = "No answer." });

    public ReportStanding On(DateOnly today) => ReportStanding.Of(Report, told, ReportClocks.UsualNoticeWeeks, today);

    public static PublicReport Report { get; } = new()
    {
        DecisionId = 1,
        AuthorityId = 2,
        StoredReference = "25012345",
        Title = "Housing repairs",
        DecidedOn = new DateOnly(2026, 1, 9),
        PublishedOn = null,
        AuthorityName = "Ambleford",
        Slug = "ambleford",
        IsInvented = true,
    };

    private ReportDiary Add(ReportFact fact)
    {
        told.Add(fact);
        return this;
    }

    private ReportFact Blank(ReportFactKind kind) => new()
    {
        DecisionId = 1,
        AuthorityId = 2,
        Number = told.Count + 1,
        StoredKind = kind.StorageText(),
        HappenedOn = null,
        UntilOn = null,
        StoredClock = null,
        Weeks = null,
        Body = null,
        Place = null,
        Link = null,
        IsOpen = null,
        Choice = null,
        Note = null,
        At = new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero),
        ByName = "Somebody",
    };
}
