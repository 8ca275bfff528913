namespace CouncilPortal.DemoIdentity;

/// <summary>What the demonstration identity provider and the portal agree on.</summary>
public sealed record DemoIdentitySettings
{
    /// <summary>Where the provider stands below the portal's own address.</summary>
    public const string Path = "/demo/identity";

    /// <summary>
    /// The provider's name in tokens and metadata. It has no port, because the same tokens must do for a portal
    /// that listens on any port; whoever sends a browser there puts the browser's own host in its place.
    /// </summary>
    public const string Instance = "http://localhost" + Path + "/";

    /// <summary>The only client that is served.</summary>
    public required string ClientId { get; init; }

    /// <summary>The path on the portal's own address to which codes are sent.</summary>
    public required string CallbackPath { get; init; }

    /// <summary>The accounts, in the order in which they are offered.</summary>
    public required IReadOnlyList<DemoAccount> Accounts { get; init; }
}
