namespace CouncilPortal.Commands;

/// <summary>A verb was refused for a reason that its caller can do something about. The message says what to do; nothing was changed.</summary>
public sealed class RefusedException(string message) : Exception(message);
