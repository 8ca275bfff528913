using CouncilPortal.Layout;

namespace CouncilPortal.PublicReports;

/// <summary>How much a state asks for attention.</summary>
internal static class ReportTags
{
    private const int SoonDays = 14;

    public static Tone Tone(ReportClock clock, DateOnly today) => clock.StateOn(today) switch
    {
        ReportClockState.Overdue => Layout.Tone.Urgent,
        ReportClockState.Running when clock.DueOn <= today.AddDays(SoonDays) => Layout.Tone.Attention,
        ReportClockState.Stopped => Layout.Tone.Attention,
        ReportClockState.Done or ReportClockState.DoneLate => Layout.Tone.Quiet,
        _ => Layout.Tone.Neutral,
    };

    public static Tone Tone(ReportStanding standing) =>
        standing.Facts.Of(ReportFactKind.FurtherReport) is not null ? Layout.Tone.Attention
        : standing.IsClosed ? Layout.Tone.Quiet
        : standing.IsOverdue ? Layout.Tone.Urgent
        : standing.NextDueOn is null ? Layout.Tone.Info
        : standing.NextDueOn <= standing.Today.AddDays(SoonDays) ? Layout.Tone.Attention
        : Layout.Tone.Neutral;
}
