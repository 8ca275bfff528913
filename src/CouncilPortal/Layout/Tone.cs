namespace CouncilPortal.Layout;

/// <summary>How much a tag or a banner asks for attention. The words carry the meaning; the tone only supports them.</summary>
public enum Tone
{
    /// <summary>Settled: no frame, soft ink.</summary>
    Quiet,

    /// <summary>Ordinary.</summary>
    Neutral,

    /// <summary>Somebody else has it, or it is good to know.</summary>
    Info,

    /// <summary>Soon due, or asks for something.</summary>
    Attention,

    /// <summary>Overdue, or failed.</summary>
    Urgent,

    /// <summary>Has gone well.</summary>
    Success,
}
