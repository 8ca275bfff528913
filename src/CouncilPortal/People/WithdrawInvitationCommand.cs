using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Takes back an invitation that nobody has taken up.</summary>
public sealed class WithdrawInvitationCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Makes the invitation useless; not found when it is another council's, taken up, or withdrawn already.</summary>
    public Task<PeopleOutcome> Withdraw(Scope scope, long invitationId, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var row = await connection.QuerySingleOrDefaultAsync<Row>(
                    """
                    update invitations set withdrawn_at = @now
                    where id = @invitationId and accepted_at is null and withdrawn_at is null
                        and (@everyone or authority_id in @councils)
                    returning authority_id, email
                    """,
                    new { now, invitationId, everyone = scope.LooksAfterEveryone(), councils = scope.Councils() });
                if (row is null)
                {
                    return PeopleOutcome.NotFound;
                }

                await AuditTrail.Write(connection, scope, now, new AuditEntry
                {
                    Action = "invitation withdrawn",
                    Subject = $"invitation {invitationId}",
                    AuthorityId = row.AuthorityId,
                    Detail = row.Email,
                });
                return PeopleOutcome.Done;
            },
            cancel);

    private sealed record Row
    {
        public required long? AuthorityId { get; init; }
        public required string Email { get; init; }
    }
}
