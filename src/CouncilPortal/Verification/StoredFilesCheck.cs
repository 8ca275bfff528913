using System.Security.Cryptography;
using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Verification;

/// <summary>What a check of the stored files came to.</summary>
internal sealed record StoredFilesReport
{
    /// <summary>How many contents were read and hashed.</summary>
    public required int Files { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>A line for each that is missing, changed or there without being known.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>Reads every stored file and compares it with its hash. It may run while the portal serves.</summary>
internal sealed class StoredFilesCheck(PortalDatabase database, IEvidenceStore store)
{
    private const int Batch = 500;

    /// <summary>Checks all of them, telling how many it has looked at and their share.</summary>
    public async Task<StoredFilesReport> Check(Scope scope, Action<int, double?> report, CancellationToken cancel)
    {
        scope.DemandSystem();
        var total = await database.Read(scope, c => c.QuerySingleAsync<long>("select count(*) from evidence_contents where deleted_at is null"), cancel);
        var problems = new List<string>();
        var files = 0;
        var bytes = 0L;
        var last = new ContentRow { AuthorityId = 0, Sha256 = "", Size = 0 };
        while (await Next(scope, last, cancel) is { Count: > 0 } contents)
        {
            foreach (var content in contents)
            {
                if (await Problem(content, cancel) is { } problem && await IsKept(scope, content.AuthorityId, content.Sha256, cancel))
                {
                    problems.Add(problem);
                }

                bytes += content.Size;
                report(++files, Math.Min(1, (double)files / total));
            }

            last = contents[^1];
        }

        await foreach (var stored in store.List(cancel))
        {
            if (!await IsKept(scope, stored.AuthorityId, stored.Sha256, cancel) && !await IsHeld(scope, stored.AuthorityId, stored.Sha256, cancel))
            {
                problems.Add($"{Name(stored.AuthorityId, stored.Sha256)}: extra: the database knows of no such file, or has had it deleted. Look into it, then delete it");
            }
        }

        return new StoredFilesReport { Files = files, Bytes = bytes, Problems = problems };
    }

    private static string Name(long authority, string sha256) => $"evidence {authority}/{sha256}";

    private async Task<string?> Problem(ContentRow content, CancellationToken cancel)
    {
        var name = Name(content.AuthorityId, content.Sha256);
        if (await store.Open(content.AuthorityId, content.Sha256, cancel) is not { } bytes)
        {
            return $"{name}: missing: restore it from a copy";
        }

        await using (bytes)
        {
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancel));
            return hash == content.Sha256 ? null : $"{name}: changed: its bytes have the hash {hash}. Restore it from a copy";
        }
    }

    private Task<IReadOnlyList<ContentRow>> Next(Scope scope, ContentRow last, CancellationToken cancel) =>
        database.Read<IReadOnlyList<ContentRow>>(
            scope,
            async c => (await c.QueryAsync<ContentRow>(
                """
                select authority_id, sha256, size from evidence_contents
                where deleted_at is null and (authority_id > @AuthorityId or (authority_id = @AuthorityId and sha256 > @Sha256))
                order by authority_id, sha256
                limit @Batch
                """,
                new { last.AuthorityId, last.Sha256, Batch })).AsList(),
            cancel);

    /// <summary>Asked again when something is amiss: the portal may have taken it in or deleted it meanwhile.</summary>
    private async Task<bool> IsKept(Scope scope, long authority, string sha256, CancellationToken cancel) =>
        await database.Read(
            scope,
            c => c.QuerySingleAsync<long>(
                "select count(*) from evidence_contents where authority_id = @authority and sha256 = @sha256 and deleted_at is null", new { authority, sha256 }),
            cancel) == 1;

    /// <summary>Bytes that have just come in, before a file names them. Where none does, they are cleared away after a day.</summary>
    private async Task<bool> IsHeld(Scope scope, long authority, string sha256, CancellationToken cancel) =>
        await database.Read(
            scope,
            c => c.QuerySingleAsync<long>("select count(*) from evidence_holds where authority_id = @authority and sha256 = @sha256", new { authority, sha256 }),
            cancel) == 1;

    private sealed record ContentRow
    {
        public required long AuthorityId { get; init; }
        public required string Sha256 { get; init; }
        public required long Size { get; init; }
    }
}
