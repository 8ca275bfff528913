namespace CouncilPortal.Casework;

/// <summary>The names of the fields of casework, beside those of <see cref="Compliance.EvidenceField"/>: keys of errors, and ids on pages.</summary>
public static class CaseworkField
{
    /// <summary>Which step to take.</summary>
    public const string Step = "step";

    /// <summary>A due date.</summary>
    public const string DueOn = "due-on";

    /// <summary>The answer to a request.</summary>
    public const string Answer = "answer";

    /// <summary>Whether a request is granted.</summary>
    public const string Granted = "granted";

    /// <summary>A message to the council.</summary>
    public const string Message = "message";

    /// <summary>The caseworker who has a case.</summary>
    public const string Owner = "owner";
}
