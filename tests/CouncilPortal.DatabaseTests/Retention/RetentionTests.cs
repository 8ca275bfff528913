using CouncilPortal.Compliance;
using CouncilPortal.DatabaseTests.EvidenceStore;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Retention;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CouncilPortal.DatabaseTests.Retention;

public sealed class RetentionTests
{
    private static readonly Scope Job = Scope.System("test");
    private static readonly RetentionSettings Defaults = RetentionSettings.Read(new ConfigurationBuilder().Build());

    [Theory, BothEngines]
    public async Task Evidence_goes_six_years_after_its_decision_was_settled_and_the_fact_and_its_hash_stay(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Submitted("proof.txt", "It was done.");
        await scene.Data.Execute("update recommendations set state = 'done'", null);
        await Outcome(scene);
        await After(scene, TimeSpan.FromDays(6 * 365));
        Assert.Empty(await Delete(scene));

        await After(scene, TimeSpan.FromDays(2));
        var gone = Assert.Single(await Delete(scene));
        Assert.Equal(("settled", 1), (gone.Because, gone.Files));
        Assert.Null(await scene.Bytes(file));
        Assert.Empty(await Delete(scene));

        var submission = Assert.Single((await scene.At.ActionQuery.Find(scene.At.Officer, scene.At.Action, CancellationToken.None))!.Submissions);
        Assert.Equal(ContentState.Deleted, Assert.Single(submission.Files).State(ScanScene.Scanner));
        Assert.False(await scene.Opens(scene.At.Officer, file));
        Assert.Equal(gone.Sha256, await scene.Data.Value<string>("select sha256 from evidence_contents where deleted_because = 'settled'", null));
        Assert.Equal("settled, 1 files, 12 bytes", await scene.Data.Value<string>("select detail from audit where action = 'evidence deleted'", null));
    }

    [Theory, BothEngines]
    public async Task A_corrected_outcome_or_an_action_still_open_keeps_the_evidence(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        await scene.Submitted("proof.txt", "It was done.");
        await Outcome(scene);
        await After(scene, TimeSpan.FromDays(7 * 366));
        Assert.Empty(await Delete(scene));

        await scene.Data.Execute("update recommendations set state = 'done_late'", null);
        Assert.Single(await Due(scene));
        await Outcome(scene);
        Assert.Empty(await Delete(scene));
    }

    [Theory, BothEngines]
    public async Task Where_all_was_withdrawn_the_last_withdrawal_counts(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        await scene.Submitted("proof.txt", "It was done.");
        await scene.Data.Execute("update recommendations set state = 'withdrawn'", null);
        await After(scene, TimeSpan.FromDays(6 * 365));
        Assert.Empty(await Delete(scene));
        await After(scene, TimeSpan.FromDays(2));
        Assert.Single(await Delete(scene));
    }

    [Theory, BothEngines]
    public async Task A_file_taken_off_a_draft_goes_after_a_month_and_one_that_stays_does_not(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var removed = await scene.Add("removed.txt", "Removed");
        var kept = await scene.Add("kept.txt", "Kept");
        await new RemoveEvidenceFileCommand(scene.Data.Database, scene.Data.Time).Remove(scene.At.Officer, scene.At.Action, removed, CancellationToken.None);
        await After(scene, TimeSpan.FromDays(29));
        Assert.Empty(await Delete(scene));
        await After(scene, TimeSpan.FromDays(1));
        Assert.Equal("removed", Assert.Single(await Delete(scene)).Because);
        Assert.Null(await scene.Bytes(removed));
        Assert.NotNull(await scene.Bytes(kept));

        // The same bytes again are a new file, to be scanned again.
        var again = await scene.Add("again.txt", "Removed");
        Assert.Equal(ContentState.Waiting, await scene.State(again));
        await scene.Scan(new FakeScanner());
        Assert.True(await scene.Opens(scene.At.Officer, again));
    }

    [Theory, BothEngines]
    public async Task Malware_goes_after_a_month_and_its_file_stays_shut(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Add("bad.txt", "Bad");
        await scene.Scan(FakeScanner.Saying(ScanResult.Infected, "Test"));
        await After(scene, TimeSpan.FromDays(30));
        Assert.Equal("infected", Assert.Single(await Delete(scene)).Because);
        Assert.Null(await scene.Bytes(file));
        Assert.Equal(ContentState.Infected, await scene.State(file));
    }

    [Theory, BothEngines]
    public async Task Shared_bytes_go_when_the_last_file_is_due(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var other = await scene.At.AnotherAction(EvidenceCase.Today.AddDays(9));
        var first = await scene.Add("first.txt", "Shared");
        var second = await scene.Add("second.txt", "Shared"u8.ToArray(), other);
        var remove = new RemoveEvidenceFileCommand(scene.Data.Database, scene.Data.Time);
        await remove.Remove(scene.At.Officer, scene.At.Action, first, CancellationToken.None);
        await After(scene, TimeSpan.FromDays(40));
        Assert.Empty(await Delete(scene));
        await remove.Remove(scene.At.Officer, other, second, CancellationToken.None);
        await After(scene, TimeSpan.FromDays(40));
        Assert.Equal(2, Assert.Single(await Delete(scene)).Files);
    }

