using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;
using Hangfire;

namespace CouncilPortal.Letters;

/// <summary>
/// Issues the letters of runs that were started: some at a time, each letter with its mails in one transaction, each council's once however
/// often it runs. What a killed process left is taken up after two minutes.
/// </summary>
public sealed class IssueLettersJob(PortalDatabase database, PortalAddress address, TimeProvider time, ILogger<IssueLettersJob> log)
{
    private const int AtATime = 25;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    /// <summary>Works until no run waits.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && await Next(cancel) is { } run)
        {
            try
            {
                await Issue(run, cancel);
                await End(run, "done", null, cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The issue of letters {Year} broke off.", run.Year);
                await End(run, "stopped", "It broke off. The letters that were issued stand; start it again for the others. The log tells why.", cancel);
            }
        }
    }

    private static Scope Job(LetterRun run) => Scope.System($"{run.StartedByName}, letters {run.Year}");

    private Task<LetterRun?> Next(CancellationToken cancel) => database.Transact(
        Scope.System("Letters"),
        async c =>
        {
            const string Waits = "state = 'running' and (claimed_until is null or claimed_until < @now)";
            var now = time.GetUtcNow();
            var id = await c.QuerySingleOrDefaultAsync<long?>(
                $"update letter_runs set claimed_until = @until where id = (select min(id) from letter_runs where {Waits}) and {Waits} returning id", new { now, until = now + Claim });
            return id is null ? null : await c.QuerySingleAsync<LetterRun?>($"select {LetterDeskQuery.RunColumns} from letter_runs r where r.id = @id", new { id });
        },
        cancel);

    /// <summary>All letters are written from the same state of the figures, and then issued.</summary>
    private async Task Issue(LetterRun run, CancellationToken cancel)
    {
        var year = ReportingYear.Parse(run.Year);
        var letters = await database.Read(
            Job(run), async c => await LetterDeskQuery.Letters(c, Job(run), year, null, await LetterTemplateQuery.Latest(c, year), time.GetUtcNow()), cancel);
        foreach (var some in letters.Where(l => l.Subject.LetterId is null).Chunk(AtATime))
        {
            await database.Transact(Job(run), c => Issue(c, run, some), cancel);
        }
    }

    private async Task Issue(ScopedConnection connection, LetterRun run, IReadOnlyList<LetterOnDesk> letters)
    {
        var now = time.GetUtcNow();
        var publicFrom = await connection.QuerySingleAsync<DateTimeOffset>("select y.public_from from reporting_years y where y.year = @Year", new { run.Year });
        await connection.ExecuteAsync("update letter_runs set claimed_until = @until where id = @Id", new { run.Id, until = now + Claim });
        var isTold = await connection.QuerySingleOrDefaultAsync<bool>("select r.is_on from reminder_rules r where r.authority_id is null and r.code = 'letter_issued'");
        var recipients = await LetterRecipients.Of(connection, [.. letters.Select(l => l.Subject.AuthorityId)], now);
        var mails = new List<(Mail, DateTimeOffset)>();
        foreach (var letter in letters)
        {
            if (letter.Composed.Problems.Count > 0)
            {
                throw new InvalidOperationException($"The letter to {letter.Subject.Name} cannot be written: {letter.Composed.Problems[0]}");
            }

            var published = publicFrom > now ? publicFrom : now;
            var id = await connection.QuerySingleOrDefaultAsync<long?>(
                """
                insert into letters (authority_id, year, issued_at, published_at, addressee, body, facts, run_id)
                values (@AuthorityId, @Year, @now, @published, @Addressee, @Body, @facts, @Id)
                on conflict do nothing
                returning id
                """,
                new { letter.Subject.AuthorityId, run.Year, now, published, letter.Addressee, letter.Composed.Body, facts = LetterSnapshot.Write(letter.Subject.Facts), run.Id });
            if (id is null)
            {
                continue;
            }

            await AuditTrail.Write(connection, Job(run), now, new AuditEntry { Action = "letter issued", Subject = $"letter {id}", AuthorityId = letter.Subject.AuthorityId, Detail = $"Annual review letter {run.Year}" });
            var issued = new IssuedLetter { Id = id.Value, Year = run.Year, Authority = letter.Subject.Name, Slug = letter.Subject.Slug, PublishedAt = published, IsPublic = published <= now };
            mails.AddRange(recipients[letter.Subject.AuthorityId].Where(_ => isTold).Select(to => (LetterMail.Issued(address, issued, to), now)));
        }

        await Outbox.QueueAll(connection, now, mails);
    }

    private Task<int> End(LetterRun run, string state, string? failure, CancellationToken cancel) => database.Transact(
        Job(run),
        c => c.ExecuteAsync("update letter_runs set state = @state, failure = @failure, ended_at = @now, claimed_until = null where id = @Id", new { run.Id, state, failure, now = time.GetUtcNow() }),
        cancel);
}
