namespace CouncilPortal.Compliance;

/// <summary>Tells the open pages of this process that an action has changed, so that they read it again.</summary>
public sealed class ActionChanges
{
    /// <summary>Something about some action has changed and stands.</summary>
    public event EventHandler? Happened;

    /// <summary>Tells every page.</summary>
    public void Tell() => Happened?.Invoke(this, EventArgs.Empty);
}
