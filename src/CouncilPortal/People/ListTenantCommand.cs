using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>A directory to put on the list, as typed.</summary>
public sealed record ListTenant
{
    /// <summary>The directory's id.</summary>
    public required string? TenantId { get; init; }

    /// <summary>The authority whose directory it is.</summary>
    public required long? AuthorityId { get; init; }
}

/// <summary>Puts a council's directory on the list, or takes one off.</summary>
public sealed class ListTenantCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Lets the people of a directory sign in, once they hold a role. A directory may belong to several councils; listing it again adds the council.</summary>
    public Task<PeopleOutcome> List(Scope scope, ListTenant input, CancellationToken cancel)
    {
        if (!scope.LooksAfterEveryone())
        {
            return Task.FromResult(PeopleOutcome.NotFound);
        }

        var errors = new Dictionary<string, string>();
        if (!Guid.TryParse(input.TenantId, out var id) || id == Guid.Empty)
        {
            errors["TenantId"] = "Enter the council’s tenant id, such as 1f2e3d4c-0000-4000-8000-123456789abc";
        }

        if (input.AuthorityId is null)
        {
            errors["AuthorityId"] = "Choose the council whose tenant it is";
        }

        return errors.Count > 0
            ? Task.FromResult(PeopleOutcome.Invalid(errors))
            : database.Transact(scope, connection => List(connection, scope, id.ToString(), input.AuthorityId!.Value), cancel);
    }

    /// <summary>Takes a directory off the list: its people are out at their next request. Not found when it is not on it.</summary>
    public Task<PeopleOutcome> Unlist(Scope scope, string tenantId, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var unlisted = await connection.ExecuteAsync(
                    "update tenants set listed = false where id = @tenantId and listed and @everyone",
                    new { tenantId, everyone = scope.LooksAfterEveryone() });
                if (unlisted == 0)
                {
                    return PeopleOutcome.NotFound;
                }

                await connection.ExecuteAsync(
                    "insert into rights_changes (person_id, changed_at) select id, @now from people where tenant_id = @tenantId",
                    new { now, tenantId });
                await Audit(connection, scope, now, "tenant taken off the list", tenantId, null);
                return PeopleOutcome.Done;
            },
            cancel);

    private async Task<PeopleOutcome> List(ScopedConnection connection, Scope scope, string tenantId, long authorityId)
    {
        var name = await connection.QuerySingleOrDefaultAsync<string>("select name from authorities where id = @authorityId", new { authorityId });
        if (name is null)
        {
            return PeopleOutcome.NotFound;
        }

        var now = time.GetUtcNow();
        await connection.ExecuteAsync(
            "insert into tenants (id, name, listed) values (@tenantId, @name, true) on conflict (id) do update set listed = true",
            new { tenantId, name });
        await connection.ExecuteAsync(
            "insert into authority_tenants (tenant_id, authority_id) values (@tenantId, @authorityId) on conflict do nothing",
            new { tenantId, authorityId });
        await Audit(connection, scope, now, "tenant put on the list", tenantId, authorityId);
        return PeopleOutcome.Done;
    }

    private static Task Audit(ScopedConnection connection, Scope scope, DateTimeOffset now, string action, string tenantId, long? authorityId) =>
        AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = action,
            Subject = $"tenant {tenantId}",
            AuthorityId = authorityId,
            Detail = null,
        });
}
