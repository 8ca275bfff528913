using CouncilPortal.Time;

namespace CouncilPortal.PublicReports;

/// <summary>Public reports in the words of pages.</summary>
public static class ReportWording
{
    /// <summary>The state of a clock in a word or two: <c>Overdue</c>.</summary>
    public static string State(ReportClockState state) => state switch
    {
        ReportClockState.NotStarted => "Not started",
        ReportClockState.Running => "Running",
        ReportClockState.Overdue => "Overdue",
        ReportClockState.Done => "Done",
        ReportClockState.DoneLate => "Done late",
        ReportClockState.Stopped => "Not done",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>When, beside the state: <c>in 5 days</c>, <c>3 days late</c>, <c>on 3 February 2026, 2 days late</c>.</summary>
    public static string When(ReportClock clock, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return (clock.DueOn, clock.DoneOn) switch
        {
            (null, _) => "begins with the day of receipt",
            ({ } due, { } done) when done > due => $"on {LondonTime.Format(done)}, {DueInWords.Describe(due, done)}",
            (_, { } done) => $"{(done > today ? "from" : "on")} {LondonTime.Format(done)}",
            _ when clock.IsStopped => "before the further report",
            ({ } due, null) => DueInWords.Describe(due, today),
        };
    }

    /// <summary>State and when in a few words, for lists: <c>in 5 days</c>, <c>3 days late</c>, <c>done</c>, <c>done 2 days late</c>.</summary>
    public static string Brief(ReportClock clock, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.StateOn(today) switch
        {
            ReportClockState.Running or ReportClockState.Overdue => DueInWords.Describe(clock.DueOn!.Value, today),
            ReportClockState.DoneLate => $"done {DueInWords.Describe(clock.DueOn!.Value, clock.DoneOn!.Value)}",
            var state => State(state).ToLowerInvariant(),
        };
    }

    /// <summary>What is needed next, one sentence; for the council and the Ombudsman alike.</summary>
    public static string Next(ReportStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var facts = standing.Facts;
        if (facts.Of(ReportFactKind.FurtherReport) is not null)
        {
            return "A further report follows.";
        }

        if (facts.Of(ReportFactKind.ActionAccepted) is not null)
        {
            return "Nothing. The Ombudsman has accepted what was done.";
        }

        if (facts.Of(ReportFactKind.Received) is null)
        {
            return "The Ombudsman records when the council received the report.";
        }

        if (standing.Clocks.FirstOrDefault(c => c.IsOpen) is not { } next)
        {
            return "The Ombudsman decides whether it accepts what was done.";
        }

        var by = LondonTime.Format(next.DueOn!.Value);
        return next.Kind switch
        {
            ReportClockKind.Notice => $"Give public notice by {by}.",
            ReportClockKind.Inspection => $"Open copies for inspection by {by}, for three weeks.",
            ReportClockKind.Answer => (facts.Of(ReportFactKind.Considered), facts.Of(ReportFactKind.Answered)) switch
            {
                (null, null) => $"Members consider the report and the council answers by {by}.",
                (null, _) => $"The council has answered. Members consider the report by {by}.",
                _ => $"Members have considered the report. The council answers by {by}.",
            },
            _ => $"Confirm by {by} that what was to be done is done.",
        };
    }

    /// <summary>Where the whole stands, in a word or two.</summary>
    public static string Stage(ReportStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return standing.Facts.Of(ReportFactKind.FurtherReport) is not null ? "Further report"
            : standing.Facts.Of(ReportFactKind.ActionAccepted) is not null ? "Closed"
            : standing.Facts.Of(ReportFactKind.Received) is null ? "Not started"
            : standing.IsOverdue ? "Overdue"
            : standing.NextDueOn is null ? "With the Ombudsman"
            : "Running";
    }

    /// <summary>What a fact says beyond its kind, in a line or two without anything typed at length; empty where the kind says all.</summary>
    public static string Details(ReportFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.IsVoid)
        {
            return $"Recorded by mistake: {(fact.Clock is { } c ? $"the longer period for “{c.Name()}”" : "what was recorded before")} does not stand.";
        }

        var on = fact.HappenedOn is { } day ? LondonTime.Format(day) : "";
        return fact.Kind switch
        {
            ReportFactKind.NoticePeriod => fact.Weeks == 1 ? "1 week from receipt" : $"{fact.Weeks} weeks from receipt",
            ReportFactKind.NoticePublished => $"{on}: {fact.Place}",
            ReportFactKind.CopiesOpen => $"From {on}{(fact.UntilOn is { } last ? $" to {LondonTime.Format(last)}" : "")}: {fact.Place}",
            ReportFactKind.Considered => $"{on}, {MemberBody.By(fact.Body!)}: {fact.Place}{(fact.IsOpen == false ? " (not open to the public)" : "")}",
            ReportFactKind.Answered => $"{on}: {ReportAnswer.Name(fact.Choice!).ToLowerInvariant()}",
            ReportFactKind.Extended => $"{fact.Clock!.Value.Name()}: until {LondonTime.Format(fact.UntilOn!.Value)}. Letter of {on}, agreed by {fact.Place}",
            _ => on,
        };
    }
}
