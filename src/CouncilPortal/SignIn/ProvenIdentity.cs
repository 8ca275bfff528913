namespace CouncilPortal.SignIn;

/// <summary>What the identity provider vouches for.</summary>
public sealed record ProvenIdentity
{
    /// <summary>The directory (claim <c>tid</c>), in lower case.</summary>
    public required string TenantId { get; init; }

    /// <summary>The person in that directory (claim <c>oid</c>), in lower case.</summary>
    public required string ObjectId { get; init; }

    /// <summary>The name that the directory gives the person.</summary>
    public required string Name { get; init; }

    /// <summary>The authentication contexts that this sign-in satisfied (claim <c>acrs</c>).</summary>
    public required IReadOnlyList<string> AuthenticationContexts { get; init; }

    /// <summary>The token of the invitation that the person came with, if any.</summary>
    public required string? Invitation { get; init; }
}

/// <summary>A session that has just begun.</summary>
public sealed record StartedSession
{
    /// <summary>The session's id, a secret between the cookie and the database.</summary>
    public required string SessionId { get; init; }

    /// <summary>The person who signed in.</summary>
    public required long PersonId { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }
}

/// <summary>Either a session, or the reason why there is none.</summary>
public sealed record SignInResult
{
    /// <summary>The session, when the person is let in.</summary>
    public required StartedSession? Session { get; init; }

    /// <summary>The reason, when not.</summary>
    public required Refusal? Refusal { get; init; }
}