    [Theory, BothEngines]
    public async Task The_administrator_sees_beforehand_what_will_go_and_nobody_else_does(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var administrator = await scene.Data.Member("Ada Ministrator", Role.Administrator, authority: null);
        var file = await scene.Add("removed.txt", "Removed");
        await new RemoveEvidenceFileCommand(scene.Data.Database, scene.Data.Time).Remove(scene.At.Officer, scene.At.Action, file, CancellationToken.None);
        var query = new RetentionQuery(scene.Data.Database, scene.Data.Time, Defaults);
        Assert.Empty(await query.Due(administrator, inDays: 0, CancellationToken.None));
        Assert.Equal("Taken off a draft", Assert.Single(await query.Due(administrator, inDays: 30, CancellationToken.None)).Why);
        Assert.Empty(await query.Due(scene.At.Caseworker, inDays: 30, CancellationToken.None));
        Assert.Null(await query.Counts(scene.At.Officer, CancellationToken.None));
        Assert.Equal((1, 7), ((await query.Counts(administrator, CancellationToken.None))!.Waiting, (await query.Counts(administrator, CancellationToken.None))!.Bytes));
        Assert.NotNull(await scene.Bytes(file));
    }

    [Theory, BothEngines]
    public async Task A_deletion_that_was_cut_off_is_finished_the_next_time(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Add("removed.txt", "Removed");
        await new RemoveEvidenceFileCommand(scene.Data.Database, scene.Data.Time).Remove(scene.At.Officer, scene.At.Action, file, CancellationToken.None);
        await After(scene, TimeSpan.FromDays(30));
        await scene.Store.Delete(scene.At.Council, await scene.Data.Value<string>("select sha256 from evidence_files", null), CancellationToken.None);
        Assert.Single(await Delete(scene));
    }

    [Theory, BothEngines]
    public async Task Bytes_that_somebody_is_just_sending_again_stay_and_those_of_a_file_that_has_come_of_it_go(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        await Hold();
        var file = await scene.Add("removed.txt", "Removed");
        await new RemoveEvidenceFileCommand(scene.Data.Database, scene.Data.Time).Remove(scene.At.Officer, scene.At.Action, file, CancellationToken.None);
        await After(scene, TimeSpan.FromDays(30));
        await Hold();
        Assert.Empty(await Delete(scene));
        Assert.NotNull(await scene.Bytes(file));
        await After(scene, TimeSpan.FromDays(1));
        Assert.Single(await Delete(scene));

        var again = await scene.Add("again.txt", "Again");
        await Hold();
        await new RemoveEvidenceFileCommand(scene.Data.Database, scene.Data.Time).Remove(scene.At.Officer, scene.At.Action, again, CancellationToken.None);
        Assert.Single(await scene.Deletion(Defaults with { RemovedDays = 0 }).Delete(Job, (_, _) => { }, CancellationToken.None));

        Task Hold() => scene.Data.Execute(
            """
            insert into evidence_holds (authority_id, sha256, held_at)
            select @Council, coalesce(max(f.sha256), 'first'), @now from evidence_files f where f.id = (select max(l.id) from evidence_files l)
            on conflict (authority_id, sha256) do update set held_at = excluded.held_at
            """,
            new { scene.At.Council, now = scene.Data.Time.GetUtcNow() });
    }

    [Theory, BothEngines]
    public async Task Switched_off_the_job_deletes_nothing(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Add("removed.txt", "Removed");
        await new RemoveEvidenceFileCommand(scene.Data.Database, scene.Data.Time).Remove(scene.At.Officer, scene.At.Action, file, CancellationToken.None);
        await After(scene, TimeSpan.FromDays(60));
        var log = Microsoft.Extensions.Logging.Abstractions.NullLogger<DeleteDueEvidenceJob>.Instance;
        await new DeleteDueEvidenceJob(scene.Deletion(Defaults), Defaults with { IsOff = true }, log).Run(CancellationToken.None);
        Assert.NotNull(await scene.Bytes(file));
        await new DeleteDueEvidenceJob(scene.Deletion(Defaults), Defaults, log).Run(CancellationToken.None);
        Assert.Null(await scene.Bytes(file));
    }

    private static Task<IReadOnlyList<DueContent>> Delete(ScanScene scene) => scene.Deletion(Defaults).Delete(Job, (_, _) => { }, CancellationToken.None);

    private static Task<IReadOnlyList<DueContent>> Due(ScanScene scene) =>
        new RetentionQuery(scene.Data.Database, scene.Data.Time, Defaults).Due(Job, inDays: 0, CancellationToken.None);

    private static Task After(ScanScene scene, TimeSpan time)
    {
        scene.Data.Time.Advance(time);
        return Task.CompletedTask;
    }

    private static Task Outcome(ScanScene scene) => scene.Data.Execute(
        """
        insert into compliance_outcomes (decision_id, authority_id, outcome, recorded_at, recorded_on, recorded_by_name)
        values (@Decision, @Council, 'complete_satisfied', @now, @today, 'Casey Worker')
        """,
        new { scene.At.Decision, scene.At.Council, now = scene.Data.Time.GetUtcNow(), today = Time.LondonTime.Today(scene.Data.Time) });
}
