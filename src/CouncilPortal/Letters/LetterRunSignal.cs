using CouncilPortal.Signals;

namespace CouncilPortal.Letters;

/// <summary>Says inside this process that a run of letters waits.</summary>
public sealed class LetterRunSignal : Waking;
