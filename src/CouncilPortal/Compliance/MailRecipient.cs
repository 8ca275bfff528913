using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Somebody to whom a mail goes.</summary>
public sealed record MailRecipient
{
    /// <summary>The person's id.</summary>
    public required long Id { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>The person's address.</summary>
    public required string Email { get; init; }
}

/// <summary>Who is told.</summary>
internal static class MailRecipients
{
    /// <summary>Every caseworker with an address.</summary>
    public static async Task<IReadOnlyList<MailRecipient>> Caseworkers(ScopedConnection connection) =>
        (await connection.QueryAsync<MailRecipient>(
            """
            select distinct p.id, p.name, p.email from memberships m join people p on p.id = m.person_id
            where m.authority_id is null and m.role = 'caseworker' and m.ended_at is null and p.email is not null
            order by p.id
            """)).AsList();

    /// <summary>The caseworker who has the recommendation's case; every caseworker where nobody has it.</summary>
    public static async Task<IReadOnlyList<MailRecipient>> CaseworkersOf(ScopedConnection connection, long recommendation)
    {
        var owner = await connection.QuerySingleOrDefaultAsync<MailRecipient>(
            """
            select distinct p.id, p.name, p.email
            from recommendations r
            join case_owners o on o.decision_id = r.decision_id and o.authority_id = r.authority_id
            join people p on p.id = o.caseworker_id
            join memberships m on m.person_id = p.id and m.authority_id is null and m.role = 'caseworker' and m.ended_at is null
            where r.id = @recommendation and p.email is not null
            """,
            new { recommendation });
        return owner is null ? await Caseworkers(connection) : [owner];
    }

    /// <summary>Every administrator with an address.</summary>
    public static async Task<IReadOnlyList<MailRecipient>> Administrators(ScopedConnection connection) =>
        (await connection.QueryAsync<MailRecipient>(
            """
            select distinct p.id, p.name, p.email from memberships m join people p on p.id = m.person_id
            where m.authority_id is null and m.role = 'administrator' and m.ended_at is null and p.email is not null
            order by p.id
            """)).AsList();

    /// <summary>The council's link officers and the colleague who has the action.</summary>
    public static async Task<IReadOnlyList<MailRecipient>> Council(ScopedConnection connection, ActionRow action) =>
        (await connection.QueryAsync<MailRecipient>(
            """
            select distinct p.id, p.name, p.email from memberships m join people p on p.id = m.person_id
            where m.authority_id = @AuthorityId and m.ended_at is null and p.email is not null
                and (m.role = 'link_officer' or (m.role = 'contributor' and p.id = @AssigneeId))
            order by p.id
            """,
            new { action.AuthorityId, AssigneeId = action.AssigneeId ?? 0 })).AsList();

    /// <summary>One member of the council; null where they have no address.</summary>
    public static Task<MailRecipient?> Member(ScopedConnection connection, long authority, long person) =>
        connection.QuerySingleOrDefaultAsync<MailRecipient>(
            """
            select distinct p.id, p.name, p.email from memberships m join people p on p.id = m.person_id
            where m.authority_id = @authority and p.id = @person and m.ended_at is null and p.email is not null
            """,
            new { authority, person });
}
