using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Ends a membership. The person's sessions end with it, in every tab and process.</summary>
public sealed class WithdrawMembershipCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>
    /// Withdraws a membership of the own council (link officer) or of anyone (administrator); not found otherwise.
    /// The last link officer of a council and the last administrator stay until another is there.
    /// </summary>
    public Task<PeopleOutcome> Withdraw(Scope scope, long membershipId, CancellationToken cancel) =>
        database.Transact(scope, connection => Withdraw(connection, scope, membershipId), cancel);

    private async Task<PeopleOutcome> Withdraw(ScopedConnection connection, Scope scope, long membershipId)
    {
        var found = await connection.QuerySingleOrDefaultAsync<Row>(
            """
            select m.person_id, m.authority_id, m.role, p.name
            from memberships m
            join people p on p.id = m.person_id
            where m.id = @membershipId and m.ended_at is null and (@everyone or m.authority_id in @councils)
            """,
            new { membershipId, everyone = scope.LooksAfterEveryone(), councils = scope.Councils() });
        if (found is null)
        {
            return PeopleOutcome.NotFound;
        }

        var role = Roles.FromStored(found.Role);
        if (role is Role.LinkOfficer or Role.Administrator && await IsLast(connection, found, membershipId))
        {
            return PeopleOutcome.Refused(role == Role.LinkOfficer
                ? $"{found.Name} is the council’s only link officer. Invite another one, and withdraw this role when they have signed in."
                : $"{found.Name} is the only administrator. Invite another one, and withdraw this role when they have signed in.");
        }

        var now = time.GetUtcNow();
        var ended = await connection.ExecuteAsync(
            "update memberships set ended_at = @now where id = @membershipId and ended_at is null", new { now, membershipId });
        if (ended == 0)
        {
            return PeopleOutcome.NotFound;
        }

        await connection.ExecuteAsync(
            "insert into rights_changes (person_id, changed_at) values (@PersonId, @now)", new { found.PersonId, now });
        if (found.AuthorityId is { } council)
        {
            await EndStandingIn(connection, scope, now, found.PersonId, council);
        }

        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "membership withdrawn",
            Subject = $"membership {membershipId}",
            AuthorityId = found.AuthorityId,
            Detail = $"{found.Role}: {found.Name}",
        });
        return PeopleOutcome.Done;
    }

    /// <summary>Ends what goes only with a role that the person no longer has at the council: covers, services, reading for the chief executive.</summary>
    private static async Task EndStandingIn(ScopedConnection connection, Scope scope, DateTimeOffset now, long personId, long authorityId)
    {
        const string Works = "exists (select 1 from memberships m where m.person_id = @personId and m.authority_id = @authorityId and m.ended_at is null and m.role in ('link_officer', 'contributor'))";
        const string Ends = "set ended_at = @now, ended_by = @By, ended_by_name = @Name where authority_id = @authorityId and ended_at is null";
        var of = new { now, personId, authorityId, scope.Name, By = scope.PersonId };
        await connection.ExecuteAsync($"update covers {Ends} and (person_id = @personId or deputy_id = @personId) and not {Works}", of);
        await connection.ExecuteAsync($"update service_owners {Ends} and person_id = @personId and not {Works}", of);
        await connection.ExecuteAsync(
            $"""
            update delegates {Ends} and (
                (delegate_id = @personId and not exists (select 1 from memberships m where m.person_id = @personId and m.authority_id = @authorityId and m.ended_at is null and m.role = 'delegate'))
                or (person_id = @personId and not exists (select 1 from memberships m where m.person_id = @personId and m.authority_id = @authorityId and m.ended_at is null and m.role = 'chief_executive')))
            """,
            of);
    }

    private static async Task<bool> IsLast(ScopedConnection connection, Row found, long membershipId)
    {
        // Writing to all of them first makes two who withdraw each other take turns.
        await connection.ExecuteAsync(
            """
            update memberships set role = role
            where role = @Role and ended_at is null and coalesce(authority_id, 0) = coalesce(@AuthorityId, 0)
            """,
            new { found.Role, found.AuthorityId });
        var others = await connection.ExecuteScalarAsync<long>(
            """
            select count(*) from memberships
            where role = @Role and ended_at is null and coalesce(authority_id, 0) = coalesce(@AuthorityId, 0) and id <> @membershipId
            """,
            new { found.Role, found.AuthorityId, membershipId });
        return others == 0;
    }

    private sealed record Row
    {
        public required long PersonId { get; init; }
        public required long? AuthorityId { get; init; }
        public required string Role { get; init; }
        public required string Name { get; init; }
    }
}
