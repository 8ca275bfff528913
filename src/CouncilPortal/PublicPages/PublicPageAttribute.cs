namespace CouncilPortal.PublicPages;

/// <summary>
/// Marks a page or an endpoint whose answer to a visitor depends on nothing but its address, the public data and the time:
/// it may be kept and given to the next visitor. Whoever is signed in gets an answer of their own.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute;
