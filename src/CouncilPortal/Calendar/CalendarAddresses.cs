using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Secrets;
using Dapper;

namespace CouncilPortal.Calendar;

/// <summary>The calendar address that somebody has, without what is secret in it.</summary>
public sealed record CalendarAddress
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When a calendar program last read it, to within the hour; null: none has.</summary>
    public required DateTimeOffset? ReadAt { get; init; }
}

/// <summary>The secret addresses at which calendar programs read people's deadlines, one for each person. Each person's are their own alone.</summary>
public sealed class CalendarAddresses(PortalDatabase database, TimeProvider time)
{
    /// <summary>One write an hour is enough to know that an address is in use.</summary>
    private static readonly TimeSpan WorthAWrite = TimeSpan.FromHours(1);

    /// <summary>The person's own address; null where they have none.</summary>
    public async Task<CalendarAddress?> Own(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.PersonId is null ? null : await database.Read(
            scope,
            c => c.QuerySingleOrDefaultAsync<CalendarAddress>(
                "select made_at, read_at from calendar_addresses where person_id = @PersonId and revoked_at is null", new { scope.PersonId }),
            cancel);
    }

    /// <summary>
    /// Makes the person's address, in place of one that they had, and returns its secret part: it is told this once. Null for
    /// who is not signed in.
    /// </summary>
    public async Task<string?> Make(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.PersonId is not { } person)
        {
            return null;
        }

        var token = SecretToken.New();
        await database.Transact(scope, c => Make(c, scope, person, token), cancel);
        return token;
    }

    /// <summary>Takes the person's address back: from now on nothing is read there. False where they have none.</summary>
    public async Task<bool> Revoke(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.PersonId is { } person && await database.Transact(scope, c => Revoke(c, scope, person), cancel);
    }

    /// <summary>Whose address it is; null where it is nobody's any more. Jobs of the service alone.</summary>
    public async Task<long?> PersonOf(Scope scope, string token, CancellationToken cancel)
    {
        scope.DemandSystem();
        var found = await database.Read(
            scope,
            c => c.QuerySingleOrDefaultAsync<Row>(
                "select id, person_id, read_at from calendar_addresses where token_hash = @hash and revoked_at is null", new { hash = SecretToken.Hash(token) }),
            cancel);
        if (found is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        if (found.ReadAt is not { } read || read < now - WorthAWrite)
        {
            await database.Transact(scope, c => c.ExecuteAsync("update calendar_addresses set read_at = @now where id = @Id", new { found.Id, now }), cancel);
        }

        return found.PersonId;
    }

    private async Task Make(ScopedConnection connection, Scope scope, long person, string token)
    {
        await Revoke(connection, scope, person);
        var now = time.GetUtcNow();
        await connection.ExecuteAsync(
            "insert into calendar_addresses (person_id, token_hash, made_at) values (@person, @hash, @now)", new { person, hash = SecretToken.Hash(token), now });
        await Note(connection, scope, now, "calendar address made");
    }

    private async Task<bool> Revoke(ScopedConnection connection, Scope scope, long person)
    {
        var now = time.GetUtcNow();
        if (await connection.ExecuteAsync("update calendar_addresses set revoked_at = @now where person_id = @person and revoked_at is null", new { person, now }) == 0)
        {
            return false;
        }

        await Note(connection, scope, now, "calendar address revoked");
        return true;
    }

    private static Task Note(ScopedConnection connection, Scope scope, DateTimeOffset now, string action) =>
        AuditTrail.Write(connection, scope, now, new AuditEntry { Action = action, Subject = $"person {scope.PersonId}", AuthorityId = null, Detail = null });


    private sealed record Row
    {
        public required long Id { get; init; }
        public required long PersonId { get; init; }
        public required DateTimeOffset? ReadAt { get; init; }
    }
}
