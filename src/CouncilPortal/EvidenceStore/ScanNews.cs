using CouncilPortal.Signals;

namespace CouncilPortal.EvidenceStore;

/// <summary>What is said about scans inside this process: that something waits, and that something has changed.</summary>
public sealed class ScanNews : Waking
{
    /// <summary>A content is being scanned, or has been.</summary>
    public event EventHandler? Changed;

    /// <summary>Tells the open pages of this process.</summary>
    public void Tell() => Changed?.Invoke(this, EventArgs.Empty);
}
