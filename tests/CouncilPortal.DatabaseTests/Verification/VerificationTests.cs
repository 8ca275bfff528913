using CouncilPortal.DatabaseTests.EvidenceStore;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using CouncilPortal.Verification;
using Xunit;

namespace CouncilPortal.DatabaseTests.Verification;

public sealed class VerificationTests
{
    private static readonly Scope Job = Scope.System("test");

    [Theory, BothEngines]
    public async Task Whole_files_and_rows_are_found_whole(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        await scene.Submitted("proof.txt", "It was done.");
        await scene.Add("more.txt", "More"u8.ToArray(), await scene.At.AnotherAction(EvidenceCase.Today));
        var report = await new StoredFilesCheck(scene.Data.Database, scene.Store).Check(Job, (_, _) => { }, CancellationToken.None);
        Assert.Equal((2, 16L), (report.Files, report.Bytes));
        Assert.Empty(report.Problems);
        Assert.Empty(await new RowRules(scene.Data.Database).Check(Job, CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task A_missing_a_changed_and_an_extra_file_are_told_apart(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var missing = await scene.Path(await scene.Add("missing.txt", "Missing"));
        var changed = await scene.Path(await scene.Add("changed.txt", "Changed"));
        var whole = await scene.Path(await scene.Add("whole.txt", "Whole"));
        File.Delete(missing);
        await File.WriteAllTextAsync(changed, "Chanced", TestContext.Current.CancellationToken);
        File.Copy(whole, System.IO.Path.Combine(System.IO.Path.GetDirectoryName(whole)!, "extra"));
        File.Copy(whole, System.IO.Path.Combine(System.IO.Path.GetDirectoryName(whole)!, "held"));
        await scene.Data.Execute(
            "insert into evidence_holds (authority_id, sha256, held_at) values (@Council, 'held', @now)", new { scene.At.Council, now = scene.Data.Time.GetUtcNow() });
        await File.WriteAllTextAsync(System.IO.Path.Combine(scene.Folder, "incoming", "halfway"), "On its way", TestContext.Current.CancellationToken);

        var shares = new List<double?>();
        var report = await new StoredFilesCheck(scene.Data.Database, scene.Store).Check(Job, (_, share) => shares.Add(share), CancellationToken.None);

        Assert.Equal(3, report.Problems.Count);
        Assert.Contains(report.Problems, p => p.StartsWith($"evidence {scene.At.Council}/{System.IO.Path.GetFileName(missing)}: missing", StringComparison.Ordinal));
        Assert.Contains(report.Problems, p => p.StartsWith($"evidence {scene.At.Council}/{System.IO.Path.GetFileName(changed)}: changed", StringComparison.Ordinal));
        Assert.Contains(report.Problems, p => p.StartsWith($"evidence {scene.At.Council}/extra: extra", StringComparison.Ordinal));
        Assert.Equal(1.0, shares[^1]);
    }

    [Theory, BothEngines]
    public async Task Every_rule_finds_the_row_that_breaks_it_or_nothing(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Submitted("proof.txt", "It was done.");
        await scene.Data.Execute("update evidence_contents set size = size + 1, state = 'clean', scanned_at = null", null);
        await scene.Data.Execute("update recommendations set state = 'done', due_on = '2030-01-01'", null);
        await scene.Data.Execute(
            "insert into deadline_changes (recommendation_id, authority_id, from_date, to_date, reason, at, by_name) values (@Action, @Council, '2026-01-01', '2026-02-01', 'Illness', @now, 'Casey')",
            new { scene.At.Action, scene.At.Council, now = scene.Data.Time.GetUtcNow() });
        await scene.Data.Execute(
            "insert into evidence_contents (authority_id, sha256, size, state, next_attempt_at) values (@Council, 'nobody', 1, 'waiting', @now)",
            new { scene.At.Council, now = scene.Data.Time.GetUtcNow() });

        var problems = await new RowRules(scene.Data.Database).Check(Job, CancellationToken.None);

        Assert.Contains($"evidence file {file} has another size than its content", problems);
        Assert.Contains($"evidence content {scene.At.Council}/nobody belongs to no file", problems);
        Assert.Contains(problems, p => p.EndsWith("has a result and was never scanned", StringComparison.Ordinal));
        Assert.Contains($"action {scene.At.Action} has another due date than its latest change of date gave it", problems);
        Assert.Contains($"action {scene.At.Action} is in another state than its history says", problems);
        Assert.Equal(5, problems.Count);
    }
}
