using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>Starts the run that issues each letter of a year that is not issued yet.</summary>
public sealed class IssueLettersCommand(PortalDatabase database, TimeProvider time, LetterRunSignal signal)
{
    /// <summary>Starts it, to be done in the background; refused where a letter cannot be written, no day of publication is set, one is under way, or nothing is to be issued.</summary>
    public async Task<CommandResult> Start(Scope scope, ReportingYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!LetterTemplateQuery.MayWrite(scope))
        {
            return CommandResult.NotFound;
        }

        var result = await database.Transact(scope, c => Start(c, scope, year), cancel);
        if (result.IsDone)
        {
            signal.Wake();
        }

        return result;
    }

    private async Task<CommandResult> Start(ScopedConnection connection, Scope scope, ReportingYear year)
    {
        var now = time.GetUtcNow();
        var letters = await LetterDeskQuery.Letters(connection, scope, year, null, await LetterTemplateQuery.Latest(connection, year), now);
        if (letters.Count == 0)
        {
            return CommandResult.NotFound;
        }

        if (await LetterDeskQuery.PublicFrom(connection, year) is not { } publicFrom)
        {
            return CommandResult.Refused("Set the day of publication first: each letter says it.");
        }

        if (!LetterDeskQuery.IsOpen(publicFrom, await LetterDeskQuery.LatestRun(connection, year), now))
        {
            return CommandResult.Refused($"The year {year} is public, and no letter of it was issued here before. Bring in the letters that were sent.");
        }

        LetterOnDesk[] waiting = [.. letters.Where(l => l.Subject.LetterId is null)];
        if (waiting.Length == 0)
        {
            return CommandResult.Refused("Every letter of the year is issued.");
        }

        if (waiting.FirstOrDefault(l => l.Composed.Problems.Count > 0) is { } stuck)
        {
            return CommandResult.Refused($"The letter to {stuck.Subject.Name} cannot be written: {stuck.Composed.Problems[0]}.");
        }

        var run = await connection.QuerySingleOrDefaultAsync<long?>(
            """
            insert into letter_runs (year, state, total, started_at, started_by, started_by_name) values (@year, 'running', @total, @now, @PersonId, @Name)
            on conflict do nothing
            returning id
            """,
            new { year = year.ToString(), total = waiting.Length, now, scope.PersonId, scope.Name });
        if (run is null)
        {
            return CommandResult.Refused("The letters of the year are being issued already.");
        }

        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "issue of letters started", Subject = $"letters {year}", AuthorityId = null, Detail = $"{waiting.Length} letters" });
        return CommandResult.Done;
    }
}
