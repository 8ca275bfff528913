using CouncilPortal.Compliance;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

/// <summary>One piece of evidence that serves several actions.</summary>
public sealed class TogetherTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task One_training_for_three_decisions_is_three_submissions_with_one_receipt_and_files_stored_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var second = await at.AnotherTraining(EvidenceCase.Today.AddDays(9));
        var apology = await at.AnotherAction(EvidenceCase.Today.AddDays(7));
        await AddFile(data, at);
        await at.Draft(at.Officer, at.Action, EvidenceCase.Answers(EvidenceCase.Today) with { Also = $"{second},{apology}" });
        await at.Draft(at.Officer, second, DraftAnswers.Blank.With(RemedyFacts.StaffTrained, "4"));
        var result = await Submit(at, at.Officer, at.Action);
        Assert.True(result.Result.IsDone);

        foreach (var action in new[] { at.Action, second, apology })
        {
            Assert.Equal(RecommendationState.EvidenceSubmitted, await at.State(action));
        }

        var receipt = await at.Receipts.Find(at.Officer, at.Action, result.Reference!, Cancel);
        Assert.Equal([at.Action, second, apology], receipt!.Lines.Select(line => line.Action.Id));
        Assert.Equal([12, 4, null], receipt.Lines.Select(line => line.Submission.PeopleTrained));
        Assert.Equal([null, null, "chief_executive"], receipt.Lines.Select(line => line.Submission.SignedBy));
        Assert.All(receipt.Lines, line => Assert.Equal("register.pdf", Assert.Single(line.Submission.Files).Name));
        Assert.Equal(1, await data.Value<long>("select count(distinct sha256) from evidence_files where removed_at is null", null));
        Assert.Equal(2, await data.Value<long>("select count(*) from outbox", null));
        Assert.Equal(3, await data.Value<long>("select count(*) from recommendation_events where kind = 'evidence submitted'", null));

        var seen = await at.Reviews.Find(at.Caseworker, receipt.Lines[1].Submission.Id, Cancel);
        Assert.Equal([receipt.Lines[0].Submission.Reference, receipt.Lines[2].Submission.Reference], seen!.Submission.SubmittedTogether.Select(o => o.Reference).Order(Comparer(receipt)));
    }

    [Theory, BothEngines]
    public async Task Where_one_action_misses_a_fact_nothing_is_submitted_and_it_is_named(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var apology = await at.AnotherAction(EvidenceCase.Today.AddDays(7));
        var answers = EvidenceCase.Answers(EvidenceCase.Today).With(RemedyFacts.SentTo, "") with { Also = $"{apology}" };
        await at.Draft(at.Officer, at.Action, answers);
        var result = await Submit(at, at.Officer, at.Action);
        var error = Assert.Single(result.Result.Errors);
        Assert.Equal($"action-{apology}-sent-to", error.Key);
        Assert.Matches("^Apology, [0-9 ]+: Select who the apology was sent to$", error.Value);
        Assert.Equal(RecommendationState.Open, await at.State(at.Action));
        Assert.Equal(0, await data.Value<long>("select count(*) from submissions", null));
    }

    [Theory, BothEngines]
    public async Task What_changed_since_it_was_checked_is_not_submitted_on_any_action(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var second = await at.AnotherTraining(EvidenceCase.Today.AddDays(9));
        await at.Draft(at.Officer, at.Action, EvidenceCase.Answers(EvidenceCase.Today) with { Also = $"{second}" });
        var seen = await Seen(at, at.Officer, at.Action);
        await at.Draft(at.Officer, second, DraftAnswers.Blank with { Statement = "Something else" });
        Assert.Equal(CommandEnd.Stale, (await at.SubmitEvidence.Submit(at.Officer, seen, Cancel)).Result.End);
        Assert.Equal(CommandEnd.Stale, (await at.SubmitEvidence.Submit(at.Officer, seen with { Others = [] }, Cancel)).Result.End);
        Assert.Equal("We trained the housing officers.", (await at.Drafts.Find(at.Officer, at.Action, Cancel))!.Answers.Statement);
        Assert.Equal(0, await data.Value<long>("select count(*) from submissions", null));
    }

    [Theory, BothEngines]
    public async Task Pressing_the_button_many_times_at_once_submits_each_action_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var second = await at.AnotherTraining(EvidenceCase.Today.AddDays(9));
        await at.Draft(at.Officer, at.Action, EvidenceCase.Answers(EvidenceCase.Today) with { Also = $"{second}" });
        var seen = await Seen(at, at.Officer, at.Action);
        var clicks = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => at.SubmitEvidence.Submit(at.Officer, seen, Cancel))));
        Assert.Single(clicks.Select(click => click.Reference).Distinct());
        Assert.Equal(2, await data.Value<long>("select count(*) from submissions", null));
    }

    [Theory, BothEngines]
    public async Task An_action_of_another_council_or_not_ones_own_is_never_reached(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var unassigned = await at.AnotherTraining(EvidenceCase.Today.AddDays(9));
        var elsewhere = await data.Recommendation(
            await data.Decision(await data.Council("Dunmarsh", "County"), "29000001", EvidenceCase.Today.AddMonths(-1), null),
            await data.Value<long>("select id from authorities where name = 'Dunmarsh'", null), "service_improvement", EvidenceCase.Today);
        await at.AssignAction.Assign(at.Officer, new AssignAction { Id = at.Action, Version = 1, AssigneeId = at.Contributor.PersonId }, Cancel);
        await at.Draft(at.Contributor, at.Action, EvidenceCase.Answers(EvidenceCase.Today) with { Also = $"{unassigned},{elsewhere}" });
        var form = (await at.Drafts.Find(at.Contributor, at.Action, Cancel))!;
        Assert.Empty(await at.Drafts.Others(at.Contributor, form, Cancel));
        Assert.Empty(await at.Drafts.Choices(at.Contributor, form.Action, Cancel));
        Assert.Equal([unassigned], (await at.Drafts.Choices(at.Officer, form.Action, Cancel)).Select(choice => choice.Id));
        Assert.True((await Submit(at, at.Contributor, at.Action)).Result.IsDone);
        Assert.Equal(RecommendationState.Open, await at.State(unassigned));
    }

    [Theory, BothEngines]
    public async Task Submitted_evidence_is_taken_up_for_another_action_with_its_facts_and_files(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var second = await at.AnotherTraining(EvidenceCase.Today.AddDays(9));
        await AddFile(data, at);
        await at.Draft(at.Officer, at.Action, EvidenceCase.Answers(EvidenceCase.Today));
        var first = await Submit(at, at.Officer, at.Action);
        await at.Draft(at.Officer, second, DraftAnswers.Blank.With(RemedyFacts.Trained, "Repairs team"));

        var input = new ReuseEvidence { Id = at.Action, Reference = first.Reference!, Actions = [] };
        Assert.Equal(CommandEnd.Invalid, (await at.ReuseEvidence.Reuse(at.Officer, input, Cancel)).Result.End);
        Assert.Equal(CommandEnd.NotFound, (await at.ReuseEvidence.Reuse(at.Stranger, input with { Actions = [second] }, Cancel)).Result.End);
        Assert.Equal(second, (await at.ReuseEvidence.Reuse(at.Officer, input with { Actions = [second] }, Cancel)).First);

        var form = (await at.Drafts.Find(at.Officer, second, Cancel))!;
        Assert.Equal(("12", "Repairs team"), (form.Answers.Of(RemedyFacts.StaffTrained), form.Answers.Of(RemedyFacts.Trained)));
        Assert.Equal("register.pdf", Assert.Single(form.Files).Name);
        var later = await Submit(at, at.Officer, second);
        var receipt = await at.Receipts.Find(at.Officer, second, later.Reference!, Cancel);
        Assert.Equal([at.Action, second], receipt!.Lines.Select(line => line.Action.Id));
    }

    [Theory, BothEngines]
    public async Task What_was_submitted_stays_as_it_was(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        await at.Submitted(at.Action, EvidenceCase.Today);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => data.Execute("update submissions set done_on = '2026-01-01'", null));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => data.Execute("delete from submissions", null));
    }

    private static Comparer<string> Comparer(Receipt receipt) =>
        Comparer<string>.Create((a, b) => Position(receipt, a).CompareTo(Position(receipt, b)));

    private static int Position(Receipt receipt, string reference) => receipt.Lines.ToList().FindIndex(line => line.Submission.Reference == reference);

    private static async Task<SubmitEvidence> Seen(EvidenceCase at, Scope scope, long action)
    {
        var form = (await at.Drafts.Find(scope, action, Cancel))!;
        var others = await at.Drafts.Others(scope, form, Cancel);
        return new SubmitEvidence
        {
            Id = action,
            Version = form.Version,
            Others = [.. others.Select(other => new SeenDraft { Id = other.Action.Id, Version = other.Version })],
            Declared = true,
        };
    }

    private static async Task<SubmitEvidenceResult> Submit(EvidenceCase at, Scope scope, long action) =>
        await at.SubmitEvidence.Submit(scope, await Seen(at, scope, action), Cancel);

    private static Task AddFile(TestDatabase data, EvidenceCase at) => data.Execute(
        """
        insert into evidence_files (recommendation_id, authority_id, name, content_type, size, sha256, uploaded_at, uploaded_by_name)
        values (@Action, @Council, 'register.pdf', 'application/pdf', 9, @sha256, @now, 'Lena Officer')
        """,
        new { at.Action, at.Council, sha256 = new string('a', 64), now = data.Time.GetUtcNow() });
}
