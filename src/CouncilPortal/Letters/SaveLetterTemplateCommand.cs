using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>What a publisher wants a year's letters to say.</summary>
public sealed record SaveLetterTemplate
{
    /// <summary>The year.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>The number of the wording that was changed: <see cref="LetterTemplate.Id"/>.</summary>
    public required long Seen { get; init; }

    /// <summary>The blocks, in order.</summary>
    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    /// <summary>Under what name they were kept while they were typed.</summary>
    public required string DraftSubject { get; init; }
}

/// <summary>Saves the wording of a year's letters. Letters that are issued keep theirs.</summary>
public sealed class SaveLetterTemplateCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Saves it as another version; an instruction for each field that is wrong; stale where somebody else saved one meanwhile.</summary>
    public async Task<CommandResult> Save(Scope scope, SaveLetterTemplate input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        if (!LetterTemplateQuery.MayWrite(scope))
        {
            return CommandResult.NotFound;
        }

        var errors = LetterTemplateCheck.Errors(input.Blocks);
        return errors.Count > 0 ? CommandResult.Invalid(errors) : await database.Transact(scope, c => Save(c, scope, input), cancel);
    }

    private async Task<CommandResult> Save(ScopedConnection connection, Scope scope, SaveLetterTemplate input)
    {
        var year = input.Year.ToString();
        if (await connection.QuerySingleOrDefaultAsync<string?>("select y.year from reporting_years y where y.year = @year", new { year }) is null)
        {
            return CommandResult.NotFound;
        }

        var latest = await LetterTemplateQuery.Latest(connection, input.Year);
        if (latest.Id != input.Seen)
        {
            return CommandResult.Stale($"{latest.SavedByName} has saved another wording meanwhile. Nothing was saved. What you typed is still here: open this page in a second window to compare, then save again.");
        }

        var now = time.GetUtcNow();
        await connection.ExecuteAsync(
            "insert into letter_templates (year, blocks, saved_at, saved_by, saved_by_name) values (@year, @blocks, @now, @PersonId, @Name)",
            new { year, blocks = LetterBlock.Write(input.Blocks), now, scope.PersonId, scope.Name });
        await FormDrafts.Clear(connection, scope, input.DraftSubject);
        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "letter wording saved", Subject = $"letters {year}", AuthorityId = null, Detail = null });
        return CommandResult.Done;
    }
}
