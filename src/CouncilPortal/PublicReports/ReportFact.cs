namespace CouncilPortal.PublicReports;

/// <summary>
/// Something recorded of a public report and a council, with its author and instant. Facts are appended: of each kind (of
/// extensions, for each clock) the latest counts. One without its day says that the one before was recorded by mistake.
/// </summary>
public sealed record ReportFact
{
    /// <summary>The columns, from <c>report_facts f</c>.</summary>
    internal const string Columns =
        """
        f.decision_id, f.authority_id, f.number, f.kind as stored_kind, f.happened_on, f.until_on, f.clock as stored_clock, f.weeks, f.body, f.place, f.link,
            f.is_open, f.choice, f.note, f.at, f.by_name
        """;

    /// <summary>The decision that is the report.</summary>
    public required long DecisionId { get; init; }

    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>Its number among the facts of the report and council, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The kind, as stored.</summary>
    public required string StoredKind { get; init; }

    /// <summary>The day in London: of receipt, notice, consideration, the answer; copies: from; an extension: of the letter. Null: recorded by mistake.</summary>
    public required DateOnly? HappenedOn { get; init; }

    /// <summary>Copies: the last day. An extension: the new date.</summary>
    public required DateOnly? UntilOn { get; init; }

    /// <summary>The clock that an extension is of, as stored.</summary>
    public required string? StoredClock { get; init; }

    /// <summary>The weeks for public notice.</summary>
    public required int? Weeks { get; init; }

    /// <summary>The body of members: <see cref="MemberBody"/>.</summary>
    public required string? Body { get; init; }

    /// <summary>Where notice was given or copies are; the name of the meeting; who agreed an extension.</summary>
    public required string? Place { get; init; }

    /// <summary>The address of the minutes or the notice.</summary>
    public required string? Link { get; init; }

    /// <summary>Whether the meeting was open to the public.</summary>
    public required bool? IsOpen { get; init; }

    /// <summary>What was decided: <see cref="ReportAnswer"/>.</summary>
    public required string? Choice { get; init; }

    /// <summary>The answer, what was done, the reason. Between the council and the Ombudsman.</summary>
    public required string? Note { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string ByName { get; init; }

    /// <summary>The kind.</summary>
    public ReportFactKind Kind => ReportFactKinds.Parse(StoredKind);

    /// <summary>The clock that an extension is of.</summary>
    public ReportClockKind? Clock => StoredClock is { } stored ? ReportClockKinds.Parse(stored) : null;

    /// <summary>Says that the one before was recorded by mistake.</summary>
    public bool IsVoid => Kind == ReportFactKind.NoticePeriod ? Weeks is null : HappenedOn is null;
}

/// <summary>Of the facts of one report and council, those that count.</summary>
public sealed class ReportFacts(IEnumerable<ReportFact> all)
{
    private readonly ReportFact[] facts = [.. all.OrderBy(f => f.Number)];

    /// <summary>Every fact, the earliest first.</summary>
    public IReadOnlyList<ReportFact> All => facts;

    /// <summary>The number of the latest fact; 0: there is none.</summary>
    public int Latest => facts.Length == 0 ? 0 : facts[^1].Number;

    /// <summary>The one of a kind that counts; null: none, or the last was recorded by mistake.</summary>
    public ReportFact? Of(ReportFactKind kind) => Standing(facts.LastOrDefault(f => f.Kind == kind));

    /// <summary>The extension of a clock that counts.</summary>
    public ReportFact? Extension(ReportClockKind clock) => Standing(facts.LastOrDefault(f => f.Kind == ReportFactKind.Extended && f.Clock == clock));

    private static ReportFact? Standing(ReportFact? latest) => latest is null || latest.IsVoid ? null : latest;
}
