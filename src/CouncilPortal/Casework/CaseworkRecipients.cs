using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>Who is told of casework, beside those of <see cref="MailRecipients"/>.</summary>
internal static class CaseworkRecipients
{
    /// <summary>The council's chief executives and those who read for them.</summary>
    public static Task<IReadOnlyList<MailRecipient>> ChiefExecutives(ScopedConnection connection, long authority) =>
        Of(connection, authority, ["chief_executive", "delegate"]);

    /// <summary>Those to whom a draft is shown: link officers and monitoring officers.</summary>
    public static Task<IReadOnlyList<MailRecipient>> Officers(ScopedConnection connection, long authority) =>
        Of(connection, authority, ["link_officer", "monitoring_officer"]);

    /// <summary>Those who are told of an answer to a draft: who has the case and who shared the draft last; every caseworker where neither is one any more.</summary>
    public static async Task<IReadOnlyList<MailRecipient>> OfDraft(ScopedConnection connection, DecisionReference reference, long authority)
    {
        var involved = (await connection.QueryAsync<long>(
            """
            select o.caseworker_id from case_owners o join decisions d on d.id = o.decision_id where d.reference = @Stored and o.authority_id = @authority
            union
            select s.by_person_id from draft_sharings s join decisions d on d.id = s.decision_id
            where d.reference = @Stored and s.authority_id = @authority and s.by_person_id is not null
                and s.id = (select max(l.id) from draft_sharings l where l.decision_id = s.decision_id and l.authority_id = s.authority_id)
            """,
            new { reference.Stored, authority })).ToHashSet();
        var all = await MailRecipients.Caseworkers(connection);
        return all.Any(c => involved.Contains(c.Id)) ? [.. all.Where(c => involved.Contains(c.Id))] : all;
    }

    private static async Task<IReadOnlyList<MailRecipient>> Of(ScopedConnection connection, long authority, string[] roles) =>
        (await connection.QueryAsync<MailRecipient>(
            """
            select distinct p.id, p.name, p.email from memberships m join people p on p.id = m.person_id
            where m.authority_id = @authority and m.ended_at is null and p.email is not null and m.role in @roles
            order by p.id
            """,
            new { authority, roles })).AsList();
}
