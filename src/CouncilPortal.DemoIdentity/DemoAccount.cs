namespace CouncilPortal.DemoIdentity;

/// <summary>An invented person as whom anyone at the machine may sign in while the portal is shown or developed.</summary>
public sealed record DemoAccount
{
    /// <summary>The person's name, as the button says it: <c>Sign in as NAME</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The invented e-mail address, given as <c>preferred_username</c>.</summary>
    public required string UserName { get; init; }

    /// <summary>The directory that the account belongs to (claim <c>tid</c>).</summary>
    public required Guid TenantId { get; init; }

    /// <summary>The person in that directory (claim <c>oid</c>).</summary>
    public required Guid ObjectId { get; init; }

    /// <summary>Role and authority in a few words, shown beside the button.</summary>
    public required string Description { get; init; }
}
