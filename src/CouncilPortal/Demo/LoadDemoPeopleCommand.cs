using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>Puts the demonstration's people into a database that has its invented councils.</summary>
public sealed class LoadDemoPeopleCommand(PortalDatabase database, TimeProvider time)
{
    private const string Name = "demonstration people";

    /// <summary>
    /// Loads directories, people and memberships once: a person whose rights were withdrawn afterwards does not get
    /// them back. Councils that are not in the database yet are waited for: their people come at a later call.
    /// </summary>
    public Task Load(Scope scope, CancellationToken cancel) => database.Transact(scope, Load, cancel);

    /// <summary>The same inside the transaction in which the councils come.</summary>
    internal async Task Load(ScopedConnection connection)
    {
        if (await connection.ExecuteScalarAsync<long>("select count(*) from loaded_data where name = @Name", new { Name }) > 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var councils = (await connection.QueryAsync<(string Slug, long Id)>("select slug, id from authorities where invented"))
            .ToDictionary(c => c.Slug, c => c.Id);
        foreach (var tenant in DemoPeople.Tenants)
        {
            await connection.ExecuteAsync(
                "insert into tenants (id, name, listed) values (@Id, @Name, true) on conflict do nothing", new { tenant.Id, tenant.Name });
            if (tenant.Council is not null && councils.TryGetValue(tenant.Council, out var authorityId))
            {
                await connection.ExecuteAsync(
                    "insert into authority_tenants (tenant_id, authority_id) values (@Id, @authorityId) on conflict do nothing",
                    new { tenant.Id, authorityId });
            }
        }

        foreach (var person in DemoPeople.All.Where(p => p.Roles.Count > 0))
        {
            await LoadPerson(connection, person, councils, now);
        }

        if (DemoPeople.Tenants.All(t => t.Council is null || councils.ContainsKey(t.Council)))
        {
            await connection.ExecuteAsync("insert into loaded_data (name, loaded_at) values (@Name, @now)", new { Name, now });
        }
    }

    private static async Task LoadPerson(
        ScopedConnection connection, DemoPerson person, Dictionary<string, long> councils, DateTimeOffset now)
    {
        if (person.Council is not null && !councils.ContainsKey(person.Council))
        {
            return;
        }

        long? authorityId = person.Council is null ? null : councils[person.Council];
        await connection.ExecuteAsync(
            """
            insert into people (tenant_id, object_id, name, email, created_at)
            values (@TenantId, @ObjectId, @Name, @Email, @now)
            on conflict do nothing
            """,
            new { person.TenantId, person.ObjectId, person.Name, person.Email, now });
        foreach (var role in person.Roles)
        {
            await connection.ExecuteAsync(
                """
                insert into memberships (person_id, authority_id, role, started_at)
                select id, @authorityId, @role, @now from people where tenant_id = @TenantId and object_id = @ObjectId
                on conflict do nothing
                """,
                new { authorityId, role = role.Stored(), now, person.TenantId, person.ObjectId });
        }
    }
}
