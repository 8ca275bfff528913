using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>A chief executive, or who reads for them, says that they have read a letter.</summary>
public sealed class ConfirmLetterCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Records it, once for each person.</summary>
    public Task<CommandResult> Confirm(Scope scope, long letterId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                if (scope.PersonId is null || await LetterOfCouncil.Find(connection, scope, letterId, LetterOfCouncil.Chiefs, now) is not { } letter)
                {
                    return CommandResult.NotFound;
                }

                var recorded = await connection.ExecuteAsync(
                    "insert into letter_confirmations (letter_id, person_id, person_name, at) values (@letterId, @PersonId, @Name, @now) on conflict do nothing",
                    new { letterId, scope.PersonId, scope.Name, now });
                if (recorded == 1)
                {
                    await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "letter confirmed as read", Subject = $"letter {letterId}", AuthorityId = letter.AuthorityId, Detail = $"Annual review letter {letter.Year}" });
                }

                return CommandResult.Done;
            },
            cancel);
    }
}
