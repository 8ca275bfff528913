using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A person's word on a difference between a file and what was recorded here.</summary>
public sealed record SettleConflict
{
    /// <summary>The conflict.</summary>
    public required long Id { get; init; }

    /// <summary>What the caseworker read as the file's value; another one that came since is not meant.</summary>
    public required string? Theirs { get; init; }

    /// <summary>Whether the file's value is taken; null: not chosen yet.</summary>
    public required bool? TakesTheirs { get; init; }

    /// <summary>Why.</summary>
    public required string? Reason { get; init; }

    /// <summary>The compliance outcome, where the file's state settles the decision's last action; null otherwise.</summary>
    public required ComplianceOutcome? Outcome { get; init; }
}

/// <summary>
/// A caseworker settles a conflict. What was recorded here stays, or the file's value is taken: as an amendment or a fact of
/// its own, by the same rules as if it had been recorded by hand.
/// </summary>
public sealed class SettleConflictCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the choice, and what follows from it.</summary>
    public Task<CommandResult> Settle(Scope scope, SettleConflict input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                if (!scope.IsOmbudsman(Role.Caseworker))
                {
                    return CommandResult.NotFound;
                }

                // An update of nothing holds the conflict until it is settled.
                await connection.ExecuteAsync("update import_conflicts set found_at = found_at where id = @Id", new { input.Id });
                var conflict = await connection.QuerySingleOrDefaultAsync<ImportConflict>(
                    $"select {ImportConflict.Columns} from {ImportConflict.Tables} where f.id = @Id", new { input.Id });
                return conflict is null ? CommandResult.NotFound : await Settle(connection, scope, input, conflict);
            },
            cancel);

    private async Task<CommandResult> Settle(ScopedConnection connection, Scope scope, SettleConflict input, ImportConflict conflict)
    {
        if (conflict.SettledAt is not null)
        {
            return CommandResult.Stale($"{conflict.SettledByName} has settled this already. Nothing was recorded.");
        }

        if (conflict.Theirs != input.Theirs)
        {
            return CommandResult.Stale("Another file has come since you opened this and says something else. Nothing was recorded: check what it says now.");
        }

        var errors = new Dictionary<string, string>();
        if (input.TakesTheirs is null)
        {
            errors[CaseworkField.Step] = "Choose what is to stand";
        }

        if (CaseStep.CheckReason(input.Reason, "Enter why") is { } missing)
        {
            errors[EvidenceField.Reason] = missing;
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        if (input.TakesTheirs == true)
        {
            var taken = new TakenValue
            {
                Connection = connection,
                Scope = scope,
                Now = time.GetUtcNow(),
                Address = address,
                Conflict = conflict,
                Reason = input.Reason!.Trim(),
                Outcome = input.Outcome,
            };
            var result = conflict.RecommendationId is null ? await TakenDecisionValue.Take(taken) : await TakenRecommendationValue.Take(taken);
            if (!result.IsDone)
            {
                return result;
            }
        }

        await Close(connection, scope, time.GetUtcNow(), conflict, input.TakesTheirs == true ? "theirs" : "ours");
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Conflict(input.Id));
        return CommandResult.Done;
    }

    internal static async Task Close(ScopedConnection connection, Scope scope, DateTimeOffset now, ImportConflict conflict, string choice)
    {
        await connection.ExecuteAsync(
            "update import_conflicts set settled_at = @now, settled_by = @PersonId, settled_by_name = @Name, choice = @choice where id = @Id",
            new { now, scope.PersonId, scope.Name, choice, conflict.Id });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "import conflict settled",
            Subject = $"decision {conflict.Reference.Display}",
            AuthorityId = null,
            Detail = $"{conflict.Topic}: {(choice == "ours" ? "what was recorded here stays" : "the file's value is taken")}",
        });
    }
}

/// <summary>A value of a file that is to be taken.</summary>
internal sealed record TakenValue
{
    public required ScopedConnection Connection { get; init; }
    public required Scope Scope { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required PortalAddress Address { get; init; }
    public required ImportConflict Conflict { get; init; }
    public required string Reason { get; init; }
    public required ComplianceOutcome? Outcome { get; init; }
}
