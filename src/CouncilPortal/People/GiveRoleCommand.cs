using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Another role for somebody who has one at the council, as typed.</summary>
public sealed record GiveRole
{
    /// <summary>The membership by which they are known; null: nobody chosen yet.</summary>
    public required long? MembershipId { get; init; }

    /// <summary>The role as stored.</summary>
    public required string? Role { get; init; }
}

/// <summary>Gives a colleague another role without another invitation: who they are is known already.</summary>
public sealed class GiveRoleCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>
    /// Gives a council's role by a link officer for the own council, or by an administrator for any; not found otherwise. The
    /// Ombudsman's roles always want an invitation. A role that they hold already changes nothing.
    /// </summary>
    public Task<PeopleOutcome> Give(Scope scope, GiveRole input, CancellationToken cancel)
    {
        var errors = new Dictionary<string, string>();
        if (input.MembershipId is null)
        {
            errors["MembershipId"] = "Choose a colleague";
        }

        if (!Roles.Council.Any(role => role.Stored() == input.Role))
        {
            errors["OtherRole"] = "Choose the role to give";
        }

        return errors.Count > 0
            ? Task.FromResult(PeopleOutcome.Invalid(errors))
            : database.Transact(scope, connection => Give(connection, scope, input.MembershipId!.Value, input.Role!), cancel);
    }

    private async Task<PeopleOutcome> Give(ScopedConnection connection, Scope scope, long membershipId, string role)
    {
        var found = await connection.QuerySingleOrDefaultAsync<Row>(
            """
            select m.person_id, m.authority_id, p.name
            from memberships m join people p on p.id = m.person_id
            where m.id = @membershipId and m.ended_at is null and m.authority_id is not null and (@everyone or m.authority_id in @councils)
            """,
            new { membershipId, everyone = scope.LooksAfterEveryone(), councils = scope.Councils() });
        if (found is null)
        {
            return PeopleOutcome.NotFound;
        }

        var now = time.GetUtcNow();
        var given = await connection.ExecuteAsync(
            "insert into memberships (person_id, authority_id, role, started_at) values (@PersonId, @AuthorityId, @role, @now) on conflict do nothing",
            new { found.PersonId, found.AuthorityId, role, now });
        if (given == 1)
        {
            await AuditTrail.Write(connection, scope, now, new AuditEntry
            {
                Action = "role given",
                Subject = $"person {found.PersonId}",
                AuthorityId = found.AuthorityId,
                Detail = $"{role}: {found.Name}",
            });
        }

        return PeopleOutcome.Done;
    }

    private sealed record Row
    {
        public required long PersonId { get; init; }
        public required long AuthorityId { get; init; }
        public required string Name { get; init; }
    }
}
