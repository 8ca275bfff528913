using CouncilPortal.Compliance;
using CouncilPortal.Decisions;

namespace CouncilPortal.PublicReports;

/// <summary>A fact as typed. What its kind does not ask for is left alone.</summary>
public sealed record ReportFactInput
{
    /// <summary>The report.</summary>
    public required DecisionReference Reference { get; init; }

    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The number of the latest fact that the person saw; 0: there was none.</summary>
    public required int Seen { get; init; }

    /// <summary>The kind; null: none was chosen.</summary>
    public required ReportFactKind? Kind { get; init; }

    /// <summary>Whether it says that the one before was recorded by mistake.</summary>
    public bool IsVoid { get; init; }

    /// <summary>The day.</summary>
    public TypedDate On { get; init; } = TypedDate.Blank;

    /// <summary>Copies: the last day. An extension: the new date.</summary>
    public TypedDate Until { get; init; } = TypedDate.Blank;

    /// <summary>The clock that is extended.</summary>
    public ReportClockKind? Clock { get; init; }

    /// <summary>The weeks for public notice.</summary>
    public string? Weeks { get; init; }

    /// <summary>The body of members, as stored.</summary>
    public string? Body { get; init; }

    /// <summary>Where, which meeting, or who agreed.</summary>
    public string? Place { get; init; }

    /// <summary>The address of the minutes or the notice; blank: none.</summary>
    public string? Link { get; init; }

    /// <summary>Whether the meeting was open to the public.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>What was decided, as stored.</summary>
    public string? Choice { get; init; }

    /// <summary>The answer, what was done, or the reason.</summary>
    public string? Note { get; init; }
}

/// <summary>A fact as it is written.</summary>
public sealed record ReportFactValues
{
    /// <inheritdoc cref="ReportFact.HappenedOn"/>
    public DateOnly? HappenedOn { get; init; }

    /// <inheritdoc cref="ReportFact.UntilOn"/>
    public DateOnly? UntilOn { get; init; }

    /// <inheritdoc cref="ReportFact.Clock"/>
    public ReportClockKind? Clock { get; init; }

    /// <inheritdoc cref="ReportFact.Weeks"/>
    public int? Weeks { get; init; }

    /// <inheritdoc cref="ReportFact.Body"/>
    public string? Body { get; init; }

    /// <inheritdoc cref="ReportFact.Place"/>
    public string? Place { get; init; }

    /// <inheritdoc cref="ReportFact.Link"/>
    public string? Link { get; init; }

    /// <inheritdoc cref="ReportFact.IsOpen"/>
    public bool? IsOpen { get; init; }

    /// <inheritdoc cref="ReportFact.Choice"/>
    public string? Choice { get; init; }

    /// <inheritdoc cref="ReportFact.Note"/>
    public string? Note { get; init; }
}
