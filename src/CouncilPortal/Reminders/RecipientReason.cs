namespace CouncilPortal.Reminders;

/// <summary>Why somebody is reminded of an action.</summary>
public enum RecipientReason
{
    /// <summary>A link officer of the council.</summary>
    LinkOfficer,

    /// <summary>The colleague to whom the action is assigned.</summary>
    Assigned,

    /// <summary>Stands in for one of the others.</summary>
    Deputy,

    /// <summary>The council's chief executive.</summary>
    ChiefExecutive,

    /// <summary>Reads for the chief executive.</summary>
    Delegate,

    /// <summary>A mailbox that several people of the council read.</summary>
    Mailbox,
}

/// <summary>How reasons are stored and named.</summary>
public static class RecipientReasons
{
    /// <summary>Reads the storage text.</summary>
    /// <exception cref="FormatException">The text is no reason.</exception>
    public static RecipientReason Parse(string? text) => text switch
    {
        "link_officer" => RecipientReason.LinkOfficer,
        "assigned" => RecipientReason.Assigned,
        "deputy" => RecipientReason.Deputy,
        "chief_executive" => RecipientReason.ChiefExecutive,
        "delegate" => RecipientReason.Delegate,
        "mailbox" => RecipientReason.Mailbox,
        _ => throw new FormatException($"\"{text}\" is no reason for a reminder."),
    };

    /// <summary>In a few words, for lists.</summary>
    public static string Name(this RecipientReason reason, string? forName) => reason switch
    {
        RecipientReason.LinkOfficer => "Link officer",
        RecipientReason.Assigned => "Has the action",
        RecipientReason.Deputy => $"Stands in for {forName ?? "a colleague"}",
        RecipientReason.ChiefExecutive => "Chief executive",
        RecipientReason.Delegate => "Chief executive’s delegate",
        RecipientReason.Mailbox => "Shared mailbox",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>Whether they open single actions.</summary>
    public static bool ReadsActions(this RecipientReason reason) => reason is not (RecipientReason.ChiefExecutive or RecipientReason.Delegate);
}
