using CouncilPortal.Compliance;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.EvidenceStore;

public sealed class ScanEvidenceJobTests
{
    [Theory, BothEngines]
    public async Task Nobody_opens_a_file_before_it_was_found_clean(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Add("proof.txt", "It was done.");
        Assert.Equal(ContentState.Waiting, await scene.State(file));
        Assert.False(await scene.Opens(scene.At.Officer, file));

        var scanner = new FakeScanner();
        await scene.Scan(scanner);
        await scene.Scan(scanner);

        Assert.Equal(["It was done."], scanner.Scanned);
        Assert.Equal(ContentState.Clean, await scene.State(file));
        Assert.True(await scene.Opens(scene.At.Officer, file));
        Assert.Equal("clean", await scene.Data.Value<string>("select detail from audit where action = 'evidence scanned'", null));
        Assert.Equal("fake", await scene.Data.Value<string>("select scanned_with from evidence_contents", null));
    }

    [Theory, BothEngines]
    public async Task What_is_not_clean_is_said_as_it_is_and_opened_by_nobody(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        foreach (var (result, state) in new[]
        {
            (ScanResult.Infected, ContentState.Infected), (ScanResult.Unscannable, ContentState.Unscannable), (ScanResult.TooLarge, ContentState.TooLarge),
        })
        {
            var file = await scene.Add($"{result}.txt", $"{result}");
            await scene.Scan(FakeScanner.Saying(result, "Why"));
            Assert.Equal(state, await scene.State(file));
            Assert.False(await scene.Opens(scene.At.Officer, file));
        }
    }

