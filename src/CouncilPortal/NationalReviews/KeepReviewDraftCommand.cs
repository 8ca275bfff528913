using System.Globalization;
using System.Text.Json;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.NationalReviews;

/// <summary>Keeps what a publisher typed into a review, for that person alone, until it is saved or given up.</summary>
public sealed class KeepReviewDraftCommand(PortalDatabase database, TimeProvider time)
{
    internal const string Seen = "seen";
    internal const string Typed = "blocks";

    private const int LongestDraft = 1_000_000;

    /// <summary>Puts the typed blocks in place of what was kept. False for those who write no review, and for more than anybody types.</summary>
    public Task<bool> Keep(Scope scope, ReportingYear year, ReviewDraft draft, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(draft);
        var answers = JsonSerializer.Serialize(new Dictionary<string, string> { [Seen] = draft.Seen.ToString(CultureInfo.InvariantCulture), [Typed] = ReviewBlock.Store(draft.Blocks) });
        return !scope.IsOmbudsman(Role.Publisher) || scope.PersonId is null || answers.Length > LongestDraft
            ? Task.FromResult(false)
            : database.Transact(scope, c => Keep(c, scope, year.ToString(), draft.Blocks, answers), cancel);
    }

    /// <summary>Gives up what was typed.</summary>
    public Task Discard(Scope scope, ReportingYear year, CancellationToken cancel) =>
        database.Transact(scope, connection => FormDrafts.Clear(connection, scope, Subject(year.ToString())), cancel);

    private async Task<bool> Keep(ScopedConnection connection, Scope scope, string year, IReadOnlyList<ReviewBlock> blocks, string answers)
    {
        // What is the text that counts is no draft: typed back to it, or come in late, after it was saved.
        if (await ReviewDeskQuery.Latest(connection, year) == ReviewBlock.Store(ReviewCheck.Tidy(blocks)))
        {
            await FormDrafts.Clear(connection, scope, Subject(year));
            return true;
        }

        return await connection.ExecuteAsync(
            """
            insert into form_drafts (person_id, subject, answers, updated_at) values (@PersonId, @subject, @answers, @now)
            on conflict (person_id, subject) do update set answers = excluded.answers, updated_at = excluded.updated_at
            """,
            new { scope.PersonId, subject = Subject(year), answers, now = time.GetUtcNow() }) == 1;
    }

    internal static string Subject(string year) => $"national review {year}";
}
