using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>A view to keep.</summary>
public sealed record KeepView
{
    /// <summary>Its name, as typed.</summary>
    public required string? Name { get; init; }

    /// <summary>What it shows; the first page is kept.</summary>
    public required ActionsFilter Filter { get; init; }
}

/// <summary>Keeps a view of the list of actions under a name, for the person alone.</summary>
public sealed class KeepViewCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 60;

    /// <summary>As many views as one person keeps.</summary>
    public const int MostViews = 20;

    /// <summary>Keeps the view. One that the person kept under the same name is replaced.</summary>
    public Task<CommandResult> Keep(Scope scope, KeepView input, CancellationToken cancel) =>
        scope.PersonId is null ? Task.FromResult(CommandResult.NotFound) : database.Transact(
            scope,
            async connection =>
            {
                var name = input.Name?.Trim() ?? "";
                var others = await connection.QuerySingleAsync<int>(
                    "select count(*) from kept_views v where v.person_id = @PersonId and v.name <> @name", new { scope.PersonId, name });
                if (Problem(name, others) is { } problem)
                {
                    return CommandResult.Invalid(ActionField.ViewName, problem);
                }

                var now = time.GetUtcNow();
                await connection.ExecuteAsync(
                    """
                    insert into kept_views (person_id, name, address, kept_at) values (@PersonId, @name, @address, @now)
                    on conflict (person_id, name) do update set address = excluded.address, kept_at = excluded.kept_at
                    """,
                    new { scope.PersonId, name, address = (input.Filter with { Page = 1 }).ToAddress(), now });
                await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "view of actions kept", Subject = name, AuthorityId = null, Detail = null });
                return CommandResult.Done;
            },
            cancel);

    private static string? Problem(string name, int others) =>
        name.Length == 0 ? "Enter a name for this view"
        : name.Length > LongestName ? $"Shorten the name to {LongestName} characters or fewer"
        : name.Any(char.IsControl) ? "Enter a name on one line"
        : others >= MostViews ? $"Remove a view that you no longer need: {MostViews} can be kept"
        : null;
}
