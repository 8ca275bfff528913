using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>Where a letter stands at its council, for the council's officers.</summary>
public sealed class LetterStandingQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Where it stands; null for those who are no officers of the council.</summary>
    public Task<LetterStanding?> Find(Scope scope, long letterId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Read(scope, c => Find(c, scope, letterId), cancel);
    }

    private async Task<LetterStanding?> Find(ScopedConnection connection, Scope scope, long letterId)
    {
        var now = time.GetUtcNow();
        if (await LetterOfCouncil.Find(connection, scope, letterId, LetterRecipients.Officers, now) is not { } letter)
        {
            return null;
        }

        var at = new { letterId, councils = letter.Councils, roles = LetterMember.StoredRoles };
        var confirmations = (await connection.QueryAsync<(string Name, DateTimeOffset At, long Person)>(
            "select c.person_name, c.at, c.person_id from letter_confirmations c where c.letter_id = @letterId order by c.at", at)).AsList();
        return new LetterStanding
        {
            Confirmations = confirmations.ConvertAll(c => new LetterConfirmation { PersonName = c.Name, At = c.At }),
            Notes = (await connection.QueryAsync<LetterNote>("select n.text, n.at, n.by_name from letter_notes n where n.letter_id = @letterId order by n.id", at)).AsList(),
            Shares = (await connection.QueryAsync<LetterShare>(
                """
                select g.id, p.name as person_name, g.granted_at, g.granted_by_name, g.revoked_at,
                    (select count(*) from embargo_openings o where o.letter_id = g.letter_id and o.person_id = g.person_id) as openings,
                    (select max(o.opened_at) from embargo_openings o where o.letter_id = g.letter_id and o.person_id = g.person_id) as last_opened_at
                from letter_grants g join people p on p.id = g.person_id
                where g.letter_id = @letterId
                order by g.id
                """,
                at)).AsList(),
            Members = (await connection.QueryAsync<LetterMember>(
                """
                select p.id, p.name, min(m.role) as role from memberships m join people p on p.id = m.person_id
                where m.authority_id in @councils and m.role in @roles and m.ended_at is null
                    and not exists (select 1 from letter_grants g where g.letter_id = @letterId and g.person_id = p.id and g.revoked_at is null)
                group by p.id, p.name
                order by p.name
                """,
                at)).AsList(),
            ActsForChief = LetterOfCouncil.Chiefs.Any(r => letter.Councils.Any(c => scope.Has(r, c))),
            IsConfirmed = confirmations.Exists(c => c.Person == scope.PersonId),
        };
    }
}
