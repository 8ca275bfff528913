namespace CouncilPortal.Layout;

/// <summary>A page above the one shown.</summary>
/// <param name="Name">Its name in the trail.</param>
/// <param name="Address">Its address.</param>
public sealed record Crumb(string Name, string Address);
