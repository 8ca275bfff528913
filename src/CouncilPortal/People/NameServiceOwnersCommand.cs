using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Who is to own which services of a council.</summary>
public sealed record NameServiceOwners
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The choices; a service that is left out stays as it is.</summary>
    public required IReadOnlyList<ServiceChoice> Choices { get; init; }
}

/// <summary>The owner chosen for a service, and the one that the person saw.</summary>
/// <param name="Category">The category in which its decisions are filed.</param>
/// <param name="Before">The owner when the page was opened; null: nobody.</param>
/// <param name="PersonId">The owner chosen; null: nobody.</param>
public sealed record ServiceChoice(string Category, long? Before, long? PersonId);

/// <summary>A link officer names the owners of services. New actions of a service are theirs; those that somebody has stay there.</summary>
public sealed class NameServiceOwnersCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Changes the owners that differ: all of them, or none where one was changed meanwhile or cannot own a service.</summary>
    public Task<PeopleOutcome> Name(Scope scope, NameServiceOwners input, CancellationToken cancel) =>
        scope.Has(Role.LinkOfficer, input.AuthorityId)
            ? database.Transact(scope, connection => Name(connection, scope, input), cancel)
            : Task.FromResult(PeopleOutcome.NotFound);

    private async Task<PeopleOutcome> Name(ScopedConnection connection, Scope scope, NameServiceOwners input)
    {
        var changes = input.Choices.Where(c => c.PersonId != c.Before).ToList();
        var categories = (await connection.QueryAsync<string>("select c.decision_category from category_mappings c")).ToHashSet();
        var colleagues = (await connection.QueryAsync<(long Id, string Name)>(
            """
            select distinct p.id, p.name from memberships m join people p on p.id = m.person_id
            where m.authority_id = @AuthorityId and m.ended_at is null and m.role in ('link_officer', 'contributor')
            """,
            new { input.AuthorityId })).ToDictionary(p => p.Id, p => p.Name);
        if (changes.Any(c => !categories.Contains(c.Category) || (c.PersonId is { } owner && !colleagues.ContainsKey(owner))))
        {
            return PeopleOutcome.Refused("An owner must be a link officer or contributor of your council. Somebody whom you chose no longer is: choose again.");
        }

        var standing = (await connection.QueryAsync<(string Category, long PersonId)>(
            "select o.category, o.person_id from service_owners o where o.authority_id = @AuthorityId and o.ended_at is null",
            new { input.AuthorityId })).ToDictionary(o => o.Category, o => (long?)o.PersonId);
        if (changes.Any(c => standing.GetValueOrDefault(c.Category) != c.Before))
        {
            return PeopleOutcome.Refused("Somebody else changed the owners after you opened this page. Nothing has been changed: check them and choose again.");
        }

        var now = time.GetUtcNow();
        foreach (var change in changes)
        {
            await ServiceOwnership.Change(connection, scope, now, input.AuthorityId, change.Category, change.PersonId, change.PersonId is { } id ? colleagues[id] : null);
        }

        return PeopleOutcome.Done;
    }
}

/// <summary>One service that changes hands.</summary>
internal static class ServiceOwnership
{
    /// <summary>Ends the ownership that stands and begins the new one, with the audit row. Null: nobody owns it any more.</summary>
    public static async Task Change(
        ScopedConnection connection, Scope scope, DateTimeOffset now, long authorityId, string category, long? personId, string? name)
    {
        await connection.ExecuteAsync(
            """
            update service_owners set ended_at = @now, ended_by = @By, ended_by_name = @Name
            where authority_id = @authorityId and category = @category and ended_at is null
            """,
            new { now, By = scope.PersonId, scope.Name, authorityId, category });
        if (personId is not null)
        {
            await connection.ExecuteAsync(
                """
                insert into service_owners (authority_id, category, person_id, started_at, started_by, started_by_name)
                values (@authorityId, @category, @personId, @now, @By, @Name)
                """,
                new { now, By = scope.PersonId, scope.Name, authorityId, category, personId });
        }

        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "service owner named",
            Subject = $"service {category}",
            AuthorityId = authorityId,
            Detail = name ?? "Nobody",
        });
    }
}
