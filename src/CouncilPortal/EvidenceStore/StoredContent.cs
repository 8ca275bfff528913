namespace CouncilPortal.EvidenceStore;

/// <summary>Bytes that the store holds.</summary>
/// <param name="AuthorityId">The council.</param>
/// <param name="Sha256">The hash under which they lie.</param>
/// <param name="Size">How many there are.</param>
public sealed record StoredContent(long AuthorityId, string Sha256, long Size);
