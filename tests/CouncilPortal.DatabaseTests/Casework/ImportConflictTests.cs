using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.DatabaseTests.Imports;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Casework;

/// <summary>What comes again by import never overwrites what was recorded here: a person settles each difference, once.</summary>
public sealed class ImportConflictTests
{
    private const string Decisions = "reference,authority_code,decided_on,category,outcome,document_type,satisfactory_remedy,published_on,title,summary\n";
    private const string Recommendations = "decision_reference,authority_code,number,kind,remedy,text,public_summary,original_due_on,due_on,done_on,state\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_file_overwrites_nothing_that_was_made_by_hand_and_lists_each_difference_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (at, code) = await WithDecision(data);
        var file = $"{Decisions}25012345,{code},2026-01-12,Planning,Upheld,Statement,no,2026-02-01,Another title,Another summary\n";
        for (var times = 0; times < 2; times++)
        {
            var report = await data.Import("decisions", file);
            Assert.Equal("0 0 1 0", report.Counts());
            Assert.Equal(4, report.Conflicts.Count);
        }

        var now = await at.Now();
        Assert.Equal(("Housing", "Repairs to a council home", null), (now.Decision.Category, now.Decision.Title, now.Decision.PublishedOn));
        var waiting = await at.Conflicts.List(at.Caseworker, settled: false, 1, Cancel);
        Assert.Equal(["category", "published_on", "summary", "title"], waiting.Rows.Select(c => c.Field).Order(StringComparer.Ordinal));
        Assert.Empty((await at.Conflicts.List(at.Officer, settled: false, 1, Cancel)).Rows);
    }

    [Theory, BothEngines]
    public async Task A_conflict_that_is_settled_is_neither_opened_again_by_the_same_value_nor_hides_another(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (at, code) = await WithDecision(data);
        await data.Import("decisions", File(code, "Theirs"));
        Assert.True((await Settle(at, "title", takesTheirs: false)).IsDone);
        Assert.Equal("Repairs to a council home", (await at.Now()).Decision.Title);
        Assert.Empty((await data.Import("decisions", File(code, "Theirs"))).Conflicts);
        Assert.Equal(0, (await at.Conflicts.List(at.Caseworker, settled: false, 1, Cancel)).Total);
        Assert.Equal("Repairs to a council home", (await at.Now()).Decision.Title);
        Assert.Single((await data.Import("decisions", File(code, "Newer"))).Conflicts);
        Assert.Equal(1, (await at.Conflicts.List(at.Caseworker, settled: false, 1, Cancel)).Total);
        Assert.Equal(1, (await at.Conflicts.List(at.Caseworker, settled: true, 1, Cancel)).Total);
    }

    [Theory, BothEngines]
    public async Task The_files_value_is_taken_as_an_amendment(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (at, code) = await WithDecision(data);
        await data.Import("decisions", File(code, "Theirs"));
        Assert.True((await Settle(at, "title", takesTheirs: true)).IsDone);
        Assert.Equal("Theirs", (await at.Now()).Decision.Title);
        Assert.Equal("Repairs to a council home|Theirs|Because|Casey Worker", await data.Value<string>("select from_text || '|' || to_text || '|' || reason || '|' || by_name from amendments where field = 'title'", null));
        Assert.Empty((await data.Import("decisions", File(code, "Theirs"))).Conflicts);
    }

    [Theory, BothEngines]
    public async Task A_person_settles_what_they_read_and_says_why(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (at, code) = await WithDecision(data);
        await data.Import("decisions", File(code, "Theirs"));
        var conflict = Assert.Single((await at.Conflicts.List(at.Caseworker, settled: false, 1, Cancel)).Rows);
        var input = new SettleConflict { Id = conflict.Id, Theirs = conflict.Theirs, TakesTheirs = null, Reason = " ", Outcome = null };
        Assert.Equal([EvidenceField.Reason, CaseworkField.Step], (await at.SettleConflict.Settle(at.Caseworker, input, Cancel)).Errors.Keys.Order(StringComparer.Ordinal));
        await data.Import("decisions", File(code, "Newer"));
        Assert.Equal(CommandEnd.Stale, (await at.SettleConflict.Settle(at.Caseworker, input with { TakesTheirs = true, Reason = "Because" }, Cancel)).End);
        Assert.Equal(CommandEnd.NotFound, (await at.SettleConflict.Settle(at.Officer, input with { TakesTheirs = true, Reason = "Because" }, Cancel)).End);
        Assert.True((await Settle(at, "title", takesTheirs: true)).IsDone);
        Assert.Equal(CommandEnd.Stale, (await at.SettleConflict.Settle(at.Caseworker, input with { TakesTheirs = true, Reason = "Because" }, Cancel)).End);
        Assert.Equal("Newer", (await at.Now()).Decision.Title);
    }

    [Theory, BothEngines]
    public async Task A_date_that_a_file_brings_is_taken_as_a_change_of_the_due_date(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (at, code) = await WithDecision(data);
        var id = await at.Add(DecisionCase.Apology);
        var report = await data.Import("recommendations", $"{Recommendations}25012345,{code},1,personal remedy,Apology,Apologise to Mr X.,,2026-01-22,2026-02-22,,open\n");
        Assert.Equal("due_on", Assert.Single(report.Conflicts).Column);
        Assert.True((await Settle(at, "due_on", takesTheirs: true)).IsDone);
        Assert.Equal("2026-01-22|2026-02-22|Because", await data.Value<string>("select cast(from_date as text) || '|' || cast(to_date as text) || '|' || reason from deadline_changes where recommendation_id = @id", new { id }));
        Assert.Equal(new DateOnly(2026, 2, 22), (await at.Now()).Recommendations[0].Action.DueOn);
        Assert.Equal(1, await data.Value<long>("select count(*) from outbox where kind = 'due date changed'", null));
    }

    [Theory, BothEngines]
    public async Task A_state_that_a_file_brings_settles_the_decision_only_with_an_outcome_that_fits(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (at, code) = await WithDecision(data);
        var id = await at.Add(DecisionCase.Apology);
        await data.Import("recommendations", $"{Recommendations}25012345,{code},1,personal remedy,Apology,Apologise to Mr X.,,2026-01-22,2026-01-22,2026-01-20,done\n");
        Assert.Equal([EvidenceField.Outcome], (await Settle(at, "state", takesTheirs: true)).Errors.Keys);
        Assert.Equal([EvidenceField.Outcome], (await Settle(at, "state", takesTheirs: true, ComplianceOutcome.CompletedLate)).Errors.Keys);
        Assert.True((await Settle(at, "state", takesTheirs: true, ComplianceOutcome.CompleteSatisfied)).IsDone);
        Assert.Equal("done|2026-01-20", await data.Value<string>("select state || '|' || cast(done_on as text) from recommendations where id = @id", new { id }));
        Assert.Equal("complete_satisfied", await data.Value<string>("select outcome from compliance_outcomes", null));
        // The date of completion went with the state.
        Assert.Equal(0, (await at.Conflicts.List(at.Caseworker, settled: false, 1, Cancel)).Total);

        await data.Import("recommendations", $"{Recommendations}25012345,{code},1,personal remedy,Apology,Apologise to Mr X.,,2026-01-22,2026-01-22,,open\n");
        Assert.Equal(CommandEnd.Refused, (await Settle(at, "state", takesTheirs: true)).End);
        Assert.Equal(RecommendationState.Done, await at.State(id));
    }

    [Theory, BothEngines]
    public async Task A_draft_is_changed_by_no_file_and_nothing_is_added_to_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: true);
        var code = await data.Value<string>("select code from authorities where id = @Council", new { at.Council });
        await data.Import("decisions", $"{Decisions}25012345,{code},2026-01-12,Housing,Upheld,Statement,no,2026-01-12,Repairs to a council home,\"Mr X complained about repairs. The Council delayed them.\"\n");
        Assert.Equal(CommandEnd.Refused, (await Settle(at, "published_on", takesTheirs: true)).End);
        var report = await data.Import("recommendations", $"{Recommendations}25012345,{code},1,personal remedy,Apology,Apologise.,,2026-01-22,2026-01-22,,open\n");
        Assert.Equal("0 0 1 0", report.Counts());
        Assert.Empty((await at.Now()).Recommendations);
        Assert.True((await at.Now()).Decision.IsDraft);
    }

    [Theory, BothEngines]
    public async Task A_file_adds_no_action_to_a_decision_whose_outcome_is_recorded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (at, code) = await WithDecision(data);
        var id = await at.Add(DecisionCase.Apology);
        await at.RecordNotDone.Record(at.Caseworker, await at.Settle(id, "Refused", ComplianceOutcome.NotCompleteNotSatisfied), Cancel);
        var report = await data.Import("recommendations", $"{Recommendations}25012345,{code},2,personal remedy,Payment,Pay.,,2026-01-22,2026-01-22,,open\n");
        Assert.Contains("outcome", Assert.Single(report.Conflicts).Message, StringComparison.Ordinal);
        Assert.Single((await at.Now()).Recommendations);
    }

    [Theory, BothEngines]
    public async Task Publication_decided_here_is_not_undone_by_a_file(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await data.Import("decisions", $"{Decisions}25012345,AAA,2025-12-01,Housing,Upheld,Statement,no,2025-12-20,Title,Summary\n");
        var withhold = new WithholdDecision { Reference = DecisionCase.Reference, Version = 1, Reason = "Somebody could be recognised." };
        Assert.True((await at.PublishDecision.Withhold(at.Caseworker, withhold, Cancel)).IsDone);
        var report = await data.Import("decisions", $"{Decisions}25012345,AAA,2025-12-01,Housing,Upheld,Statement,no,2025-12-20,New title,Summary\n");
        Assert.Equal("published_on", Assert.Single(report.Conflicts).Column);
        var now = await at.Now();
        Assert.Equal((DecisionStage.Withheld, "New title"), (now.Stage, now.Decision.Title));
        Assert.True((await Settle(at, "published_on", takesTheirs: true)).IsDone);
        Assert.Equal(DecisionStage.Published, (await at.Now()).Stage);
    }

    /// <summary>A final decision made by hand, and its council's code.</summary>
    private static async Task<(EvidenceCase At, string Code)> WithDecision(TestDatabase data)
    {
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        return (at, await data.Value<string>("select code from authorities where id = @Council", new { at.Council }));
    }

    private static string File(string code, string title) =>
        $"{Decisions}25012345,{code},2026-01-12,Housing,Upheld,Statement,no,,{title},Mr X complained about repairs. The Council delayed them.\n";

    private static async Task<CommandResult> Settle(EvidenceCase at, string field, bool takesTheirs, ComplianceOutcome? outcome = null)
    {
        var conflict = (await at.Conflicts.List(at.Caseworker, settled: false, 1, Cancel)).Rows.Single(c => c.Field == field);
        return await at.SettleConflict.Settle(
            at.Caseworker, new SettleConflict { Id = conflict.Id, Theirs = conflict.Theirs, TakesTheirs = takesTheirs, Reason = "Because", Outcome = outcome }, Cancel);
    }
}
