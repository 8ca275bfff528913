using CouncilPortal.PublicReports;

namespace CouncilPortal.Demo;

/// <summary>A public report and a council in the demonstration, with what is recorded of it.</summary>
internal sealed class DemoReport(DemoDecision decision, DemoCouncil council)
{
    private readonly List<DemoReportFact> facts = [];

    public DemoDecision Decision => decision;

    public DemoCouncil Council => council;

    public IReadOnlyList<DemoReportFact> Facts => facts;

    public DemoReport Received(DateOnly on) => Add(new DemoReportFact { Kind = ReportFactKind.Received, RecordedOn = on.AddDays(1), On = on });

    public DemoReport Noticed(DateOnly on) =>
        Add(new DemoReportFact { Kind = ReportFactKind.NoticePublished, RecordedOn = on, On = on, Place = $"The {council.ShortName} Courier and the council’s website" });

    public DemoReport CopiesOpen(DateOnly from) => Add(new DemoReportFact
    {
        Kind = ReportFactKind.CopiesOpen,
        RecordedOn = from,
        On = from,
        Until = ReportClocks.EarliestClosing(from),
        Place = "The main reception and the council’s website",
    });

    public DemoReport Considered(DateOnly on, string body, string meeting) => Add(new DemoReportFact
    {
        Kind = ReportFactKind.Considered,
        RecordedOn = on.AddDays(1),
        On = on,
        Body = body,
        Place = meeting,
        Link = $"https://{council.ShortName.Replace(' ', '-').ToLowerInvariant()}.example/minutes/{on:yyyy-MM-dd}",
        IsOpen = true,
    });

    public DemoReport Answered(DateOnly on) => Add(new DemoReportFact
    {
        Kind = ReportFactKind.Answered,
        RecordedOn = on,
        On = on,
        Choice = "accepted",
        Note = "Members accepted the findings and all recommendations. We have apologised, and the service’s procedure is being changed.",
    });

    public DemoReport Extended(ReportClockKind clock, DateOnly letterOf, DateOnly until, string reason) => Add(new DemoReportFact
    {
        Kind = ReportFactKind.Extended,
        RecordedOn = letterOf,
        On = letterOf,
        Until = until,
        Clock = clock,
        Place = "Casey Worker",
        Note = reason,
    });

    public DemoReport Confirmed(DateOnly on) =>
        Add(new DemoReportFact { Kind = ReportFactKind.ActionConfirmed, RecordedOn = on, On = on, Note = "The changed procedure is in use, and every officer of the service has been trained in it." });

    public DemoReport Accepted(DateOnly on) => Add(new DemoReportFact { Kind = ReportFactKind.ActionAccepted, RecordedOn = on, On = on });

    public DemoReport FurtherReport(DateOnly on) =>
        Add(new DemoReportFact { Kind = ReportFactKind.FurtherReport, RecordedOn = on, On = on, Note = "The council has neither answered within the period nor asked for a longer one." });

    /// <summary>As most reports go, told as far as it had come before a day.</summary>
    public DemoReport Usual(DateOnly before)
    {
        var received = decision.DecidedOn.AddDays(3);
        Received(received).Noticed(received.AddDays(9)).CopiesOpen(received.AddDays(12)).Considered(received.AddDays(57), "cabinet", "Cabinet")
            .Answered(received.AddDays(64)).Confirmed(received.AddDays(150)).Accepted(received.AddDays(165));
        facts.RemoveAll(f => f.RecordedOn >= before);
        return this;
    }

    private DemoReport Add(DemoReportFact fact)
    {
        facts.Add(fact);
        return this;
    }
}

/// <summary>Something recorded of a report.</summary>
internal sealed record DemoReportFact
{
    public required ReportFactKind Kind { get; init; }

    public required DateOnly RecordedOn { get; init; }

    public required DateOnly On { get; init; }

    public DateOnly? Until { get; init; }

    public ReportClockKind? Clock { get; init; }

    public string? Body { get; init; }

    public string? Place { get; init; }

    public string? Link { get; init; }

    public bool? IsOpen { get; init; }

    public string? Choice { get; init; }

    public string? Note { get; init; }
}
