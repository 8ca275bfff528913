using CouncilPortal.Database;

namespace CouncilPortal.EvidenceStore;

/// <summary>A scan ended otherwise than clean, told in the transaction that records it: nobody will open the content's files.</summary>
/// <param name="Tell">What is to happen then.</param>
public sealed record UnusableContent(Func<ScopedConnection, ClaimedContent, ScanReport, DateTimeOffset, Task> Tell);
