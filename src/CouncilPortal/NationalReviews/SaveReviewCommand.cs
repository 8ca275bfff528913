using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.NationalReviews;

/// <summary>Saves a review's text as a new version: the one that counts from then on. Earlier ones are kept.</summary>
public sealed class SaveReviewCommand(PortalDatabase database, NationalQuery national, TimeProvider time)
{
    /// <summary>Saves the blocks, if the version that the publisher saw is still the one that counts.</summary>
    public async Task<CommandResult> Save(Scope scope, ReportingYear year, ReviewDraft typed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(typed);
        var summary = await national.ForPublisher(scope, year, cancel);
        if (summary is null)
        {
            return CommandResult.NotFound;
        }

        var blocks = ReviewCheck.Tidy(typed.Blocks);
        var problems = ReviewCheck.Problems(blocks, summary);
        return problems.Count > 0
            ? CommandResult.Invalid(problems)
            : await database.Transact(scope, connection => Save(connection, scope, year, typed.Seen, ReviewBlock.Store(blocks), null), cancel);
    }

    /// <summary>Saves the words of an earlier version again, as a new one.</summary>
    public async Task<CommandResult> TakeUp(Scope scope, ReportingYear year, int version, int seen, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsOmbudsman(Role.Publisher)
            ? CommandResult.NotFound
            : await database.Transact(
                scope,
                async connection => await ReviewDeskQuery.Blocks(connection, year.ToString(), version) is { } stored
                    ? await Save(connection, scope, year, seen, stored, version)
                    : CommandResult.NotFound,
                cancel);
    }

    private async Task<CommandResult> Save(ScopedConnection connection, Scope scope, ReportingYear year, int seen, string blocks, int? takenUp)
    {
        var at = new { year = year.ToString(), seen, version = seen + 1, blocks, takenUp, now = time.GetUtcNow(), scope.PersonId, scope.Name };
        await connection.ExecuteAsync("insert into national_reviews (year) values (@year) on conflict do nothing", at);
        if (await connection.ExecuteAsync(
                "update national_reviews set version = @version, written_at = coalesce(written_at, @now) where year = @year and version = @seen", at) == 0)
        {
            var latest = await connection.QuerySingleAsync<ReviewVersion>(
                "select t.version, t.taken_up, t.at, t.by_name from national_reviews r join national_review_texts t on t.year = r.year and t.version = r.version where r.year = @year", at);
            return CommandResult.Stale($"{latest.ByName} saved version {latest.Version} on {LondonTime.Format(latest.At)}, while you were writing. Nothing of yours is lost.");
        }

        if (await ReviewDeskQuery.Blocks(connection, at.year, seen) == blocks)
        {
            await connection.ExecuteAsync("update national_reviews set version = @seen where year = @year", at);
            await FormDrafts.Clear(connection, scope, KeepReviewDraftCommand.Subject(at.year));
            return CommandResult.Refused($"The text is the same as version {seen}: there is nothing to save.");
        }

        await connection.ExecuteAsync(
            """
            insert into national_review_texts (year, version, blocks, taken_up, at, by_person_id, by_name)
            values (@year, @version, @blocks, @takenUp, @now, @PersonId, @Name)
            """,
            at);
        if (takenUp is null)
        {
            await FormDrafts.Clear(connection, scope, KeepReviewDraftCommand.Subject(at.year));
        }

        await AuditTrail.Write(connection, scope, at.now, new AuditEntry
        {
            Action = "national review saved",
            Subject = $"national review {year}",
            AuthorityId = null,
            Detail = takenUp is null ? $"Version {at.version}" : $"Version {at.version}, with the words of version {takenUp}",
        });
        return CommandResult.Done;
    }
}
