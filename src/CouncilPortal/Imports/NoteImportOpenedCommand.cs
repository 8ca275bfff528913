using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>Records that a publisher has opened an import, or the file itself, with figures or letters of a year that is not public yet.</summary>
public sealed class NoteImportOpenedCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Records it once for each such year of which the file has rows, without an authority, and returns how many. Nothing for those who are no publishers.</summary>
    /// <param name="scope">Who opened it.</param>
    /// <param name="id">The import.</param>
    /// <param name="isFile">Whether it was the file as it came, rather than the page about it.</param>
    /// <param name="cancel">Breaks it off.</param>
    public Task<int> Note(Scope scope, long id, bool isFile, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.SeesUnpublishedYears || scope.PersonId is null ? Task.FromResult(0) : Note(scope, id, isFile ? $"file of import {id}" : $"import {id}", cancel);
    }

    private async Task<int> Note(Scope scope, long id, string what, CancellationToken cancel)
    {
        // Read first: nobody else who writes waits while a large file is looked through.
        var now = time.GetUtcNow();
        var keptBack = await database.Read(scope, c => KeptBack(c, id, now), cancel);
        if (keptBack.Count > 0)
        {
            await database.Transact(
                scope,
                async connection =>
                {
                    foreach (var year in keptBack)
                    {
                        await EmbargoOpenings.Note(connection, scope, now, new EmbargoOpening { Year = year, AuthorityId = null, LetterId = null, What = what });
                    }
                },
                cancel);
        }

        return keptBack.Count;
    }

    private static async Task<IReadOnlyList<string>> KeptBack(ScopedConnection connection, long id, DateTimeOffset now)
    {
        var years = await ImportsQuery.Find(connection, id) is { } import ? await ImportYears.Of(connection, import) : [];
        var published = years.Count == 0 ? [] : await connection.QueryAsync<string>("select y.year from reporting_years y where y.public_from <= @now and y.year in @years", new { now, years });
        return [.. years.Except(published).Order(StringComparer.Ordinal)];
    }
}
