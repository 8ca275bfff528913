using CouncilPortal.Authorities;
using CouncilPortal.Compliance;
using CouncilPortal.Decisions;

namespace CouncilPortal.PublicReports;

/// <summary>A decision with fault, and whether members have considered it.</summary>
public sealed record Finding
{
    /// <summary>The decision.</summary>
    public required long DecisionId { get; init; }

    /// <summary>The reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Whether everyone can read it.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>What it is about.</summary>
    public required string? Title { get; init; }

    /// <summary>The category of the statistics.</summary>
    public required string Category { get; init; }

    /// <summary>Statement or Report; null where not given.</summary>
    public required string? DocumentType { get; init; }

    /// <summary>Whether the council had put things right before the Ombudsman was asked.</summary>
    public required bool? SatisfactoryRemedy { get; init; }

    /// <summary>How many remedies for a person were agreed.</summary>
    public required int PersonalRemedies { get; init; }

    /// <summary>How many service improvements were agreed.</summary>
    public required int Improvements { get; init; }

    /// <summary>The compliance outcome that counts, as stored; null: none yet.</summary>
    public required string? StoredOutcome { get; init; }

    /// <summary>The day on which members considered it; null: none is recorded.</summary>
    public required DateOnly? ReportedOn { get; init; }

    /// <summary>The body, as stored: <see cref="MemberBody"/>.</summary>
    public required string? Body { get; init; }

    /// <summary>The name of the meeting.</summary>
    public required string? Meeting { get; init; }

    /// <summary>The address of its minutes.</summary>
    public required string? Minutes { get; init; }

    /// <summary>The reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>Whether it is a public report.</summary>
    public bool IsReport => DocumentType == "Report";

    /// <summary>The outcome that counts.</summary>
    public ComplianceOutcome? Outcome => StoredOutcome is { } stored ? ComplianceOutcomes.Parse(stored) : null;

    /// <summary>When and where members considered it, within a sentence; null: it is still to be reported.</summary>
    public string? Reported => ReportedOn is { } on ? $"{Time.LondonTime.Format(on)}, {MemberBody.By(Body!)}: {Meeting}" : null;
}

/// <summary>A kind of improvement, and how many were agreed.</summary>
public sealed record ImprovementKind
{
    /// <summary>The remedy, as stored.</summary>
    public required string StoredRemedy { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Remedies.Parse(StoredRemedy).Name;
}

/// <summary>One time that members considered findings of fault.</summary>
public sealed record MemberReport
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>The day of the meeting.</summary>
    public required DateOnly ReportedOn { get; init; }

    /// <summary>The body, as stored.</summary>
    public required string Body { get; init; }

    /// <summary>The name of the meeting.</summary>
    public required string Meeting { get; init; }

    /// <summary>The address of its minutes.</summary>
    public required string? Link { get; init; }

    /// <summary>How many decisions were considered.</summary>
    public required int Decisions { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string ByName { get; init; }

    /// <summary>Why it does not stand; null: it stands.</summary>
    public required string? WithdrawnBecause { get; init; }
}

/// <summary>The findings of fault of a council in a period, for its officers.</summary>
public sealed record Findings
{
    /// <summary>The council.</summary>
    public required Council Council { get; init; }

    /// <summary>The period.</summary>
    public required FindingsPeriod Period { get; init; }

    /// <summary>The decisions with fault, the latest first.</summary>
    public required IReadOnlyList<Finding> Rows { get; init; }

    /// <summary>The service improvements of the published ones by kind, the most frequent first.</summary>
    public required IReadOnlyList<ImprovementKind> Improvements { get; init; }

    /// <summary>Decisions with fault still to be reported, whenever they were made, within the last <see cref="FindingsQuery.YearsBack"/> years.</summary>
    public required int StillToReport { get; init; }

    /// <summary>The earliest of those; null: there is none.</summary>
    public required DateOnly? EarliestToReport { get; init; }

    /// <summary>The times that members considered findings, the latest first.</summary>
    public required IReadOnlyList<MemberReport> Reports { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The id of the latest record of members' consideration that is counted in; 0: none.</summary>
    public long Latest => Reports.Count == 0 ? 0 : Reports.Max(r => r.Id);

    /// <summary>The ones that can be described to members.</summary>
    public IReadOnlyList<Finding> Published => [.. Rows.Where(r => r.IsPublished)];
}
