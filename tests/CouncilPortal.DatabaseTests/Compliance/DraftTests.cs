using CouncilPortal.Compliance;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

public sealed class DraftTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task What_was_typed_comes_back_as_typed(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var typed = DraftAnswers.Blank with { DoneOn = new TypedDate { Day = "thirty", Month = "Febuary", Year = "" } };
        var saved = await at.SaveDraft.Save(at.Officer, new SaveDraft { Id = at.Action, Version = 0, Answers = typed }, Cancel);
        Assert.True(saved.Result.IsDone);
        var form = await at.Drafts.Find(at.Officer, at.Action, Cancel);
        Assert.Equal(typed, form!.Answers);
        Assert.Equal("Lena Officer", form.SavedBy);
    }

    [Theory, BothEngines]
    public async Task A_step_keeps_the_answers_of_the_others(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        await at.Draft(at.Officer, at.Action, DraftAnswers.Blank with { Statement = "Trained them" });
        await at.Draft(at.Officer, at.Action, DraftAnswers.Blank.With(RemedyFacts.StaffTrained, "7"));
        var form = await at.Drafts.Find(at.Officer, at.Action, Cancel);
        Assert.Equal((DraftAnswers.Blank with { Statement = "Trained them" }).With(RemedyFacts.StaffTrained, "7"), form!.Answers);
    }

    [Theory, BothEngines]
    public async Task The_second_of_two_tabs_is_told_and_overwrites_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        await at.Draft(at.Officer, at.Action, DraftAnswers.Blank with { Statement = "First" });
        var late = await at.SaveDraft.Save(
            at.Officer, new SaveDraft { Id = at.Action, Version = 0, Answers = DraftAnswers.Blank with { Statement = "Second" } }, Cancel);
        Assert.Equal(CommandEnd.Stale, late.Result.End);
        Assert.Equal("First", late.Theirs!.Answers.Statement);
        var again = await at.SaveDraft.Save(
            at.Officer, new SaveDraft { Id = at.Action, Version = late.Version, Answers = DraftAnswers.Blank with { Statement = "Second" } }, Cancel);
        Assert.True(again.Result.IsDone);
    }

    [Theory, BothEngines]
    public async Task Of_many_saves_at_once_over_the_same_version_one_stands(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => at.SaveDraft.Save(
            at.Officer, new SaveDraft { Id = at.Action, Version = 0, Answers = DraftAnswers.Blank with { Statement = $"Text {i}" } }, Cancel))));
        Assert.Single(all, r => r.Result.IsDone);
        Assert.All(all.Where(r => !r.Result.IsDone), r => Assert.Equal(CommandEnd.Stale, r.Result.End));
    }

    [Theory, BothEngines]
    public async Task Nothing_new_to_save_is_no_conflict(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var answers = DraftAnswers.Blank with { Statement = "Same" };
        var version = await at.Draft(at.Officer, at.Action, answers);
        var again = await at.SaveDraft.Save(at.Officer, new SaveDraft { Id = at.Action, Version = 0, Answers = answers }, Cancel);
        Assert.True(again.Result.IsDone);
        Assert.Equal(version, again.Version);
    }

    [Theory, BothEngines]
    public async Task Only_the_link_officer_and_the_assigned_contributor_see_the_draft(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        Assert.NotNull(await at.Drafts.Find(at.Officer, at.Action, Cancel));
        foreach (var scope in new[] { at.Contributor, at.MonitoringOfficer, at.ChiefExecutive, at.ScrutinyMember, at.Stranger, at.Caseworker, Scopes.Scope.Public })
        {
            Assert.Null(await at.Drafts.Find(scope, at.Action, Cancel));
            var saved = await at.SaveDraft.Save(scope, new SaveDraft { Id = at.Action, Version = 0, Answers = DraftAnswers.Blank with { Statement = "x" } }, Cancel);
            Assert.Equal(CommandEnd.NotFound, saved.Result.End);
        }

        await at.AssignAction.Assign(at.Officer, new AssignAction { Id = at.Action, Version = 1, AssigneeId = at.Contributor.PersonId }, Cancel);
        Assert.NotNull(await at.Drafts.Find(at.Contributor, at.Action, Cancel));
    }

    [Theory, BothEngines]
    public async Task No_draft_is_saved_while_the_evidence_is_with_the_Ombudsman(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        await at.Submitted(at.Action, EvidenceCase.Today);
        var saved = await at.SaveDraft.Save(
            at.Officer, new SaveDraft { Id = at.Action, Version = 2, Answers = DraftAnswers.Blank with { Statement = "More" } }, Cancel);
        Assert.Equal(CommandEnd.Refused, saved.Result.End);
    }
}
