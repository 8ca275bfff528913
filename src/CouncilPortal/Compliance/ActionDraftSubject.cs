namespace CouncilPortal.Compliance;

/// <summary>The names under which drafts of the forms on an action's page are kept.</summary>
public static class ActionDraftSubject
{
    /// <summary>A step on the action.</summary>
    public static string Step(long recommendation) => $"council step {recommendation}";

    /// <summary>A message to the caseworker.</summary>
    public static string Message(long recommendation) => $"council message {recommendation}";

    /// <summary>A note or comment within the council.</summary>
    public static string Internal(long recommendation) => $"council note {recommendation}";
}
