using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CouncilPortal.Benchmarks;

/// <summary>
/// Judges a trial by what was acknowledged, the database and the files alone, with nothing of the portal's own code: all that was
/// acknowledged is there and whole, once, and nothing is half there.
/// </summary>
internal sealed class EvidenceChecker(DbConnection database, string folder)
{
    private int lost;
    private int doubled;
    private int partial;

    /// <summary>Prints the judgement; 1 where anything was lost, doubled or left half.</summary>
    public static async Task<int> Run(string engine, string connection, string folder, string acknowledged, string rounds)
    {
        await using DbConnection database = engine == "SQLite" ? new SqliteConnection(connection) : new NpgsqlConnection(connection);
        await database.OpenAsync();
        var checker = new EvidenceChecker(database, folder);
        var files = 0;
        var submissions = 0;
        foreach (var line in await File.ReadAllLinesAsync(acknowledged))
        {
            switch (line.Split(' '))
            {
                case ["file", var action, var id, var hash, var size]:
                    files++;
                    await checker.FileIsThere(Number(action), Number(id), hash, Number(size));
                    break;
                case ["submitted", var action, var reference]:
                    submissions++;
                    await checker.SubmissionIsThere(Number(action), reference);
                    break;
                case ["draft", var action, var version]:
                    await checker.DraftIsThere(Number(action), Number(version));
                    break;
                case ["part", var address, var safe]:
                    await checker.UploadIsThere(address.Split('/')[^1], Number(safe));
                    break;
                case ["lost", ..]:
                    Say(ref checker.lost, line);
                    break;
            }
        }

        await checker.NothingTwice();
        await checker.NothingHalf();
        Console.WriteLine($"{files} files and {submissions} submissions were acknowledged.");
        Console.WriteLine($"evidence {engine} rounds={rounds} lost={checker.lost} doubled={checker.doubled} partial={checker.partial}");
        return checker.lost + checker.doubled + checker.partial > 0 || files == 0 ? 1 : 0;
    }

    private async Task FileIsThere(long action, long id, string hash, long size)
    {
        var council = await database.QuerySingleOrDefaultAsync<long?>(
            "select authority_id from evidence_files where id = @id and recommendation_id = @action and sha256 = @hash and size = @size and removed_at is null",
            new { id, action, hash, size });
        if (council is null || await HashOf(council.Value, hash) != hash)
        {
            Say(ref lost, $"file {id} of action {action}");
        }
    }

    private async Task SubmissionIsThere(long action, string reference)
    {
        if (await database.QuerySingleAsync<long>("select count(*) from submissions where recommendation_id = @action and reference = @reference", new { action, reference }) != 1)
        {
            Say(ref lost, $"submission {reference}");
        }
    }

    private async Task DraftIsThere(long action, long version)
    {
        if (await database.QuerySingleAsync<long>("select count(*) from evidence_drafts where recommendation_id = @action and version >= @version", new { action, version }) != 1)
        {
            Say(ref lost, $"draft of action {action}");
        }
    }

    private async Task UploadIsThere(string upload, long safe)
    {
        if (await database.QuerySingleAsync<long>("select count(*) from evidence_uploads where id = @upload and received >= @safe", new { upload, safe }) != 1)
        {
            Say(ref lost, $"upload {upload}");
        }
    }

    private async Task NothingTwice()
    {
        foreach (var (what, sql) in new[]
        {
            ("a submission of one draft", "select recommendation_id from submissions group by recommendation_id, draft_version having count(*) > 1"),
            ("a file of one action", "select recommendation_id from evidence_files where removed_at is null group by recommendation_id, sha256 having count(*) > 1"),
            ("an event of one submission", "select recommendation_id from recommendation_events where kind = 'evidence submitted' or note like 'E__-%' group by recommendation_id having count(*) > 1"),
        })
        {
            foreach (var action in await database.QueryAsync<long>(sql))
            {
                Say(ref doubled, $"{what}, {action}");
            }
        }

        foreach (var content in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f).Length == 64).GroupBy(Path.GetFileName).Where(g => g.Count() > 1))
        {
            Say(ref doubled, $"content {content.Key}");
        }
    }

    private async Task NothingHalf()
    {
        foreach (var (council, hash, size) in await database.QueryAsync<(long, string, long)>("select authority_id, sha256, size from evidence_files"))
        {
            if (await HashOf(council, hash) != hash)
            {
                Say(ref partial, $"a file whose bytes are not those of its hash: {hash} of {size} bytes");
            }
        }

        foreach (var sql in new[]
        {
            "select s.recommendation_id from submissions s join recommendations r on r.id = s.recommendation_id where r.state <> 'evidence_submitted'",
            "select r.id from recommendations r where r.state = 'evidence_submitted' and not exists (select 1 from submissions s where s.recommendation_id = r.id)",
            "select s.recommendation_id from submissions s where not exists (select 1 from recommendation_events e where e.recommendation_id = s.recommendation_id)",
            "select s.recommendation_id from submissions s where not exists (select 1 from evidence_files f where f.submission_id = s.id)",
            "select f.recommendation_id from evidence_files f join submissions s on s.recommendation_id = f.recommendation_id where f.submission_id is null and f.removed_at is null",
            "select u.recommendation_id from evidence_uploads u join evidence_files f on f.id = u.file_id where f.sha256 <> u.sha256 or f.size <> u.size",
        })
        {
            foreach (var action in await database.QueryAsync<long>(sql))
            {
                Say(ref partial, $"action {action}: {sql}");
            }
        }

        foreach (var (upload, received) in await database.QueryAsync<(string, long)>("select id, received from evidence_uploads where file_id is null and sha256 is null and received > 0"))
        {
            var incoming = new FileInfo(Path.Combine(folder, "incoming", upload));
            if (!incoming.Exists || incoming.Length < received)
            {
                Say(ref partial, $"upload {upload} has fewer than its {received} bytes");
            }
        }
    }

    private async Task<string?> HashOf(long council, string hash)
    {
        var path = Path.Combine(folder, $"{council}", hash[..2], hash);
        if (!File.Exists(path))
        {
            return null;
        }

        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static void Say(ref int count, string what)
    {
        count++;
        Console.Error.WriteLine(what);
    }
}
