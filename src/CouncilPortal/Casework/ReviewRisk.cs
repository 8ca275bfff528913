namespace CouncilPortal.Casework;

/// <summary>
/// Why evidence should be looked at before other evidence. Each reason has points; the queue by risk puts more points first
/// and, among equals, what waits longest.
/// </summary>
public sealed record ReviewRisk
{
    /// <summary>Calendar days after which evidence has waited long.</summary>
    public const int LongWaitDays = 14;

    /// <summary>The action was taken to the council's chief executive: 3 points.</summary>
    public required bool IsEscalated { get; init; }

    /// <summary>The due date in force has passed, so that the action is overdue at once if the evidence does not satisfy: 2 points.</summary>
    public required bool IsPastDue { get; init; }

    /// <summary>Earlier evidence on the action was sent back: 1 point.</summary>
    public required bool CameBack { get; init; }

    /// <summary>A person waits for the remedy: 1 point.</summary>
    public required bool IsPersonal { get; init; }

    /// <summary>It has waited longer than <see cref="LongWaitDays"/> days: 1 point.</summary>
    public required bool WaitsLong { get; init; }

    /// <summary>The points: 0 to 8.</summary>
    public int Points => (IsEscalated ? 3 : 0) + (IsPastDue ? 2 : 0) + (CameBack ? 1 : 0) + (IsPersonal ? 1 : 0) + (WaitsLong ? 1 : 0);

    /// <summary>The reasons in words, the weightiest first; empty where there is none.</summary>
    public IReadOnlyList<string> Reasons =>
    [
        .. new (bool Holds, string Words)[]
        {
            (IsEscalated, "Escalated"),
            (IsPastDue, "Past its due date"),
            (CameBack, "Came back before"),
            (IsPersonal, "Personal remedy"),
            (WaitsLong, "Waits over two weeks"),
        }.Where(r => r.Holds).Select(r => r.Words),
    ];
}
