namespace CouncilPortal.Layout;

/// <summary>A fault of a request: the reference by which its reader and the log speak of the same one.</summary>
public sealed record Fault(string Reference);
