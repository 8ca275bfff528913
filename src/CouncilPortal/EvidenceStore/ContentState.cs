namespace CouncilPortal.EvidenceStore;

/// <summary>Where a content stands between being kept and being deleted. Only what is open is shown to anybody.</summary>
public enum ContentState
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>The scanner has it.</summary>
    Scanning,

    /// <summary>The scanner cannot be reached; it is tried again by itself.</summary>
    ScannerUnavailable,

    /// <summary>There is no scanner here (Development), or scanning is switched off.</summary>
    NotScanned,

    /// <summary>The scanner found nothing.</summary>
    Clean,

    /// <summary>Malware was found.</summary>
    Infected,

    /// <summary>The scanner could not look into it.</summary>
    Unscannable,

    /// <summary>It is too much for the scanner.</summary>
    TooLarge,

    /// <summary>Its bytes have been deleted; that there was such a file, and its hash, stay.</summary>
    Deleted,
}

/// <summary>What the database knows of the safety of a file's bytes.</summary>
public abstract record ContentSafety
{
    /// <summary>What is found of a document that is locked with a password, where it is not the scanner that says so.</summary>
    internal const string LockedFinding = "locked with a password";

    /// <summary>The columns, from <c>evidence_contents c</c>; null where a file has no content, which is not safe.</summary>
    internal const string Columns =
        """
        c.state as stored_state, c.finding, case when c.claim is not null then true else false end as is_scanning,
        case when c.trouble is not null then true else false end as has_trouble, case when c.deleted_at is not null then true else false end as is_deleted
        """;

    /// <summary>Joins the content of <c>evidence_files f</c>.</summary>
    internal const string Join = "left join evidence_contents c on c.authority_id = f.authority_id and c.sha256 = f.sha256";

    /// <summary>
    /// Whether a content may be opened, as a condition on <c>evidence_contents c</c>: clean, or unscanned where
    /// <c>@Unscanned</c> says that there is no scanner.
    /// </summary>
    internal const string IsOpen = "c.deleted_at is null and (c.state = 'clean' or (c.state = 'waiting' and @Unscanned))";

    /// <summary>The state as stored; null: none.</summary>
    public required string? StoredState { get; init; }

    /// <summary>What the scanner found, or why it could not look.</summary>
    public required string? Finding { get; init; }

    /// <summary>Whether the scanner has it.</summary>
    public required bool IsScanning { get; init; }

    /// <summary>Whether the last scan came to no end.</summary>
    public required bool HasTrouble { get; init; }

    /// <summary>Whether the bytes are deleted.</summary>
    public required bool IsDeleted { get; init; }

    /// <summary>Whether a password keeps the scanner out.</summary>
    public bool IsLocked => Finding == LockedFinding || Finding?.StartsWith(ClamdReply.Encrypted, StringComparison.Ordinal) == true;

    /// <summary>Whether nobody will ever open it: it is taken off a draft before that is submitted.</summary>
    public bool IsLost => IsDeleted || StoredState is "infected" or "unscannable" or "too_large";

    /// <summary>Where it stands, with the scanner that the settings give.</summary>
    public ContentState State(ScannerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return StoredState switch
        {
            "infected" => ContentState.Infected,
            _ when IsDeleted => ContentState.Deleted,
            "clean" => ContentState.Clean,
            "unscannable" => ContentState.Unscannable,
            "too_large" => ContentState.TooLarge,
            _ when !settings.IsOn => ContentState.NotScanned,
            _ when IsScanning => ContentState.Scanning,
            _ => HasTrouble ? ContentState.ScannerUnavailable : ContentState.Waiting,
        };
    }
}

/// <summary>What a state allows.</summary>
public static class ContentStates
{
    /// <summary>Whether the content may be opened.</summary>
    public static bool IsOpen(this ContentState state) => state is ContentState.Clean or ContentState.NotScanned;

    /// <summary>Whether the state changes by itself.</summary>
    public static bool IsUnsettled(this ContentState state) => state is ContentState.Waiting or ContentState.Scanning or ContentState.ScannerUnavailable;

    /// <summary>The result of a scan as stored.</summary>
    internal static string Stored(this ScanResult result) => result switch
    {
        ScanResult.Clean => "clean",
        ScanResult.Infected => "infected",
        ScanResult.TooLarge => "too_large",
        _ => "unscannable",
    };
}
