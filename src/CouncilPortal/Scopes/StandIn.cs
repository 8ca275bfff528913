namespace CouncilPortal.Scopes;

/// <summary>A cover in force today by which the scope's person stands in: what the covered person is assigned at the authority is theirs to work.</summary>
public sealed record StandIn(long CoverId, long PersonId, long AuthorityId);

/// <summary>An abolished authority whose open actions a successor took over, and that successor, at which the scope's person holds a role.</summary>
public sealed record Predecessor(long AuthorityId, long SuccessorId);
