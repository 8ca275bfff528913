using Bunit;
using CouncilPortal.Compliance;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.ComponentTests.Compliance;

/// <summary>The questions of evidence and what is shown of the answers, over a real database.</summary>
public sealed class EvidenceQuestionTests : BunitContext
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<string> RemedyNames() => [.. Remedies.All.Select(remedy => remedy.StorageText)];

    [Theory, MemberData(nameof(RemedyNames))]
    public async Task Each_step_shows_what_is_expected_and_each_field_has_a_label(string remedy)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await data.Execute("update recommendations set remedy = @remedy, expectation = 'Send us the proof.'", new { remedy });
        var form = (await at.Drafts.Find(at.Officer, at.Action, Cancel))!;
        foreach (var step in EvidenceSteps.Walk(form).Except([EvidenceSteps.Files, EvidenceSteps.Check]))
        {
            var question = Question(form, step, new Dictionary<string, string>());
            Assert.Contains("Send us the proof.", question.Find(".inset").TextContent, StringComparison.Ordinal);
            Assert.NotEmpty(question.FindAll("input, textarea"));
            Assert.All(question.FindAll("input, textarea"), field => Assert.Single(question.FindAll($"label[for='{field.Id}']")));
            Assert.All(question.FindAll("[aria-describedby]"), field =>
                Assert.All(field.GetAttribute("aria-describedby")!.Split(' '), id => Assert.Single(question.FindAll($"#{id}"))));
        }
    }

    [Fact]
    public async Task The_date_says_that_it_decides_lateness_and_when_the_action_was_due()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await data.Execute("update recommendations set remedy = 'payment'", null);
        var question = Question((await at.Drafts.Find(at.Officer, at.Action, Cancel))!, EvidenceSteps.When, new Dictionary<string, string>());
        Assert.Equal("Date of the payment", question.Find("legend").TextContent);
        Assert.Contains("This date decides whether the action was on time: it was due on 17 January 2026.", question.Find("#done-on-hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_choice_is_answered_at_its_group_and_keeps_the_others()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await data.Execute("update recommendations set remedy = 'apology'", null);
        await at.Draft(at.Officer, at.Action, DraftAnswers.Blank.With(RemedyFacts.SentTo, "representative"));
        var question = Question(
            (await at.Drafts.Find(at.Officer, at.Action, Cancel))!, EvidenceSteps.Details, new Dictionary<string, string> { ["signed-by"] = "Select who signed the apology" });
        Assert.Equal("signed-by-error", question.Find("fieldset.field-error").GetAttribute("aria-describedby"));
        Assert.NotNull(question.Find("input[name=sent-to][value=representative]").GetAttribute("checked"));
        Assert.Equal("radio", question.Find("#signed-by").GetAttribute("type"));
    }

    [Fact]
    public async Task Less_than_was_recommended_is_pointed_out_and_can_be_submitted()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await data.Execute("update recommendations set remedy = 'payment', asked_pence = 30000", null);
        await at.Draft(at.Officer, at.Action, (DraftAnswers.Blank with { DoneOn = TypedDate.Of(EvidenceCase.Today) }).With(RemedyFacts.AmountPaid, "250").With(RemedyFacts.PaidBy, "cheque"));
        var check = Question((await at.Drafts.Find(at.Officer, at.Action, Cancel))!, EvidenceSteps.Check, new Dictionary<string, string>());
        Assert.Contains("£250, is £50 less than the £300 recommended", check.Find(".banner").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "I, Lena Officer, declare that this evidence is true as far as I know, and that I may give it for Ambleford.",
            check.Find("label[for=declaration]").TextContent);
        var version = (await at.Drafts.Find(at.Officer, at.Action, Cancel))!.Version;
        var result = await at.SubmitEvidence.Submit(at.Officer, new SubmitEvidence { Id = at.Action, Version = version, Others = [], Declared = true }, Cancel);
        Assert.True(result.Result.IsDone);

        var found = (await at.ActionQuery.Find(at.MonitoringOfficer, at.Action, Cancel))!;
        var details = Render<SubmissionDetails>(p => p.Add(x => x.Submission, found.Submissions[0]).Add(x => x.Action, found.Action).Add(x => x.IsDesk, true));
        Assert.Contains("Less than recommended", details.Markup, StringComparison.Ordinal);
        Assert.Contains("Cheque", details.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Anything else", details.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_tells_the_facts_of_each_submission_and_what_changed()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        var first = await at.Submitted(at.Action, EvidenceCase.Today.AddDays(-1));
        await at.Ask(at.Caseworker, first, "Train the others too.", TypedDate.Blank);
        var version = await at.Draft(at.Officer, at.Action, EvidenceCase.Answers(EvidenceCase.Today).With(RemedyFacts.StaffTrained, "20"));
        await at.SubmitEvidence.Submit(at.Officer, new SubmitEvidence { Id = at.Action, Version = version, Others = [], Declared = true }, Cancel);
        var found = (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!;
        var timeline = Render<ActionTimeline>(p => p.Add(x => x.Events, found.Events).Add(x => x.DeadlineChanges, found.DeadlineChanges).Add(x => x.Submissions, found.Submissions));
        Assert.Contains("Number of staff trained: 20 (before: 12)", timeline.Markup, StringComparison.Ordinal);
        Assert.Contains("Completed on 12 January 2026 (before: 11 January 2026)", timeline.Markup, StringComparison.Ordinal);
        Assert.Contains("<li>Number of staff trained: 12</li>", timeline.Markup, StringComparison.Ordinal);
    }

    private async Task<EvidenceCase> Start(TestDatabase data)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        Services.AddSingleton(data.Database).AddSingleton<TimeProvider>(data.Time);
        Services.AddEvidenceStore();
        return await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
    }

    private IRenderedComponent<EvidenceQuestion> Question(EvidenceForm form, string step, IReadOnlyDictionary<string, string> errors) =>
        Render<EvidenceQuestion>(p => p.Add(x => x.Form, form).Add(x => x.Others, []).Add(x => x.Step, step).Add(x => x.Answers, form.Answers)
            .Add(x => x.Theirs, null).Add(x => x.Errors, errors).Add(x => x.Name, "Lena Officer"));
}
