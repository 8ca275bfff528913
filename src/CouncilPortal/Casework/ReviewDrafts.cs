using System.Text.Json;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>What a caseworker, or a council's link officer who answers a draft, typed and has not recorded yet: the fields of one form by name, as typed.</summary>
public sealed class ReviewDraftQuery(PortalDatabase database)
{
    /// <summary>The person's own draft on the subject; empty where there is none.</summary>
    public Task<IReadOnlyDictionary<string, string>> Find(Scope scope, string subject, CancellationToken cancel) =>
        database.Read(scope, connection => ReviewDrafts.Find(connection, scope, subject), cancel);
}

/// <summary>Keeps what was typed into a form, so that a lost connection, a reload or a restart loses nothing.</summary>
public sealed class SaveReviewDraftCommand(PortalDatabase database, TimeProvider time)
{
    private const int LongestDraft = 200_000;

    /// <summary>Puts the fields in place of what was kept on the subject. False, and nothing kept, for those who are neither caseworkers nor link officers, and for more than anybody types.</summary>
    public Task<bool> Save(Scope scope, string subject, IReadOnlyDictionary<string, string> fields, CancellationToken cancel)
    {
        var answers = JsonSerializer.Serialize(fields);
        return !(scope.IsOmbudsman(Role.Caseworker) || scope.Has(Role.LinkOfficer)) || scope.PersonId is null || answers.Length > LongestDraft
            ? Task.FromResult(false)
            : database.Transact(
                scope,
                async connection => await connection.ExecuteAsync(
                    """
                    insert into review_drafts (person_id, subject, answers, updated_at) values (@PersonId, @subject, @answers, @now)
                    on conflict (person_id, subject) do update set answers = excluded.answers, updated_at = excluded.updated_at
                    """,
                    new { scope.PersonId, subject, answers, now = time.GetUtcNow() }) == 1,
                cancel);
    }
}

/// <summary>Drafts for commands: what was recorded is no draft any more.</summary>
internal static class ReviewDrafts
{
    public static async Task<IReadOnlyDictionary<string, string>> Find(ScopedConnection connection, Scope scope, string subject)
    {
        var answers = await connection.QuerySingleOrDefaultAsync<string>(
            "select e.answers from review_drafts e where e.person_id = @PersonOrNobody and e.subject = @subject", new { scope.PersonOrNobody, subject });
        return answers is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(answers)!;
    }

    public static Task Clear(ScopedConnection connection, Scope scope, string subject) =>
        connection.ExecuteAsync("delete from review_drafts where person_id = @PersonOrNobody and subject = @subject", new { scope.PersonOrNobody, subject });
}

/// <summary>The names under which drafts are kept.</summary>
public static class ReviewDraftSubject
{
    /// <summary>A decision that is not there yet.</summary>
    public const string NewDecision = "new decision";

    /// <summary>The review of a submission.</summary>
    public static string Review(long submission) => $"review {submission}";

    /// <summary>Another step on an action.</summary>
    public static string Step(long recommendation) => $"step {recommendation}";

    /// <summary>The answer to a request for another date.</summary>
    public static string Request(long request) => $"request {request}";

    /// <summary>A message to the council on an action.</summary>
    public static string Reply(long recommendation) => $"reply {recommendation}";

    /// <summary>The outcome of a decision, on the page of one of its actions.</summary>
    public static string Outcome(long recommendation) => $"outcome {recommendation}";

    /// <summary>A recommendation that a decision has not got yet.</summary>
    public static string NewRecommendation(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"new recommendation {reference.Stored}";
    }

    /// <summary>Amendments of a recommendation.</summary>
    public static string Recommendation(long recommendation) => $"recommendation {recommendation}";

    /// <summary>The publication of a decision.</summary>
    public static string Publication(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"publication {reference.Stored}";
    }

    /// <summary>The sharing of a draft.</summary>
    public static string Sharing(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"sharing {reference.Stored}";
    }

    /// <summary>Making a draft final.</summary>
    public static string Final(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"final {reference.Stored}";
    }

    /// <summary>A council's answer to a draft.</summary>
    public static string Answer(DecisionReference reference, long authority)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"answer {reference.Stored} {authority}";
    }

    /// <summary>The settlement of a difference between an import and what was recorded here.</summary>
    public static string Conflict(long conflict) => $"conflict {conflict}";

    /// <summary>Amendments of a decision.</summary>
    public static string Decision(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"decision {reference.Stored}";
    }
}
