using CouncilPortal.Scopes;

namespace CouncilPortal.Letters;

/// <summary>Who reads a council's letters.</summary>
internal static class LetterReaders
{
    internal const string SummaryColumns = "l.id, l.authority_id, a.name as authority, a.slug, a.invented, l.year, l.issued_at, l.published_at";

    internal const string Columns = SummaryColumns + ", l.addressee, l.body, l.format, l.version, l.reissued_at, l.reissue_reason, exists (select 1 from letter_files f where f.letter_id = l.id) as has_file";

    /// <summary>
    /// A letter of a council of the reader: from publication; before, from issue for its officers, and for others once
    /// that one letter was granted to them by name. One to an abolished council that was issued after the change is its successors' to receive.
    /// </summary>
    internal const string MayRead =
        $"""
        l.issued_at <= @now
        and (l.authority_id in @councils or {OfPredecessor} and exists (select 1 from authority_successors s where s.authority_id = l.authority_id and s.successor_id in @councils))
        and (l.published_at <= @now
            or l.authority_id in @OwnAuthorities
            or {OfPredecessor} and exists (select 1 from authority_successors s where s.authority_id = l.authority_id and s.successor_id in @OwnAuthorities)
            or exists (select 1 from letter_grants g where g.letter_id = l.id and g.person_id = @PersonOrNobody and g.revoked_at is null))
        """;

    /// <summary>A letter of which an officer in <c>@officers</c> is the addressee's or, once that is abolished, a successor's.</summary>
    internal const string OfOfficers =
        $"""
        l.issued_at <= @now
        and (l.authority_id in @officers
            or {OfPredecessor} and exists (select 1 from authority_successors s where s.authority_id = l.authority_id and s.successor_id in @officers))
        """;

    private const string OfPredecessor = "(a.end_date is not null and l.issued_at >= a.end_date)";
}
