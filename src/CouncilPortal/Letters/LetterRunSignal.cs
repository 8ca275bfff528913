using CouncilPortal.Signals;

namespace CouncilPortal.Letters;

/// <summary>What is said about runs of letters inside this process: that one waits, and that one has come further.</summary>
public sealed class LetterRunSignal : Waking
{
    /// <summary>A run has come further, or has ended.</summary>
    public event EventHandler? Changed;

    /// <summary>Tells the open pages of this process.</summary>
    internal void Tell() => Changed?.Invoke(this, EventArgs.Empty);
}
