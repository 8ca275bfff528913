using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>
/// A chief executive, or who reads for them, opens one letter under embargo to a councillor by name, and takes that back. Nothing else of the
/// year becomes visible by it.
/// </summary>
public sealed class ShareLetterCommand(PortalDatabase database, PortalAddress address, TimeProvider time)
{
    /// <summary>The id of the field of the councillor.</summary>
    public const string Field = "share-member";

    /// <summary>Opens it and tells them by mail; to open it twice changes nothing. Refused once the letter is public.</summary>
    public Task<CommandResult> Grant(Scope scope, long letterId, long? personId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Transact(scope, c => Grant(c, scope, letterId, personId), cancel);
    }

    /// <summary>Takes it back at once.</summary>
    public Task<CommandResult> Revoke(Scope scope, long grantId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var letterId = await connection.QuerySingleOrDefaultAsync<long?>("select g.letter_id from letter_grants g where g.id = @grantId", new { grantId });
                if (letterId is null || await LetterOfCouncil.Find(connection, scope, letterId.Value, LetterOfCouncil.Chiefs, now) is not { } letter)
                {
                    return CommandResult.NotFound;
                }

                var revoked = await connection.ExecuteAsync(
                    "update letter_grants set revoked_at = @now, revoked_by_name = @Name where id = @grantId and revoked_at is null", new { grantId, now, scope.Name });
                if (revoked == 1)
                {
                    await Audit(connection, scope, letter, "letter sharing taken back", grantId, now);
                }

                return CommandResult.Done;
            },
            cancel);
    }

    private async Task<CommandResult> Grant(ScopedConnection connection, Scope scope, long letterId, long? personId)
    {
        var now = time.GetUtcNow();
        if (scope.PersonId is null || await LetterOfCouncil.Find(connection, scope, letterId, LetterOfCouncil.Chiefs, now) is not { } letter)
        {
            return CommandResult.NotFound;
        }

        if (letter.PublishedAt <= now)
        {
            return CommandResult.Refused("The letter is public: everybody can read it.");
        }

        var member = await connection.QuerySingleOrDefaultAsync<Member>(
            """
            select distinct p.id, p.name, p.email from memberships m join people p on p.id = m.person_id
            where m.person_id = @personId and m.authority_id in @councils and m.role in @roles and m.ended_at is null
            """,
            new { personId = personId ?? 0, councils = letter.Councils, roles = LetterMember.StoredRoles });
        if (member is null)
        {
            return CommandResult.Invalid(Field, "Choose a councillor of your council");
        }

        var grant = await connection.QuerySingleOrDefaultAsync<long?>(
            """
            insert into letter_grants (letter_id, authority_id, person_id, granted_at, granted_by, granted_by_name)
            values (@letterId, @AuthorityId, @Id, @now, @PersonId, @Name)
            on conflict do nothing
            returning id
            """,
            new { letterId, letter.AuthorityId, member.Id, now, scope.PersonId, scope.Name });
        if (grant is null)
        {
            return CommandResult.Done;
        }

        await Audit(connection, scope, letter, "letter shared", grant.Value, now);
        if (!string.IsNullOrEmpty(member.Email))
        {
            await Outbox.Queue(
                connection, now, LetterMail.Shared(address, letter.Issued(now), grant.Value, scope.Name, new MailRecipient { Id = member.Id, Name = member.Name, Email = member.Email }));
        }

        return CommandResult.Done;
    }

    private static async Task Audit(ScopedConnection connection, Scope scope, LetterOfCouncil letter, string action, long grant, DateTimeOffset now)
    {
        var name = await connection.QuerySingleAsync<string>("select p.name from letter_grants g join people p on p.id = g.person_id where g.id = @grant", new { grant });
        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = action, Subject = $"letter {letter.Id}", AuthorityId = letter.AuthorityId, Detail = $"Annual review letter {letter.Year}, {name}" });
    }

    private sealed record Member
    {
        public required long Id { get; init; }
        public required string Name { get; init; }
        public required string? Email { get; init; }
    }
}
