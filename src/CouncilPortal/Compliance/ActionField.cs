namespace CouncilPortal.Compliance;

/// <summary>The names of the fields of a council's steps on an action, beside those of <see cref="EvidenceField"/>: keys of errors, and ids on pages.</summary>
public static class ActionField
{
    /// <summary>Which step to take.</summary>
    public const string Step = "step";

    /// <summary>The due date that the council proposes.</summary>
    public const string ProposedDate = "proposed-date";

    /// <summary>When the complainant was asked, chased or acted.</summary>
    public const string ContactOn = "contact-on";

    /// <summary>When an answer is expected or the next chase is due.</summary>
    public const string NextOn = "next-on";

    /// <summary>Why, or more about it.</summary>
    public const string Reason = "reason";

    /// <summary>A message to the caseworker.</summary>
    public const string Message = "message";

    /// <summary>A note or comment that stays within the council.</summary>
    public const string Internal = "internal";

    /// <summary>Whether it is a note or a comment.</summary>
    public const string InternalKind = "internal-kind";

    /// <summary>The actions chosen on the list.</summary>
    public const string Chosen = "chosen";

    /// <summary>The name of a view to keep.</summary>
    public const string ViewName = "view-name";
}
