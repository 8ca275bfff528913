namespace CouncilPortal.Imports;

/// <summary>How far a file has come that a publisher brought in.</summary>
public enum ImportState
{
    /// <summary>It waits to be checked, or is being checked.</summary>
    Checking,

    /// <summary>Something is wrong with it: it cannot be applied.</summary>
    Refused,

    /// <summary>It can be applied.</summary>
    Ready,

    /// <summary>It waits to be applied, or is being applied.</summary>
    Applying,

    /// <summary>The portal holds its facts.</summary>
    Applied,

    /// <summary>Somebody put it aside; it changed nothing.</summary>
    Discarded,
}

/// <summary>States in the database.</summary>
public static class ImportStates
{
    /// <summary>As stored.</summary>
    public static string StorageText(this ImportState state) => state.ToString().ToLowerInvariant();

    /// <summary>Whether the portal is at work on it.</summary>
    public static bool IsUnderWay(this ImportState state) => state is ImportState.Checking or ImportState.Applying;
}
