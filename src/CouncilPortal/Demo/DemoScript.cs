using CouncilPortal.Time;

namespace CouncilPortal.Demo;

/// <summary>Everything that the demonstration tells on a day: the same for each call on that day.</summary>
internal sealed class DemoScript
{
    /// <summary>The script for the day of the calendar.</summary>
    public DemoScript(DemoCalendar calendar)
    {
        Calendar = calendar;
        var make = new DemoDecisions(calendar);
        DemoDecision[] told = [.. new AmblefordPast(calendar, make).All(), .. new AmblefordNow(calendar, make).All(), .. new OtherDecisions(calendar, make).All()];
        DemoReport[] staged = [.. new DemoReports(calendar, make).All()];
        Decisions = [.. told, .. staged.Select(r => r.Decision)];
        Reports =
        [
            .. staged,
            .. told.Where(d => d.DocumentType == "Report" && d.DecidedOn < calendar.Today).SelectMany(d => d.Councils.Select(c => new DemoReport(d, c).Usual(calendar.Today))),
        ];
        References = Decisions.Select((decision, index) => (decision, index)).ToDictionary(d => d.decision, d => d.decision.Reference(101 + (d.index * 13)));
        Years = [.. DemoStatistics.Of(calendar, Decisions)];
    }

    /// <summary>The days that it counts from.</summary>
    public DemoCalendar Calendar { get; }

    /// <summary>The decisions with all that followed.</summary>
    public IReadOnlyList<DemoDecision> Decisions { get; }

    /// <summary>The public reports with what is recorded of each.</summary>
    public IReadOnlyList<DemoReport> Reports { get; }

    /// <summary>The stored reference of each decision.</summary>
    public IReadOnlyDictionary<DemoDecision, string> References { get; }

    /// <summary>The figures of each council and year.</summary>
    public IReadOnlyList<DemoYear> Years { get; }

    /// <summary>The script for a day in London.</summary>
    public static DemoScript For(DateOnly today, WorkingDays workingDays) => new(new DemoCalendar { Today = today, WorkingDays = workingDays });
}
