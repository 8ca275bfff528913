using System.Text.Json;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>What a person typed and has not recorded yet: the fields of one form by name, as typed.</summary>
public sealed class FormDraftQuery(PortalDatabase database)
{
    /// <summary>The person's own draft on the subject; empty where there is none.</summary>
    public Task<IReadOnlyDictionary<string, string>> Find(Scope scope, string subject, CancellationToken cancel) =>
        database.Read(scope, connection => FormDrafts.Find(connection, scope, subject), cancel);
}

/// <summary>Keeps what a person typed, so that a lost connection, a reload or a restart loses nothing.</summary>
public sealed class SaveFormDraftCommand(PortalDatabase database, TimeProvider time)
{
    private const int LongestDraft = 200_000;

    /// <summary>Puts the fields in place of what was kept on the subject. False, and nothing kept, for those who have no such form and for more than anybody types.</summary>
    public Task<bool> Save(Scope scope, string subject, IReadOnlyDictionary<string, string> fields, CancellationToken cancel)
    {
        var answers = JsonSerializer.Serialize(fields);
        return !Has(scope) || scope.PersonId is null || answers.Length > LongestDraft
            ? Task.FromResult(false)
            : database.Transact(
                scope,
                async connection => await connection.ExecuteAsync(
                    """
                    insert into form_drafts (person_id, subject, answers, updated_at) values (@PersonId, @subject, @answers, @now)
                    on conflict (person_id, subject) do update set answers = excluded.answers, updated_at = excluded.updated_at
                    """,
                    new { scope.PersonId, subject, answers, now = time.GetUtcNow() }) == 1,
                cancel);
    }

    private static bool Has(Scope scope) =>
        scope.IsOmbudsman(Role.Caseworker) || scope.IsOmbudsman(Role.Publisher) || scope.Has(Role.LinkOfficer) || scope.Has(Role.MonitoringOfficer) || scope.Has(Role.Contributor);
}

/// <summary>Drafts for commands: what was recorded is no draft any more.</summary>
internal static class FormDrafts
{
    public static async Task<IReadOnlyDictionary<string, string>> Find(ScopedConnection connection, Scope scope, string subject)
    {
        var answers = await connection.QuerySingleOrDefaultAsync<string>(
            "select e.answers from form_drafts e where e.person_id = @PersonOrNobody and e.subject = @subject", new { scope.PersonOrNobody, subject });
        return answers is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(answers)!;
    }

    public static Task Clear(ScopedConnection connection, Scope scope, string subject) =>
        connection.ExecuteAsync("delete from form_drafts where person_id = @PersonOrNobody and subject = @subject", new { scope.PersonOrNobody, subject });
}
