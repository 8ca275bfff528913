using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.Secrets;
using Dapper;

namespace CouncilPortal.SignIn;

/// <summary>Lets a proven person in, or says why not. Either way the audit trail has a row.</summary>
public sealed class StartSessionCommand(PortalDatabase database, TimeProvider time, SignInSettings settings, ScopeOf scopeOf)
{
    /// <summary>
    /// Begins a session for a person of a listed tenant with a live membership. People are known by tenant and
    /// object id, never by name or address; an invitation binds the person who comes with it to its membership.
    /// </summary>
    public Task<SignInResult> Start(Scope scope, ProvenIdentity who, CancellationToken cancel) =>
        database.Transact(scope, connection => Start(connection, scope, who), cancel);

    private async Task<SignInResult> Start(ScopedConnection connection, Scope scope, ProvenIdentity who)
    {
        var now = time.GetUtcNow();
        if (settings.AuthenticationContext is { } wanted && !who.AuthenticationContexts.Contains(wanted))
        {
            return await Refuse(connection, scope, now, who, Refusal.AuthenticationContext);
        }

        var isListed = await connection.ExecuteScalarAsync<long>(
            "select count(*) from tenants where id = @TenantId and listed", new { who.TenantId });
        if (isListed == 0)
        {
            return await Refuse(connection, scope, now, who, Refusal.Tenant);
        }

        if (who.Invitation is not null && await Invitations.Accept(connection, now, who, scopeOf.MayHold) is { } useless)
        {
            return await Refuse(connection, scope, now, who, useless);
        }

        var person = await connection.QuerySingleOrDefaultAsync<long?>(
            "select id from people where tenant_id = @TenantId and object_id = @ObjectId", new { who.TenantId, who.ObjectId });
        if (person is not { } personId || !await HoldsARole(connection, personId, who.TenantId))
        {
            return await Refuse(connection, scope, now, who, Refusal.Membership);
        }

        var session = new StartedSession
        {
            SessionId = SecretToken.New(),
            PersonId = personId,
            Name = who.Name,
        };
        await connection.ExecuteAsync("update people set name = @Name where id = @PersonId and name <> @Name", session);
        await connection.ExecuteAsync(
            "insert into sessions (id, person_id, started_at, expires_at) values (@SessionId, @PersonId, @now, @expiresAt)",
            new { session.SessionId, session.PersonId, now, expiresAt = now + settings.Idle });
        await AuditTrail.Write(connection, Scope.Person(personId, who.Name, session.SessionId, []), now, new AuditEntry
        {
            Action = "signed in",
            Subject = "session",
            AuthorityId = null,
            Detail = null,
        });
        return new SignInResult { Session = session, Refusal = null };
    }

    private async Task<bool> HoldsARole(ScopedConnection connection, long personId, string tenantId)
    {
        var roles = await connection.QueryAsync<string>(
            "select role from memberships where person_id = @personId and ended_at is null", new { personId });
        return roles.Any(role => scopeOf.MayHold(Roles.FromStored(role), tenantId));
    }

    private static async Task<SignInResult> Refuse(
        ScopedConnection connection, Scope scope, DateTimeOffset now, ProvenIdentity who, Refusal refusal)
    {
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "refused",
            Subject = "sign-in",
            AuthorityId = null,
            Detail = $"{refusal.Word()}: {who.Name}, tenant {who.TenantId}, object {who.ObjectId}",
        });
        return new SignInResult { Session = null, Refusal = refusal };
    }
}
