using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.PublicReports;

/// <summary>Takes back a record of members' consideration that was made by mistake. It stays, and counts for nothing.</summary>
public sealed class WithdrawMemberReportCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Under what name the draft of the form is kept.</summary>
    public static string DraftSubject(long authority) => $"findings taken back {authority}";

    /// <summary>Takes it back, once, with a reason.</summary>
    public Task<CommandResult> Withdraw(Scope scope, long id, string? reason, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Transact(
            scope,
            async connection =>
            {
                var authority = await connection.QuerySingleOrDefaultAsync<long?>(
                    "select m.authority_id from member_reports m where m.id = @id and m.authority_id in @Authorities", new { id, Authorities = scope.EvidenceAuthorities });
                if (authority is null)
                {
                    return CommandResult.NotFound;
                }

                var now = time.GetUtcNow();
                var typed = new TypedText(Time.LondonTime.DateOf(now));
                var because = typed.Line(ReportField.Note, reason, "Enter why it does not stand");
                if (typed.Errors.Count > 0)
                {
                    return CommandResult.Invalid(typed.Errors);
                }

                var written = await connection.ExecuteAsync(
                    """
                    insert into member_report_withdrawals (member_report_id, authority_id, reason, at, by_person_id, by_name)
                    values (@id, @authority, @because, @now, @PersonId, @Name)
                    on conflict (member_report_id) do nothing
                    """,
                    new { id, authority, because, now, scope.PersonId, scope.Name });
                if (written == 0)
                {
                    return CommandResult.Stale("A colleague has taken this back already.");
                }

                await AuditTrail.Write(connection, scope, now, new AuditEntry
                {
                    Action = "report of findings to members taken back",
                    Subject = $"member report {id}",
                    AuthorityId = authority,
                    Detail = because,
                });
                await FormDrafts.Clear(connection, scope, DraftSubject(authority.Value));
                return CommandResult.Done;
            },
            cancel);
    }
}
