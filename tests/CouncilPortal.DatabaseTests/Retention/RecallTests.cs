using CouncilPortal.Compliance;
using CouncilPortal.DatabaseTests.EvidenceStore;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Retention;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CouncilPortal.DatabaseTests.Retention;

public sealed class RecallTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_recalled_file_is_gone_for_everyone_at_once_and_its_recall_is_told(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var administrator = await scene.Data.Member("Ada Ministrator", Role.Administrator, authority: null);
        var file = await scene.Submitted("wrong.txt", "Somebody else's letter");
        Assert.True(await scene.Opens(scene.At.Caseworker, file));

        var result = await Recall(scene, scene.At.Officer, file, "It is about somebody else.");

        Assert.True(result.IsDone);
        foreach (var reader in new[] { scene.At.Officer, scene.At.MonitoringOfficer, scene.At.Caseworker })
        {
            Assert.False(await scene.Opens(reader, file));
        }

        var action = await scene.At.ActionQuery.Find(scene.At.Officer, scene.At.Action, Cancel);
        var submission = Assert.Single(action!.Submissions);
        Assert.Empty(submission.Files);
        Assert.Equal("Lena Officer", Assert.Single(submission.Recalls).RecalledByName);
        Assert.Contains(action.Events, e => e.Kind == $"file of evidence {submission.Reference} recalled" && e.Note == "It is about somebody else.");
        Assert.Equal(1, await scene.Data.Value<long>("select count(*) from audit where action like 'file of evidence%recalled' and who = 'Lena Officer'", null));
        Assert.Equal(1, await scene.Data.Value<long>("select count(*) from outbox where kind = 'file recalled' and to_person_id = @PersonId", new { administrator.PersonId }));
        Assert.NotNull(await scene.Bytes(file));
        Assert.Equal(CommandEnd.NotFound, (await Recall(scene, scene.At.Officer, file, "Again")).End);
    }

    [Theory, BothEngines]
    public async Task A_recall_needs_a_reason_and_somebody_entitled(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Submitted("wrong.txt", "Somebody else's letter");
        Assert.Equal("Enter why the file is recalled", (await Recall(scene, scene.At.Officer, file, "  ")).Errors[EvidenceField.Reason]);
        foreach (var other in new[] { scene.At.MonitoringOfficer, scene.At.Contributor, scene.At.ChiefExecutive, scene.At.Stranger, Scope.Public })
        {
            Assert.Equal(CommandEnd.NotFound, (await Recall(scene, other, file, "Mallory")).End);
        }

        Assert.True(await scene.Opens(scene.At.Caseworker, file));
        Assert.True((await Recall(scene, scene.At.Caseworker, file, "Not theirs to send.")).IsDone);
    }

    [Theory, BothEngines]
    public async Task An_administrator_has_it_deleted_and_the_fact_and_its_hash_stay(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var administrator = await scene.Data.Member("Ada Ministrator", Role.Administrator, authority: null);
        var file = await scene.Submitted("wrong.txt", "Somebody else's letter");
        await Recall(scene, scene.At.Officer, file, "It is about somebody else.");
        Assert.Empty(await new RecallsQuery(scene.Data.Database).Waiting(scene.At.Caseworker, Cancel));
        var waiting = Assert.Single(await new RecallsQuery(scene.Data.Database).Waiting(administrator, Cancel));
        Assert.Equal(("It is about somebody else.", "Lena Officer", 0), (waiting.Reason, waiting.RecalledByName, waiting.Others));

        foreach (var other in new[] { scene.At.Officer, scene.At.Caseworker })
        {
            Assert.Equal(CommandEnd.NotFound, (await Decide(scene, other, waiting.Id, deletes: true)).End);
        }

        Assert.True((await Decide(scene, administrator, waiting.Id, deletes: true)).IsDone);
        Assert.Equal(CommandEnd.Stale, (await Decide(scene, administrator, waiting.Id, deletes: false)).End);
        Assert.Null(await scene.Bytes(file));
        Assert.Equal("recalled", await scene.Data.Value<string>("select deleted_because from evidence_contents where sha256 = @Sha256", waiting));
        Assert.Equal(1, await scene.Data.Value<long>("select count(*) from evidence_files where sha256 = @Sha256", waiting));
        var action = await scene.At.ActionQuery.Find(scene.At.Officer, scene.At.Action, Cancel);
        Assert.True(Assert.Single(Assert.Single(action!.Submissions).Recalls).IsDeleted);
    }

    [Theory, BothEngines]
    public async Task A_mistaken_recall_is_put_back(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var administrator = await scene.Data.Member("Ada Ministrator", Role.Administrator, authority: null);
        var file = await scene.Submitted("right.txt", "The right letter");
        await Recall(scene, scene.At.Officer, file, "By mistake.");
        var waiting = Assert.Single(await new RecallsQuery(scene.Data.Database).Waiting(administrator, Cancel));
        Assert.True((await Decide(scene, administrator, waiting.Id, deletes: false)).IsDone);
        Assert.True(await scene.Opens(scene.At.Caseworker, file));
        Assert.True((await Recall(scene, scene.At.Officer, file, "After all.")).IsDone);
    }

    [Theory, BothEngines]
    public async Task Bytes_that_another_action_needs_stay_when_a_recalled_file_goes(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var administrator = await scene.Data.Member("Ada Ministrator", Role.Administrator, authority: null);
        var other = await scene.At.AnotherAction(EvidenceCase.Today.AddDays(9));
        await scene.Add("same.txt", "The same letter"u8.ToArray(), other);
        var file = await scene.Submitted("same.txt", "The same letter");
        await Recall(scene, scene.At.Officer, file, "Wrong action.");
        var waiting = Assert.Single(await new RecallsQuery(scene.Data.Database).Waiting(administrator, Cancel));
        Assert.Equal(1, waiting.Others);
        Assert.True((await Decide(scene, administrator, waiting.Id, deletes: true)).IsDone);
        Assert.NotNull(await scene.Bytes(file));
        Assert.Equal(0, await scene.Data.Value<long>("select count(deleted_at) from evidence_contents", null));
    }

    [Theory, BothEngines]
    public async Task A_file_recalled_everywhere_is_gone_from_each_action_and_draft_and_is_decided_on_once(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var administrator = await scene.Data.Member("Ada Ministrator", Role.Administrator, authority: null);
        var file = await scene.Submitted("same.txt", "Somebody else's letter");
        var other = await scene.At.AnotherAction(EvidenceCase.Today.AddDays(9));
        var elsewhere = await scene.Add("same.txt", "Somebody else's letter"u8.ToArray(), other);
        await scene.At.Submit(scene.At.Officer, other);
        var draft = await scene.At.AnotherAction(EvidenceCase.Today.AddDays(10));
        await scene.Add("same.txt", "Somebody else's letter"u8.ToArray(), draft);

        Assert.True((await Recall(scene, scene.At.Officer, file, "It is about somebody else.", everywhere: true)).IsDone);

        Assert.False(await scene.Opens(scene.At.Caseworker, elsewhere, other));
        Assert.Empty((await scene.At.Drafts.Find(scene.At.Officer, draft, Cancel))!.Files);
        var action = await scene.At.ActionQuery.Find(scene.At.Caseworker, other, Cancel);
        Assert.Single(Assert.Single(action!.Submissions).Recalls);
        Assert.Equal(1, await scene.Data.Value<long>("select count(*) from outbox where kind = 'file recalled'", null));
        var waiting = Assert.Single(await new RecallsQuery(scene.Data.Database).Waiting(administrator, Cancel));
        Assert.Equal((2, 0), (waiting.Actions, waiting.Others));
        Assert.True((await Decide(scene, administrator, waiting.Id, deletes: true)).IsDone);
        Assert.Empty(await new RecallsQuery(scene.Data.Database).Waiting(administrator, Cancel));
        Assert.Null(await scene.Bytes(file));
    }

    [Theory, BothEngines]
    public async Task A_file_recalled_everywhere_by_mistake_is_put_back_everywhere(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var administrator = await scene.Data.Member("Ada Ministrator", Role.Administrator, authority: null);
        var file = await scene.Submitted("same.txt", "The right letter");
        var other = await scene.At.AnotherAction(EvidenceCase.Today.AddDays(9));
        var elsewhere = await scene.Add("same.txt", "The right letter"u8.ToArray(), other);
        await scene.At.Submit(scene.At.Officer, other);
        await Recall(scene, scene.At.Officer, file, "By mistake.", everywhere: true);
        var waiting = Assert.Single(await new RecallsQuery(scene.Data.Database).Waiting(administrator, Cancel));

        Assert.True((await Decide(scene, administrator, waiting.Id, deletes: false)).IsDone);

        Assert.True(await scene.Opens(scene.At.Caseworker, file));
        Assert.True(await scene.Opens(scene.At.Caseworker, elsewhere, other));
    }

    [Theory, BothEngines]
    public async Task A_recalled_file_does_not_come_along_when_its_evidence_is_used_again(EngineKind kind)
    {
        await using var scene = await ScanScene.Create(kind);
        var file = await scene.Submitted("wrong.txt", "Somebody else's letter");
        var other = await scene.At.AnotherAction(EvidenceCase.Today.AddDays(9));
        await Recall(scene, scene.At.Officer, file, "It is about somebody else.");
        var reference = await scene.Data.Value<string>("select reference from submissions where recommendation_id = @Action", new { scene.At.Action });

        var (result, _) = await new ReuseEvidenceCommand(scene.Data.Database, scene.Data.Time)
            .Reuse(scene.At.Officer, new ReuseEvidence { Id = scene.At.Action, Reference = reference!, Actions = [other] }, Cancel);

        Assert.True(result.IsDone);
        Assert.Empty((await scene.At.Drafts.Find(scene.At.Officer, other, Cancel))!.Files);
    }

    private static Task<CommandResult> Recall(ScanScene scene, Scope scope, long file, string reason, bool everywhere = false) =>
        new RecallEvidenceFileCommand(scene.Data.Database, scene.Data.Time, scene.At.Address)
            .Recall(scope, new RecallEvidenceFile { Id = scene.At.Action, FileId = file, Reason = reason, Everywhere = everywhere }, Cancel);

    private static Task<CommandResult> Decide(ScanScene scene, Scope scope, long recall, bool deletes) =>
        new DecideRecallCommand(scene.Data.Database, scene.Data.Time, scene.Deletion(RetentionSettings.Read(new ConfigurationBuilder().Build())))
            .Decide(scope, new DecideRecall { RecallId = recall, Deletes = deletes }, Cancel);
}
