using CouncilPortal.Compliance;
using CouncilPortal.Database;
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

    private static async Task<IReadOnlyList<MailRecipient>> Of(ScopedConnection connection, long authority, string[] roles) =>
        (await connection.QueryAsync<MailRecipient>(
            """
            select distinct p.id, p.name, p.email from memberships m join people p on p.id = m.person_id
            where m.authority_id = @authority and m.ended_at is null and p.email is not null and m.role in @roles
            order by p.id
            """,
            new { authority, roles })).AsList();
}
