using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>Who is to have a council's part of a decision.</summary>
public sealed record TakeCase
{
    /// <summary>Any recommendation of the decision for the council.</summary>
    public required long RecommendationId { get; init; }

    /// <summary>The caseworker; null: nobody in particular.</summary>
    public required long? CaseworkerId { get; init; }
}

/// <summary>A caseworker takes a case or hands it to a colleague.</summary>
public sealed class TakeCaseCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Records who has the case, which is all the actions of the decision for the council.</summary>
    public Task<CommandResult> Take(Scope scope, TakeCase input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                if (await CaseUnderWork.Take(connection, scope, input.RecommendationId) is not { } found)
                {
                    return CommandResult.NotFound;
                }

                var colleague = (await Caseworkers(connection)).FirstOrDefault(c => c.Id == input.CaseworkerId);
                if (input.CaseworkerId is not null && colleague is null)
                {
                    return CommandResult.Invalid(CaseworkField.Owner, "Choose a caseworker");
                }

                await Write(connection, scope, found, colleague);
                return CommandResult.Done;
            },
            cancel);

    /// <summary>The caseworkers, by name.</summary>
    internal static async Task<IReadOnlyList<Colleague>> Caseworkers(ScopedConnection connection) =>
        (await connection.QueryAsync<Colleague>(
            """
            select distinct p.id, p.name from memberships m join people p on p.id = m.person_id
            where m.authority_id is null and m.role = 'caseworker' and m.ended_at is null
            order by p.name, p.id
            """)).AsList();

    private async Task Write(ScopedConnection connection, Scope scope, CaseUnderWork found, Colleague? colleague)
    {
        var now = time.GetUtcNow();
        var at = new { found.DecisionId, found.Action.AuthorityId, caseworker = colleague?.Id, now };
        await connection.ExecuteAsync(
            colleague is null
                ? "delete from case_owners where decision_id = @DecisionId and authority_id = @AuthorityId"
                : """
                  insert into case_owners (decision_id, authority_id, caseworker_id, since) values (@DecisionId, @AuthorityId, @caseworker, @now)
                  on conflict (decision_id, authority_id) do update set caseworker_id = excluded.caseworker_id, since = excluded.since
                  """,
            at);
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "case taken",
            Subject = $"decision {found.Action.Reference.Display}",
            AuthorityId = found.Action.AuthorityId,
            Detail = colleague?.Name ?? "nobody",
        });
    }
}
