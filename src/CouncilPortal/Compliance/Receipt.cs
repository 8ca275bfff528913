namespace CouncilPortal.Compliance;

/// <summary>What the person who submitted is given: one for everything that was submitted together.</summary>
public sealed record Receipt
{
    /// <summary>Such as <c>E26-004711</c>: the submission that was asked for.</summary>
    public required string Reference { get; init; }

    /// <summary>What was submitted together, that first which was submitted first.</summary>
    public required IReadOnlyList<ReceiptLine> Lines { get; init; }

    /// <summary>The submission that was asked for.</summary>
    public ReceiptLine Asked => Lines.Single(line => line.Submission.Reference == Reference);
}

/// <summary>One submission of a receipt.</summary>
public sealed record ReceiptLine
{
    /// <summary>Its action.</summary>
    public required ActionRow Action { get; init; }

    /// <summary>What was submitted.</summary>
    public required Submission Submission { get; init; }
}
