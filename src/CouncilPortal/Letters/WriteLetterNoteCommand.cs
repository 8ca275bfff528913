using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>A chief executive, or who reads for them, writes to the council's officers about a letter.</summary>
public sealed class WriteLetterNoteCommand(PortalDatabase database, PortalAddress address, TimeProvider time)
{
    /// <summary>The id of the note's field.</summary>
    public const string Field = "letter-note";

    private const int LongestNote = 2_000;

    /// <summary>Keeps it with the letter and tells the other officers by mail that there is one.</summary>
    public async Task<CommandResult> Write(Scope scope, long letterId, string? text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return string.IsNullOrWhiteSpace(text) ? CommandResult.Invalid(Field, "Enter what you want to tell your officers")
            : text.Length > LongestNote ? CommandResult.Invalid(Field, $"Shorten the note to {LongestNote:#,0} characters; it has {text.Length:#,0}")
            : await database.Transact(scope, c => Write(c, scope, letterId, text.Trim().ReplaceLineEndings("\n")), cancel);
    }

    private async Task<CommandResult> Write(ScopedConnection connection, Scope scope, long letterId, string text)
    {
        var now = time.GetUtcNow();
        if (scope.PersonId is null || await LetterOfCouncil.Find(connection, scope, letterId, LetterOfCouncil.Chiefs, now) is not { } letter)
        {
            return CommandResult.NotFound;
        }

        var note = await connection.QuerySingleAsync<long>(
            "insert into letter_notes (letter_id, text, at, by_person_id, by_name) values (@letterId, @text, @now, @PersonId, @Name) returning id",
            new { letterId, text, now, scope.PersonId, scope.Name });
        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "note on a letter", Subject = $"letter {letterId}", AuthorityId = letter.AuthorityId, Detail = $"Annual review letter {letter.Year}" });
        var officers = await connection.QueryAsync<MailRecipient>(
            """
            select distinct p.id, p.name, p.email from memberships m join people p on p.id = m.person_id
            where m.authority_id in @councils and m.role in @roles and m.ended_at is null and p.email <> '' and p.id <> @PersonId
            order by p.id
            """,
            new { councils = letter.Councils, roles = new[] { Role.LinkOfficer.Stored(), Role.MonitoringOfficer.Stored() }, scope.PersonId });
        await Outbox.QueueAll(connection, now, [.. officers.Select(to => (LetterMail.Noted(address, letter.Issued(now), note, scope.Name, to), now))]);
        return CommandResult.Done;
    }
}
