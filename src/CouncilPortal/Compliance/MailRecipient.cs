using CouncilPortal.Database;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Somebody to whom a mail goes.</summary>
public sealed record MailRecipient
{
    /// <summary>The person's id; 0 for a mailbox.</summary>
    public required long Id { get; init; }

    /// <summary>The council's mailbox that it is; null: a person.</summary>
    public long? MailboxId { get; init; }

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

    /// <summary>
    /// The council's link officers and the colleague who has the action. Whoever is covered on the day by a deputy who can do what the
    /// mail asks for is left out, and the deputy told instead. Where the council is abolished, those of the successors that took
    /// the action over. The council's mailboxes come last.
    /// </summary>
    public static async Task<IReadOnlyList<MailRecipient>> Council(ScopedConnection connection, ActionRow action, DateTimeOffset now)
    {
        var parameters = new { action.Id, action.AuthorityId, AssigneeId = action.AssigneeId ?? 0, today = LondonTime.DateOf(now) };
        var people = await connection.QueryAsync<MailRecipient>(
            $"""
            select distinct p.id, p.name, p.email from memberships m join people p on p.id = m.person_id
            where {AtCouncil} and m.ended_at is null and p.email is not null
                and (m.role = 'link_officer' or (m.role = 'contributor' and p.id = @AssigneeId)
                    or (m.role in ('link_officer', 'contributor') and p.id in (
                        select c.deputy_id from covers c where c.person_id = @AssigneeId and c.authority_id = m.authority_id and {CoversInForce.Condition})))
                and not exists (
                    select 1 from covers c
                    join memberships v on v.person_id = c.deputy_id and v.authority_id = c.authority_id and v.ended_at is null
                        and (v.role = 'link_officer' or (v.role = 'contributor' and m.role = 'contributor'))
                    where c.person_id = m.person_id and c.authority_id = m.authority_id and {CoversInForce.Condition})
            order by p.id
            """,
            parameters);
        var mailboxes = await connection.QueryAsync<MailRecipient>(
            $"""
            select distinct 0 as id, m.id as mailbox_id, m.email as name, m.email from council_mailboxes m
            where {AtCouncil} and m.ended_at is null
            order by m.id
            """,
            parameters);
        return [.. people, .. mailboxes];
    }

    /// <summary>One member of the council, or of a successor that took the action over; null where they have no address.</summary>
    public static Task<MailRecipient?> Member(ScopedConnection connection, ActionRow action, long person, DateTimeOffset now) =>
        connection.QuerySingleOrDefaultAsync<MailRecipient>(
            $"""
            select distinct p.id, p.name, p.email from memberships m join people p on p.id = m.person_id
            where {AtCouncil} and p.id = @person and m.ended_at is null and p.email is not null
            """,
            new { action.Id, action.AuthorityId, person, today = LondonTime.DateOf(now) });

    /// <summary>Members <c>m</c> of the action's council or, once it is abolished, of the successors that act for it. Wants <c>@Id, @AuthorityId, @today</c>.</summary>
    internal const string AtCouncil =
        """
        ((m.authority_id = @AuthorityId and not exists (
            select 1 from taken_over_actions t join authorities e on e.id = t.authority_id
            where t.recommendation_id = @Id and t.authority_id = @AuthorityId and e.end_date < @today)) or m.authority_id in (
            select t.successor_id from taken_over_actions t join authorities e on e.id = t.authority_id
            where t.recommendation_id = @Id and e.end_date < @today))
        """;
}
