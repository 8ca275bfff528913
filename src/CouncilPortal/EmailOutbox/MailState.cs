namespace CouncilPortal.EmailOutbox;

/// <summary>
/// Where a mail stands. Stored for each message id in <c>mail_states</c>, which the recipient, and whoever sees the reminder that it
/// carried, may read: <c>left join mail_states s on s.message_id = m.message_id</c>.
/// </summary>
public enum MailState
{
    /// <summary>Waits to be sent.</summary>
    Queued,

    /// <summary>The mail server or GOV.UK Notify took it. A plain mail server tells no more.</summary>
    Sent,

    /// <summary>The recipient's mail server took it.</summary>
    Delivered,

    /// <summary>It came back: the address does not work.</summary>
    Bounced,

    /// <summary>Given up for another reason.</summary>
    Failed,
}

/// <summary>How states are named and stored.</summary>
public static class MailStates
{
    /// <summary>As the database holds it.</summary>
    public static string Stored(this MailState state) => state.ToString().ToLowerInvariant();

    /// <summary>The state of a stored text; another one is an <see cref="ArgumentException"/>, since the database never holds it.</summary>
    public static MailState FromStored(string stored) =>
        Enum.GetValues<MailState>().Where(s => s.Stored() == stored).Select(s => (MailState?)s).SingleOrDefault()
        ?? throw new ArgumentException($"'{stored}' is not a state of a mail.", nameof(stored));

    /// <summary>The word shown in pages.</summary>
    public static string Name(this MailState state) => state switch
    {
        MailState.Queued => "Queued",
        MailState.Sent => "Sent",
        MailState.Delivered => "Delivered",
        MailState.Bounced => "Came back",
        MailState.Failed => "Not sent",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
