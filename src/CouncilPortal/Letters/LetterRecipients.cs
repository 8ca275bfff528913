using CouncilPortal.Database;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>
/// Somebody who receives an authority's letter: its chief executive, and copies to the chief executive's delegates, the link officers and the
/// monitoring officers; then its mailboxes. Of an abolished authority, those of its successors.
/// </summary>
internal sealed record LetterRecipient
{
    public required long AuthorityId { get; init; }

    /// <summary>The person; 0 for a mailbox.</summary>
    public required long PersonId { get; init; }

    public required long? MailboxId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    /// <summary>The role, as stored; of several the first in the order of addressees. Empty for a mailbox.</summary>
    public required string Role { get; init; }

    public bool IsChief => Role == Scopes.Role.ChiefExecutive.Stored();
}

/// <summary>Who receives letters.</summary>
internal static class LetterRecipients
{
    /// <summary>The roles that receive a letter, the addressee's first.</summary>
    public static IReadOnlyList<Role> Officers { get; } = [Role.ChiefExecutive, Role.Delegate, Role.LinkOfficer, Role.MonitoringOfficer];

    /// <summary>Those of the authorities given, each person once for each authority.</summary>
    public static async Task<ILookup<long, LetterRecipient>> Of(ScopedConnection connection, IReadOnlyList<long> authorities, DateTimeOffset now)
    {
        if (authorities.Count == 0)
        {
            return Array.Empty<LetterRecipient>().ToLookup(r => r.AuthorityId);
        }

        var parameters = ReminderSql.Parameters(LondonTime.DateOf(now), now);
        parameters.Add("authorities", authorities);
        parameters.Add("roles", Officers.Select(r => r.Stored()).ToArray());
        var found = await connection.QueryAsync<LetterRecipient>(
            $"""
            with recursive {ReminderSql.Council}
            select s.authority_id, v.person_id, cast(null as bigint) as mailbox_id, p.name, p.email, v.role
            from standing s
            join live v on v.authority_id = s.acting_id and v.role in @roles
            join people p on p.id = v.person_id
            where s.authority_id in @authorities
            union all
            select s.authority_id, 0, b.id, b.email, b.email, ''
            from standing s
            join council_mailboxes b on b.authority_id = s.acting_id and b.ended_at is null
            where s.authority_id in @authorities
            """,
            parameters);
        return found.GroupBy(r => (r.AuthorityId, r.PersonId, r.MailboxId)).Select(g => g.MinBy(Place)!).OrderBy(Place).ThenBy(r => r.PersonId).ToLookup(r => r.AuthorityId);
    }

    private static int Place(LetterRecipient recipient)
    {
        for (var place = 0; place < Officers.Count; place++)
        {
            if (Officers[place].Stored() == recipient.Role)
            {
                return place;
            }
        }

        return Officers.Count;
    }
}
