using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

public sealed class SubmitEvidenceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<RecommendationState> States() => [.. RecommendationStates.All];

    [Theory, BothEngines]
    public async Task A_submission_gets_a_reference_and_reaches_the_caseworkers(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var version = await at.Draft(at.Officer, at.Action, EvidenceCase.Answers(EvidenceCase.Today));
        var result = await at.SubmitEvidence.Submit(at.Officer, new SubmitEvidence { Id = at.Action, Version = version, Others = [], Declared = true }, Cancel);
        Assert.True(result.Result.IsDone);
        Assert.Matches("^E26-[0-9]{6}$", result.Reference);
        Assert.Equal(RecommendationState.EvidenceSubmitted, await at.State(at.Action));
        var mails = await data.Rows<string>("select to_name || ' ' || subject || ' ' || text_body from outbox order by to_name", null);
        Assert.Equal(2, mails.Count);
        Assert.StartsWith("Casey Worker", mails[0], StringComparison.Ordinal);
        Assert.Contains("/desk/reviews", mails[0], StringComparison.Ordinal);
        Assert.StartsWith($"Lena Officer Evidence submitted, {result.Reference}", mails[1], StringComparison.Ordinal);
        Assert.Contains($"/evidence/receipt/{result.Reference}", mails[1], StringComparison.Ordinal);
        Assert.All(mails, mail => Assert.DoesNotContain("Private text", mail, StringComparison.Ordinal));
        var receipt = await at.Receipts.Find(at.Officer, at.Action, result.Reference!, Cancel);
        Assert.Equal("Lena Officer", receipt!.Asked.Submission.SubmittedByName);
        Assert.Equal(Declaration.CurrentVersion, receipt.Asked.Submission.DeclarationVersion);
        Assert.Null(await at.Receipts.Find(at.Stranger, at.Action, result.Reference!, Cancel));
        Assert.Equal(1, await data.Value<long>("select count(*) from recommendation_events where kind = 'evidence submitted'", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'evidence submitted' and who = 'Lena Officer'", null));
        var details = await at.ActionQuery.Find(at.MonitoringOfficer, at.Action, Cancel);
        Assert.Equal(12, Assert.Single(details!.Submissions).PeopleTrained);
    }

    [Theory, BothEngines]
    public async Task Pressing_the_button_twice_submits_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var version = await at.Draft(at.Officer, at.Action, EvidenceCase.Answers(EvidenceCase.Today));
        var input = new SubmitEvidence { Id = at.Action, Version = version, Others = [], Declared = true };
        var clicks = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => at.SubmitEvidence.Submit(at.Officer, input, Cancel))));
        Assert.All(clicks, c => Assert.True(c.Result.IsDone));
        Assert.Single(clicks.Select(c => c.Reference).Distinct());
        Assert.Equal(1, await data.Value<long>("select count(*) from submissions", null));
        Assert.Equal(2, await data.Value<long>("select count(*) from outbox", null));
    }

    [Theory, BothEngines]
    public async Task A_draft_that_changed_since_it_was_checked_is_not_submitted(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var version = await at.Draft(at.Officer, at.Action, EvidenceCase.Answers(EvidenceCase.Today));
        await at.Draft(at.Officer, at.Action, DraftAnswers.Blank with { Statement = "Something else" });
        var result = await at.SubmitEvidence.Submit(at.Officer, new SubmitEvidence { Id = at.Action, Version = version, Others = [], Declared = true }, Cancel);
        Assert.Equal(CommandEnd.Stale, result.Result.End);
        Assert.Equal(RecommendationState.Open, await at.State(at.Action));
    }

    [Theory, BothEngines]
    public async Task Each_missing_answer_is_asked_for_at_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var version = await at.Draft(at.Officer, at.Action, DraftAnswers.Blank with { Statement = " " });
        var result = await at.SubmitEvidence.Submit(at.Officer, new SubmitEvidence { Id = at.Action, Version = version, Others = [], Declared = false }, Cancel);
        Assert.Equal(CommandEnd.Invalid, result.Result.End);
        Assert.Equal("Enter what the council did", result.Result.Errors["statement"]);
        Assert.Equal("Enter the date the training or guidance was completed", result.Result.Errors["done-on"]);
        Assert.Equal("Enter the number of staff trained", result.Result.Errors["staff-trained"]);
        Assert.Contains("declaration", result.Result.Errors.Keys);
        Assert.Equal(RecommendationState.Open, await at.State(at.Action));
    }

    [Theory, MemberData(nameof(States), DisableDiscoveryEnumeration = true)]
    public async Task Evidence_is_taken_only_while_the_next_step_is_the_councils(RecommendationState state)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var version = await at.Draft(at.Officer, at.Action, EvidenceCase.Answers(EvidenceCase.Today));
        await at.Put(state);
        var result = await at.SubmitEvidence.Submit(at.Officer, new SubmitEvidence { Id = at.Action, Version = version, Others = [], Declared = true }, Cancel);
        var expected = state.IsWithCouncil() ? CommandEnd.Done : CommandEnd.Refused;
        Assert.Equal(expected, result.Result.End);
        Assert.Equal(state.IsWithCouncil() ? RecommendationState.EvidenceSubmitted : state, await at.State(at.Action));
    }

    [Theory, BothEngines]
    public async Task Nobody_else_can_submit(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var version = await at.Draft(at.Officer, at.Action, EvidenceCase.Answers(EvidenceCase.Today));
        foreach (var scope in new[] { at.Contributor, at.MonitoringOfficer, at.ChiefExecutive, at.ScrutinyMember, at.Stranger, at.Caseworker })
        {
            var result = await at.SubmitEvidence.Submit(scope, new SubmitEvidence { Id = at.Action, Version = version, Others = [], Declared = true }, Cancel);
            Assert.Equal(CommandEnd.NotFound, result.Result.End);
        }
    }

    [Theory, BothEngines]
    public async Task The_assigned_contributor_submits_until_the_membership_ends(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        await at.AssignAction.Assign(at.Officer, new AssignAction { Id = at.Action, Version = 1, AssigneeId = at.Contributor.PersonId }, Cancel);
        var version = await at.Draft(at.Contributor, at.Action, EvidenceCase.Answers(EvidenceCase.Today));
        var input = new SubmitEvidence { Id = at.Action, Version = version, Others = [], Declared = true };
        var without = Scopes.Scope.Person(at.Contributor.PersonId!.Value, "Con Tributor", "session", []);
        Assert.Equal(CommandEnd.NotFound, (await at.SubmitEvidence.Submit(without, input, Cancel)).Result.End);
        Assert.True((await at.SubmitEvidence.Submit(at.Contributor, input, Cancel)).Result.IsDone);
    }

    [Theory, BothEngines]
    public async Task After_more_was_asked_for_the_dates_and_figures_are_not_asked_twice(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        var submission = await at.Submitted(at.Action, EvidenceCase.Today);
        await at.Ask(at.Caseworker, submission, "Send the attendance list.", TypedDate.Blank);
        var form = await at.Drafts.Find(at.Officer, at.Action, Cancel);
        Assert.Equal("12", form!.Answers.Of(RemedyFacts.StaffTrained));
        Assert.Null(form.Answers.Statement);
        Assert.Equal("Send the attendance list.", form.MoreWanted!.Reason);
        Assert.NotEqual(submission, await at.Submitted(at.Action, EvidenceCase.Today));
    }
}
