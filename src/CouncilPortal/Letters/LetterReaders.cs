using CouncilPortal.Scopes;

namespace CouncilPortal.Letters;

/// <summary>Who reads a council's letters.</summary>
internal static class LetterReaders
{
    internal const string SummaryColumns = "l.id, l.authority_id, a.name as authority, a.slug, a.invented, l.year, l.issued_at, l.published_at";

    internal const string Columns = SummaryColumns + ", l.addressee, l.body, l.format";

    /// <summary>
    /// A letter of a council of the reader: from publication; before, from issue for its officers, and for others once
    /// that one letter was granted to them by name.
    /// </summary>
    internal const string MayRead =
        """
        l.authority_id in @councils
        and l.issued_at <= @now
        and (l.published_at <= @now
            or l.authority_id in @OwnAuthorities
            or exists (select 1 from letter_grants g where g.letter_id = l.id and g.person_id = @PersonOrNobody and g.revoked_at is null))
        """;
}
