using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.EvidenceStore;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Submitted files that nobody can open, because of what the scan found: the council hears of them and sends others.</summary>
internal static class UnusableFiles
{
    /// <summary>A mail for each action on which such a file was submitted. A draft's page says it itself.</summary>
    public static async Task Tell(ScopedConnection connection, PortalAddress address, ClaimedContent content, ScanReport report, DateTimeOffset now)
    {
        var files = (await connection.QueryAsync<(long Action, string Reference)>(
            """
            select distinct f.recommendation_id, s.reference from evidence_files f join submissions s on s.id = f.submission_id
            where f.authority_id = @AuthorityId and f.sha256 = @Sha256 and f.removed_at is null
            order by 1, 2
            """,
            content)).AsList();
        foreach (var (id, reference) in files)
        {
            var action = await connection.QuerySingleAsync<ActionRow>($"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @id", new { id });
            foreach (var recipient in await MailRecipients.Council(connection, action, now))
            {
                await Outbox.Queue(connection, now, ComplianceMail.FileUnusable(address, action, reference, content.Sha256, report.Result == ScanResult.Infected, recipient));
            }
        }
    }
}
