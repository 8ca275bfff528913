namespace CouncilPortal.Compliance;

/// <summary>The names of the fields of evidence and its review: keys of errors, and ids on pages.</summary>
public static class EvidenceField
{
    /// <summary>What was done.</summary>
    public const string Statement = "statement";

    /// <summary>The date on which the action was completed.</summary>
    public const string DoneOn = "done-on";

    /// <summary>The files.</summary>
    public const string Files = "files";

    /// <summary>The other actions that the same evidence serves.</summary>
    public const string Also = "also";

    /// <summary>Present where a form asks for <see cref="Also"/>, ticked or not.</summary>
    public const string AlsoAsked = "also-asked";

    /// <summary>The versions of the other drafts that the page showed, as <c>id:version</c>.</summary>
    public const string AlsoSeen = "also-seen";

    /// <summary>The declaration that what is submitted is true.</summary>
    public const string Declaration = "declaration";

    /// <summary>The colleague to whom an action is assigned.</summary>
    public const string Assignee = "assignee";

    /// <summary>The compliance outcome of a review.</summary>
    public const string Outcome = "outcome";

    /// <summary>The reason of a review.</summary>
    public const string Reason = "reason";

    /// <summary>The date by which more evidence is wanted.</summary>
    public const string AnswerBy = "answer-by";

    /// <summary>A field of another action that the same evidence serves.</summary>
    public static string OfOther(long action, string field) => $"action-{action}-{field}";
}
