using System.Security.Cryptography;
using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>What the database knows of files on their way in, so that any process goes on where another stopped. For those who log evidence on the action.</summary>
public sealed class Uploads(PortalDatabase database, TimeProvider time, EvidenceSettings settings)
{
    /// <summary>The most uploads that one action has on their way at a time, for each file that it may have.</summary>
    private const int OnTheirWay = 2;

    /// <summary>Starts an upload, or finds the one that broke off: the same file sent to the same action.</summary>
    public Task<StartUploadResult> Start(Scope scope, StartUpload input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                if (!await EvidenceLock.Take(connection, scope, input.Id))
                {
                    return Ended(CommandResult.NotFound);
                }

                var form = (await DraftQuery.Find(connection, scope, input.Id))!;
                if (form.Refusal is { } refusal)
                {
                    return Ended(CommandResult.Refused(refusal));
                }

                return Problem(form, input) is { } problem
                    ? Ended(CommandResult.Invalid(EvidenceField.Files, problem))
                    : await GoOn(connection, input) ?? await New(connection, scope, form.Action, input);
            },
            cancel);

    /// <summary>An upload to the action; null where there is none for these eyes.</summary>
    public Task<Upload?> Find(Scope scope, long id, string uploadId, CancellationToken cancel) =>
        database.Read(
            scope,
            connection => connection.QuerySingleOrDefaultAsync<Upload>(
                $"""
                select {Upload.Columns} from evidence_uploads u
                join recommendations r on r.id = u.recommendation_id
                where u.id = @uploadId and r.id = @id and {Sight.Logs}
                """,
                Sight.Of(scope, new { id, uploadId })),
            cancel);

    /// <summary>Notes how many bytes are safe; false where the upload was cancelled, or is not for these hands.</summary>
    public Task<bool> Note(Scope scope, Upload upload, long received, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection => await connection.ExecuteAsync(
                $"""
                update evidence_uploads set received = @received, touched_at = @now
                where id = @Id and recommendation_id in (select r.id from recommendations r where r.id = @RecommendationId and {Sight.Logs})
                """,
                Sight.Of(scope, new { upload.Id, upload.RecommendationId, received, now = time.GetUtcNow() })) == 1,
            cancel);

    /// <summary>Holds the bytes of a whole upload until a file names them; false where it was cancelled, or is not for these hands.</summary>
    public Task<bool> Hold(Scope scope, Upload upload, string sha256, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var isThere = await connection.ExecuteAsync(
                    $"""
                    update evidence_uploads set sha256 = @sha256, touched_at = @now
                    where id = @Id and recommendation_id in (select r.id from recommendations r where r.id = @RecommendationId and {Sight.Logs})
                    """,
                    Sight.Of(scope, new { upload.Id, upload.RecommendationId, sha256, now })) == 1;
                if (isThere)
                {
                    await EvidenceHolds.Hold(connection, upload.AuthorityId, sha256, now);
                }

                return isThere;
            },
            cancel);

    /// <summary>Forgets an upload of which no file came; false where there is none for these hands.</summary>
    public Task<bool> End(Scope scope, long id, string uploadId, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection => await connection.ExecuteAsync(
                $"""
                delete from evidence_uploads
                where id = @uploadId and file_id is null and recommendation_id in (select r.id from recommendations r where r.id = @id and {Sight.Logs})
                """,
                Sight.Of(scope, new { id, uploadId })) == 1,
            cancel);

    /// <summary>What broke off on an action and can go on.</summary>
    internal static async Task<IReadOnlyList<Upload>> Unfinished(ScopedConnection connection, long id) =>
        [.. await connection.QueryAsync<Upload>(
            $"select {Upload.Columns} from evidence_uploads u where u.recommendation_id = @id and u.file_id is null and u.size is not null order by u.started_at, u.id",
            new { id })];

    private string? Problem(EvidenceForm form, StartUpload input) => input.Size switch
    {
        0 => FileProblems.Empty(input.Name),
        { } size when size > settings.MaxFileBytes => FileProblems.TooLarge(input.Name, settings),
        _ when form.Files.Count >= settings.MaxFiles => FileProblems.TooMany(input.Name, settings),
        _ when form.Files.Sum(f => f.Size) + (input.Size ?? 0) > settings.MaxTotalBytes => FileProblems.TooMuch(input.Name, settings),
        _ => null,
    };

    private async Task<StartUploadResult?> GoOn(ScopedConnection connection, StartUpload input)
    {
        if (input.Fingerprint is null)
        {
            return null;
        }

        var broken = await connection.QueryAsync<Upload>(
            $"""
            select {Upload.Columns} from evidence_uploads u
            where u.recommendation_id = @Id and u.file_id is null and u.size = @Size and u.name = @Name and u.fingerprint = @Fingerprint and u.touched_at > @limit
            order by u.received desc, u.id limit 1
            """,
            new { input.Id, input.Size, input.Name, input.Fingerprint, limit = time.GetUtcNow().AddHours(-settings.UnfinishedHours) });
        return broken.SingleOrDefault() is { } upload ? new StartUploadResult { Result = CommandResult.Done, Upload = upload } : null;
    }

    private async Task<StartUploadResult> New(ScopedConnection connection, Scope scope, ActionRow action, StartUpload input)
    {
        var onTheirWay = await connection.QuerySingleAsync<long>("select count(*) from evidence_uploads where recommendation_id = @Id and file_id is null", new { input.Id });
        if (onTheirWay >= settings.MaxFiles * OnTheirWay)
        {
            return Ended(CommandResult.Invalid(EvidenceField.Files, FileProblems.TooManyOnTheirWay(input.Name)));
        }

        var now = time.GetUtcNow();
        var upload = new Upload
        {
            Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
            RecommendationId = input.Id,
            AuthorityId = action.AuthorityId,
            Name = input.Name,
            Size = input.Size,
            Received = 0,
            Sha256 = null,
            FileId = null,
            TouchedAt = now,
        };
        await connection.ExecuteAsync(
            """
            insert into evidence_uploads (id, recommendation_id, authority_id, name, size, fingerprint, received, started_at, touched_at, started_by, started_by_name)
            values (@Id, @RecommendationId, @AuthorityId, @Name, @Size, @Fingerprint, 0, @now, @now, @PersonId, @by)
            """,
            new { upload.Id, upload.RecommendationId, upload.AuthorityId, upload.Name, upload.Size, input.Fingerprint, now, scope.PersonId, by = scope.Name });
        return new StartUploadResult { Result = CommandResult.Done, Upload = upload };
    }

    private static StartUploadResult Ended(CommandResult result) => new() { Result = result, Upload = null };
}