    [Theory, BothEngines]
    public async Task The_council_is_told_once_of_a_submitted_file_that_nobody_will_open(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        await scene.Add("bad.txt", "Bad");
        await scene.At.Submit(scene.At.Officer, scene.At.Action);
        await scene.Scan(FakeScanner.Saying(ScanResult.Infected, "Test"));
        await scene.Scan(new FakeScanner());

        var told = await scene.Data.Value<string>("select min(to_address) || ' ' || count(*) from outbox where kind = 'file cannot be opened'", null);
        Assert.Equal("lena.officer@example.org 1", told);
        Assert.DoesNotContain("bad.txt", await scene.Data.Value<string>("select text_body || html_body || subject from outbox where kind = 'file cannot be opened'", null), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Lost_files_are_removed_before_evidence_is_submitted_and_waiting_ones_go_with_it(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var bad = await scene.Add("bad.txt", "Bad");
        await scene.Scan(FakeScanner.Saying(ScanResult.Infected, "Test"));
        var waiting = await scene.Add("waiting.txt", "Waiting");
        var version = await scene.At.Draft(scene.At.Officer, scene.At.Action, EvidenceCase.Answers(EvidenceCase.Today));
        var submit = new SubmitEvidence { Id = scene.At.Action, Version = version, Others = [], Declared = true };

        var refused = await scene.At.SubmitEvidence.Submit(scene.At.Officer, submit, CancellationToken.None);
        Assert.Equal("Remove “bad.txt”, which nobody will be able to open, before you submit", refused.Result.Errors[EvidenceField.Files]);

        await new RemoveEvidenceFileCommand(scene.Data.Database, scene.Data.Time).Remove(scene.At.Officer, scene.At.Action, bad, CancellationToken.None);
        var accepted = await scene.At.SubmitEvidence.Submit(scene.At.Officer, submit, CancellationToken.None);
        Assert.True(accepted.Result.IsDone);

        var submission = await scene.Data.Value<long>("select submission_id from evidence_files where id = @waiting", new { waiting });
        var review = await scene.At.Reviews.Find(scene.At.Caseworker, submission, CancellationToken.None);
        Assert.Equal(ContentState.Waiting, Assert.Single(review!.Submission.Files).State(ScanScene.Scanner));
        Assert.False(await scene.Opens(scene.At.Caseworker, waiting));
        await scene.Scan(new FakeScanner());
        Assert.True(await scene.Opens(scene.At.Caseworker, waiting));
    }

    [Theory, BothEngines]
    public async Task Two_processes_scan_each_content_once(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        for (var i = 0; i < 12; i++)
        {
            await scene.Add($"{i}.txt", $"File {i}");
        }

        var scanner = new FakeScanner(async _ =>
        {
            await Task.Yield();
            return FakeScanner.Clean;
        });
        await Task.WhenAll(scene.Job(scanner).Run(CancellationToken.None), scene.Job(scanner).Run(CancellationToken.None));
        Assert.Equal(12, scanner.Scanned.Count);
        Assert.Equal(12, scanner.Scanned.Distinct().Count());
        Assert.Equal(12, await scene.Data.Value<long>("select count(*) from evidence_contents where state = 'clean'", null));
    }

    [Theory, BothEngines]
    public async Task What_a_process_left_when_it_died_is_scanned_by_another_once_its_claim_has_run_out(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Add("proof.txt", "It was done.");
        var claims = scene.Claims;
        var dead = await claims.Next(Scopes.Scope.System("test"), CancellationToken.None);
        Assert.Equal(ContentState.Scanning, await scene.State(file));

        var scanner = new FakeScanner();
        await scene.Scan(scanner);
        Assert.Empty(scanner.Scanned);

        scene.Data.Time.Advance(ScanClaims.Length);
        await scene.Scan(scanner);
        Assert.Single(scanner.Scanned);

        // The dead process was merely slow: what it says now counts for nothing.
        await claims.Scanned(Scopes.Scope.System("test"), dead!, new ScanReport { Result = ScanResult.Infected, Finding = "Late", Scanner = null });
        Assert.Equal(ContentState.Clean, await scene.State(file));
        Assert.False(await claims.Renew(Scopes.Scope.System("test"), dead!, CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task A_long_scan_keeps_its_claim(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        await scene.Add("proof.txt", "It was done.");
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<ScanReport>();
        var slow = scene.Job(new FakeScanner(_ =>
        {
            asked.SetResult();
            return answer.Task;
        })).Run(CancellationToken.None);
        await asked.Task;
        var first = await Until();
        scene.Data.Time.Advance(TimeSpan.FromSeconds(20));
        while (await Until() == first)
        {
            await Task.Yield();
        }

        answer.SetResult(FakeScanner.Clean);
        await slow;
        Assert.Equal("clean", await scene.Data.Value<string>("select state from evidence_contents", null));

        async Task<DateTimeOffset?> Until() => await scene.Data.Value<DateTimeOffset?>("select claimed_until from evidence_contents", null);
    }

    [Theory, BothEngines]
    public async Task A_dead_scanner_is_said_so_tried_ever_more_rarely_and_forgiven_when_it_returns(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var first = await scene.Add("first.txt", "First");
        var second = await scene.Add("second.txt", "Second");
        var dead = FakeScanner.Dead();
        await scene.Scan(dead);
        Assert.Equal(ContentState.ScannerUnavailable, await scene.State(first));
        Assert.Equal(ContentState.ScannerUnavailable, await scene.State(second));
        Assert.False(await scene.Opens(scene.At.Officer, first));

        var tried = dead.Scanned.Count;
        await scene.Scan(dead);
        Assert.Equal(tried, dead.Scanned.Count);
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 12; i++)
        {
            var next = await scene.Data.Value<DateTimeOffset>("select min(next_attempt_at) as at from evidence_contents", null);
            waits.Add(next - scene.Data.Time.GetUtcNow());
            scene.Data.Time.SetUtcNow(next);
            await scene.Scan(dead);
        }

        Assert.InRange(waits[0], TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
        Assert.All(waits, w => Assert.InRange(w, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(121)));
        Assert.Equal("waiting", await scene.Data.Value<string>("select min(state) from evidence_contents", null));

        scene.Data.Time.Advance(TimeSpan.FromMinutes(3));
        await scene.Scan(new FakeScanner());
        Assert.Equal(ContentState.Clean, await scene.State(first));
        Assert.Equal(ContentState.Clean, await scene.State(second));
    }

    [Theory, BothEngines]
    public async Task What_breaks_the_scanner_again_and_again_cannot_be_scanned_and_holds_nothing_up(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var poison = await scene.Add("poison.txt", "Poison");
        var good = await scene.Add("good.txt", "Good");
        var scanner = new FakeScanner(text => text == "Poison"
            ? throw new ScannerUnavailableException("clamd hung up before it answered.", null) { BrokeOff = true }
            : Task.FromResult(FakeScanner.Clean));
        for (var i = 0; i < 10; i++)
        {
            await scene.Scan(scanner);
            scene.Data.Time.Advance(TimeSpan.FromMinutes(3));
        }

        Assert.Equal(ContentState.Clean, await scene.State(good));
        Assert.Equal(ContentState.Unscannable, await scene.State(poison));
        Assert.Equal(5, scanner.Scanned.Count(t => t == "Poison"));
    }

    [Theory, BothEngines]
    public async Task A_stopping_portal_gives_back_what_it_had_in_hand(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Add("proof.txt", "It was done.");
        using var stopping = new CancellationTokenSource();
        await scene.Job(new FakeScanner(async _ =>
        {
            await stopping.CancelAsync();
            throw new OperationCanceledException(stopping.Token);
        })).Run(stopping.Token);
        Assert.Equal(ContentState.Waiting, await scene.State(file));
        var scanner = new FakeScanner();
        await scene.Scan(scanner);
        Assert.Single(scanner.Scanned);
    }

    [Theory, BothEngines]
    public async Task Bytes_that_are_gone_are_not_called_clean(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Add("proof.txt", "It was done.");
        await scene.Store.Delete(scene.At.Council, await scene.Data.Value<string>("select sha256 from evidence_files", null), CancellationToken.None);
        await scene.Scan(new FakeScanner());
        Assert.Equal(ContentState.Unscannable, await scene.State(file));
    }

    [Theory, BothEngines]
    public async Task A_document_locked_with_a_password_cannot_be_scanned_whatever_the_scanner_says(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Add("locked.doc", TestMalware.LockedDocument, scene.At.Action);
        var scanner = new FakeScanner();
        await scene.Scan(scanner);
        Assert.Equal(ContentState.Unscannable, await scene.State(file));
        Assert.Empty(scanner.Scanned);
    }

    [Theory, BothEngines]
    public async Task Without_a_scanner_a_file_is_opened_and_said_to_be_unscanned_and_an_infected_one_stays_shut(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var infected = await scene.Add("bad.txt", "Bad");
        await scene.Scan(FakeScanner.Saying(ScanResult.Infected, "Test"));
        var file = await scene.Add("proof.txt", "It was done.");
        await scene.Job(null).Run(CancellationToken.None);
        var form = await scene.At.Drafts.Find(scene.At.Officer, scene.At.Action, CancellationToken.None);
        Assert.Equal(["Malware found", "Not scanned: there is no scanner here"], form!.Files.Select(f => FileWords.Of(f, TestClamd.Nowhere).Tag));
        var open = new OpenEvidenceFileCommand(scene.Data.Database, scene.Data.Time, TestClamd.Nowhere);
        Assert.NotNull(await open.Open(scene.At.Officer, scene.At.Action, file, CancellationToken.None));
        Assert.Null(await open.Open(scene.At.Officer, scene.At.Action, infected, CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task The_same_bytes_on_another_action_have_been_scanned_already(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        await scene.Add("proof.txt", "It was done.");
        await scene.Scan(new FakeScanner());
        var other = await scene.At.AnotherAction(EvidenceCase.Today.AddDays(9));
        var again = await scene.Add("same.txt", "It was done."u8.ToArray(), other);
        Assert.NotNull(await scene.Open.Open(scene.At.Officer, other, again, CancellationToken.None));
        Assert.Equal(1, await scene.Data.Value<long>("select count(*) from evidence_contents", null));
    }
}
