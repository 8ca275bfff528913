using CouncilPortal.Decisions;

namespace CouncilPortal.PublicReports;

/// <summary>A public report and one of the councils that it concerns, with all that is recorded.</summary>
public sealed record PublicReport
{
    /// <summary>The columns, from <see cref="Tables"/>.</summary>
    internal const string Columns =
        """
        d.id as decision_id, x.authority_id, d.reference as stored_reference, d.title, d.decided_on, d.published_on, a.name as authority_name, a.slug, a.invented as is_invented
        """;

    /// <summary>The tables of the columns.</summary>
    internal const string Tables =
        "decision_authorities x join decisions d on d.id = x.decision_id join authorities a on a.id = x.authority_id";

    /// <summary>What makes a decision a public report, once it is issued.</summary>
    internal const string IsIssued = "d.document_type = 'Report' and d.draft = false and x.draft = false and d.decided_on <= @today";

    /// <summary>The decision that is the report.</summary>
    public required long DecisionId { get; init; }

    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>What it is about.</summary>
    public required string? Title { get; init; }

    /// <summary>Its date.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The day from which everyone can read it; null: not set.</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>The council's name.</summary>
    public required string AuthorityName { get; init; }

    /// <summary>The council's part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether the council is invented for demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>The reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>Its name in lists: <c>Housing repairs (19 012 345)</c> without the brackets where there is no title.</summary>
    public string Name => Title ?? "Public report";
}

/// <summary>Where a public report stands for one council on a day.</summary>
public sealed record ReportStanding
{
    /// <summary>The report and council.</summary>
    public required PublicReport Report { get; init; }

    /// <summary>What is recorded.</summary>
    public required ReportFacts Facts { get; init; }

    /// <summary>The clocks.</summary>
    public required IReadOnlyList<ReportClock> Clocks { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether the Ombudsman has accepted what was done, or a further report follows.</summary>
    public bool IsClosed => Facts.Of(ReportFactKind.ActionAccepted) is not null || Facts.Of(ReportFactKind.FurtherReport) is not null;

    /// <summary>Whether something is overdue.</summary>
    public bool IsOverdue => !IsClosed && Clocks.Any(c => c.StateOn(Today) == ReportClockState.Overdue);

    /// <summary>The last day of what presses most; null: nothing is waited for.</summary>
    public DateOnly? NextDueOn => IsClosed ? null : Clocks.Where(c => c.IsOpen).Min(c => c.DueOn);

    /// <summary>The day from which its age is counted: receipt, or else its own date.</summary>
    public DateOnly Since => Facts.Of(ReportFactKind.Received)?.HappenedOn ?? Report.DecidedOn;

    /// <summary>Works it out for a day.</summary>
    public static ReportStanding Of(PublicReport report, IEnumerable<ReportFact> facts, int noticeWeeks, DateOnly today)
    {
        var known = new ReportFacts(facts);
        return new ReportStanding { Report = report, Facts = known, Clocks = ReportClocks.Of(known, noticeWeeks), Today = today };
    }
}
