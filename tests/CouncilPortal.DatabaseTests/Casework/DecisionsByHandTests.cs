using System.Text.Json;
using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Casework;

/// <summary>Decisions and recommendations made and amended by hand: public and private texts apart, every change a fact.</summary>
public sealed class DecisionsByHandTests
{
    private static readonly Dictionary<string, string> NoStatements = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_decision_made_by_hand_is_final_private_and_nobody_elses(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        Assert.Equal(DecisionStage.Final, (await at.Now()).Stage);
        Assert.Null(await Find(data, Scope.Public));
        Assert.Null(await Find(data, at.Stranger));
        Assert.NotNull(await Find(data, at.Officer));
        Assert.Equal("made by hand", await data.Value<string>("select field from amendments where by_name = 'Casey Worker'", null));
    }

    [Theory, BothEngines]
    public async Task Only_a_caseworker_makes_decisions(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        foreach (var scope in new[] { at.Officer, at.MonitoringOfficer, Scope.Public, await data.Member("Pat", Role.Publisher, null) })
        {
            Assert.Equal(CommandEnd.NotFound, (await at.CreateDecision.Create(scope, new CreateDecision { Reference = "25012345", IsDraft = true, Fields = at.Fields() }, Cancel)).End);
        }
    }

    [Theory, BothEngines]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_made(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var result = await at.CreateDecision.Create(
            at.Caseworker,
            new CreateDecision
            {
                Reference = "12",
                IsDraft = null,
                Fields = at.Fields() with { Authorities = [], Category = "Nonsense", Outcome = null, Title = " ", DecidedOn = TypedDate.Blank },
            },
            Cancel);
        Assert.Equal(
            [DecisionField.Category, DecisionField.Councils, DecisionField.DecidedOn, DecisionField.Outcome, DecisionField.Reference, DecisionField.Stage, DecisionField.Title],
            result.Errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1, await data.Value<long>("select count(*) from decisions", null));
        await at.Make(isDraft: true);
        var again = await at.CreateDecision.Create(at.Caseworker, new CreateDecision { Reference = "25-012-345", IsDraft = true, Fields = at.Fields() }, Cancel);
        Assert.Equal([DecisionField.Reference], again.Errors.Keys);
    }

    [Theory, BothEngines]
    public async Task Each_field_that_changes_is_an_amendment_with_both_texts_reason_author_and_instant(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        var before = await at.Now();
        var input = new AmendDecision { Reference = DecisionCase.Reference, Version = before.Version, Fields = at.Fields() with { Title = "Repairs", Subcategory = "Disrepair" }, Reason = "Clearer", Statement = null };
        Assert.True((await at.AmendDecision.Amend(at.Caseworker, input, Cancel)).IsDone);
        Assert.Equal(
            ["subcategory||Disrepair|Clearer|Casey Worker", "title|Repairs to a council home|Repairs|Clearer|Casey Worker"],
            await data.Rows<string>("select field || '|' || coalesce(from_text, '') || '|' || to_text || '|' || reason || '|' || by_name from amendments where field <> 'made by hand' order by field", null));
        var late = await at.AmendDecision.Amend(at.Caseworker, input with { Fields = at.Fields() with { Title = "Mine" } }, Cancel);
        Assert.Equal(CommandEnd.Stale, late.End);
        Assert.Equal("Repairs", (await at.Now()).Decision.Title);
        Assert.Equal([DecisionField.Reason], (await at.AmendDecision.Amend(at.Caseworker, input with { Version = before.Version + 1, Fields = at.Fields(), Reason = null }, Cancel)).Errors.Keys);
        Assert.Equal(CommandEnd.Refused, (await at.AmendDecision.Amend(at.Caseworker, input with { Version = before.Version + 1 }, Cancel)).End);
    }

    [Theory, BothEngines]
    public async Task A_joint_decision_keeps_a_council_on_which_something_is_recorded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var other = await data.Council("Dunmarsh", "District");
        await at.Make(isDraft: false, other);
        await at.Add(DecisionCase.Training);
        var input = new AmendDecision { Reference = DecisionCase.Reference, Version = (await at.Now()).Version, Fields = at.Fields() with { Authorities = [other] }, Reason = "Wrong", Statement = null };
        Assert.Equal([DecisionField.Councils], (await at.AmendDecision.Amend(at.Caseworker, input, Cancel)).Errors.Keys);
        Assert.True((await at.AmendDecision.Amend(at.Caseworker, input with { Fields = at.Fields() }, Cancel)).IsDone);
        Assert.Equal(["Ambleford"], (await at.Now()).Councils.Select(c => c.Name));
        Assert.Equal("Ambleford, Dunmarsh|Ambleford", await data.Value<string>("select from_text || '|' || to_text from amendments where field = 'authorities'", null));
    }

    [Theory, BothEngines]
    public async Task A_recommendation_of_a_final_decision_is_open_and_its_council_is_told_without_what_it_says(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        var id = await at.Add(DecisionCase.Training);
        Assert.Equal(RecommendationState.Open, await at.State(id));
        var mail = await data.Value<string>("select subject || text_body from outbox where to_name = 'Lena Officer'", null);
        Assert.Contains("New action, due Wednesday 11 February", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("repairs", mail, StringComparison.Ordinal);
        Assert.Equal(1, await data.Value<long>("select count(*) from recommendation_events where recommendation_id = @id and state = 'open'", new { id }));
    }

    [Theory, BothEngines]
    public async Task A_remedy_for_a_person_has_no_public_summary_and_an_improvement_has_one(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        Assert.Equal([DecisionField.PublicSummary], (await at.TryAdd(DecisionCase.Apology with { PublicSummary = "Apologise to Mr X." }, at.Council)).Errors.Keys);
        Assert.Equal([DecisionField.PublicSummary], (await at.TryAdd(DecisionCase.Training with { PublicSummary = null }, at.Council)).Errors.Keys);
        Assert.Equal([CaseworkField.DueOn], (await at.TryAdd(DecisionCase.Training with { DueOn = TypedDate.Of(EvidenceCase.Today.AddDays(-1)) }, at.Council)).Errors.Keys);
        Assert.Equal([DecisionField.Council], (await at.TryAdd(DecisionCase.Training, 0)).Errors.Keys);
    }

    [Theory, BothEngines]
    public async Task No_action_is_added_once_the_outcome_is_recorded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        var id = await at.Add(DecisionCase.Training);
        Assert.True((await at.RecordNotDone.Record(at.Caseworker, await at.Settle(id, "Refused", ComplianceOutcome.NotCompleteNotSatisfied), Cancel)).IsDone);
        var result = await at.TryAdd(DecisionCase.Apology, at.Council);
        Assert.Equal(CommandEnd.Refused, result.End);
        Assert.Contains("compliance outcome", result.Message!, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task One_whose_recommendations_were_all_withdrawn_has_no_outcome_and_can_have_another(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        var id = await at.Add(DecisionCase.Training);
        Assert.True((await at.WithdrawRecommendation.Withdraw(at.Caseworker, await at.Settle(id, "Mistake", null), Cancel)).IsDone);
        await at.Add(DecisionCase.Apology);
        Assert.Equal(0, await data.Value<long>("select count(*) from compliance_outcomes", null));
    }

    [Theory, BothEngines]
    public async Task After_the_final_decision_a_recommendation_keeps_its_kind_and_its_date_and_the_council_is_told(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        var id = await at.Add(DecisionCase.Training);
        Assert.Equal([DecisionField.Remedy], (await Amend(at, id, DecisionCase.Apology with { DueOn = DecisionCase.Training.DueOn }, "Why")).Errors.Keys);
        Assert.Equal([CaseworkField.DueOn], (await Amend(at, id, DecisionCase.Training with { DueOn = DecisionCase.Apology.DueOn }, "Why")).Errors.Keys);
        Assert.Equal([DecisionField.Reason], (await Amend(at, id, DecisionCase.Training with { Text = "Train all." }, " ")).Errors.Keys);
        Assert.True((await Amend(at, id, DecisionCase.Training with { Text = "Train all." }, "Agreed by telephone")).IsDone);
        Assert.Equal("Train all.", await data.Value<string>("select text from recommendations where id = @id", new { id }));
        Assert.Equal(1, await data.Value<long>("select count(*) from outbox where kind = 'recommendation amended'", null));
        var stale = (await at.Amendment(id, DecisionCase.Training with { Text = "Mine" }, "Why")) with { Version = 1 };
        Assert.Equal(CommandEnd.Stale, (await at.AmendRecommendation.Amend(at.Caseworker, stale, Cancel)).End);
    }

    [Theory, BothEngines]
    public async Task A_settled_action_keeps_everything_but_what_the_public_reads(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        var id = await at.Add(DecisionCase.Training);
        await at.RecordNotDone.Record(at.Caseworker, await at.Settle(id, "Refused", ComplianceOutcome.NotCompleteNotSatisfied), Cancel);
        Assert.Equal(["text"], (await Amend(at, id, DecisionCase.Training with { Text = "Train all." }, "Why")).Errors.Keys);
        Assert.True((await Amend(at, id, DecisionCase.Training with { PublicSummary = "Train every officer." }, "A slip")).IsDone);
    }

    [Theory, BothEngines]
    public async Task A_decision_is_public_from_midnight_in_London(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        await at.Add(DecisionCase.Training);
        await at.Add(DecisionCase.Apology);
        // The day on which the clocks go forward begins at midnight in Greenwich, the day after at eleven at night.
        var on = new DateOnly(2026, 3, 30);
        Assert.True((await at.Publish(on, NoStatements)).IsDone);
        Assert.Equal(DecisionStage.Scheduled, (await at.Now()).Stage);
        data.Time.SetUtcNow(new DateTimeOffset(2026, 3, 29, 22, 59, 59, TimeSpan.Zero));
        Assert.Null(await Find(data, Scope.Public));
        data.Time.SetUtcNow(new DateTimeOffset(2026, 3, 29, 23, 0, 0, TimeSpan.Zero));
        var seen = await Find(data, Scope.Public);
        Assert.Equal("Train housing officers in the law on repairs.", Assert.Single(seen!.Improvements).PublicSummary);
        Assert.Empty(seen.Recommendations);
        Assert.Equal(DecisionStage.Published, (await at.Now()).Stage);
        Assert.Equal(CommandEnd.Refused, (await at.Publish(on.AddDays(9), NoStatements)).End);
    }

    [Theory, BothEngines]
    public async Task Words_that_look_like_personal_data_or_a_timescale_keep_a_decision_private_until_somebody_says_why_not(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        await at.Add(DecisionCase.Training with { PublicSummary = "Reply to letters within ten days." });
        var result = await at.Publish(EvidenceCase.Today, NoStatements);
        Assert.Equal([DecisionField.Statement(0)], result.Errors.Keys);
        Assert.Contains("“within ten days”", result.Errors[DecisionField.Statement(0)], StringComparison.Ordinal);
        Assert.Null(await Find(data, Scope.Public));
        var finding = Assert.Single((await at.Now()).Findings);
        Assert.True((await at.Publish(EvidenceCase.Today, new Dictionary<string, string> { [finding.Key] = "It is what officers are to do, not by when." })).IsDone);
        Assert.NotNull(await Find(data, Scope.Public));
        Assert.Equal("within ten days|It is what officers are to do, not by when.|Casey Worker", await data.Value<string>("select words || '|' || statement || '|' || by_name from checked_words", null));
        Assert.Empty((await at.Now()).Findings);
    }

    [Theory, BothEngines]
    public async Task What_is_public_is_checked_before_an_amendment_of_it_stands(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        var id = await at.Add(DecisionCase.Training);
        Assert.True((await at.Publish(EvidenceCase.Today, NoStatements)).IsDone);
        var input = new AmendDecision { Reference = DecisionCase.Reference, Version = (await at.Now()).Version, Fields = at.Fields() with { Summary = "Mr Smith complained." }, Reason = "Why", Statement = null };
        Assert.Contains("“Mr Smith”", Assert.Single((await at.AmendDecision.Amend(at.Caseworker, input, Cancel)).Errors).Value, StringComparison.Ordinal);
        Assert.Equal([DecisionField.Statement(0)], (await Amend(at, id, DecisionCase.Training with { PublicSummary = "Train by 3 March." }, "Why")).Errors.Keys);
        Assert.True((await at.AmendDecision.Amend(at.Caseworker, input with { Statement = "The name of a published report." }, Cancel)).IsDone);
        Assert.Equal("Mr Smith complained.", (await Find(data, Scope.Public))!.Decision.Summary);
    }

    [Theory, BothEngines]
    public async Task A_decision_that_is_withheld_goes_back_into_private_with_the_reason(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        Assert.True((await at.Publish(EvidenceCase.Today, NoStatements)).IsDone);
        var version = await data.Value<long>("select version from data_version", null);
        var withhold = new WithholdDecision { Reference = DecisionCase.Reference, Version = (await at.Now()).Version, Reason = null };
        Assert.Equal([DecisionField.WithheldReason], (await at.PublishDecision.Withhold(at.Caseworker, withhold, Cancel)).Errors.Keys);
        Assert.True((await at.PublishDecision.Withhold(at.Caseworker, withhold with { Reason = "Somebody could be recognised." }, Cancel)).IsDone);
        Assert.Null(await Find(data, Scope.Public));
        Assert.Equal(DecisionStage.Withheld, (await at.Now()).Stage);
        Assert.True(await data.Value<long>("select version from data_version", null) > version);
        Assert.Equal("withheld|Somebody could be recognised.", await data.Value<string>("select to_text || '|' || reason from amendments where field = 'published_on' order by id desc limit 1", null));
    }

    [Theory, BothEngines]
    public async Task Decisions_that_are_not_published_by_their_outcome_are_refused(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.CreateDecision.Create(at.Caseworker, new CreateDecision { Reference = "25 012 345", IsDraft = false, Fields = at.Fields() with { Outcome = "Advice given" } }, Cancel);
        Assert.Equal(CommandEnd.Refused, (await at.Publish(EvidenceCase.Today, NoStatements)).End);
        Assert.Equal(CommandEnd.Refused, (await at.TryAdd(DecisionCase.Training, at.Council)).End);
    }

    [Theory, BothEngines]
    public async Task What_is_agreed_as_a_number_is_kept_shown_amended_and_read_back_when_it_is_no_number(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: false);
        var payment = await at.Add(DecisionCase.Apology with { Remedy = "payment", Text = "Pay Mr X £1,250.50.", Asked = "£1,250.50" });
        var training = await at.Add(DecisionCase.Training with { Asked = "12" });
        var apology = await at.Add(DecisionCase.Apology with { Asked = "12" });

        Assert.Equal((125_050, (int?)null), await Asked(payment));
        Assert.Equal(((int?)null, 12), await Asked(training));
        Assert.Equal(((int?)null, (int?)null), await Asked(apology));
        var wrong = await Amend(at, payment, DecisionCase.Apology with { Remedy = "payment", Text = "Pay Mr X.", Asked = "2,50" }, "Why");
        Assert.Equal("Enter the amount in pounds, such as 250 or 250.50, up to £10,000,000", wrong.Errors[DecisionField.Asked]);
        Assert.True((await Amend(at, training, DecisionCase.Training with { Asked = "20" }, "Two teams")).IsDone);
        Assert.Equal(((int?)null, 20), await Asked(training));
        Assert.Equal("12 20", await data.Value<string>("select from_text || ' ' || to_text from amendments where recommendation_id = @training and field = 'asked_people'", new { training }));

        async Task<(int?, int?)> Asked(long id)
        {
            var action = (await at.Now()).Recommendations.Single(r => r.Action.Id == id).Action;
            return (action.AskedPence, action.AskedPeople);
        }
    }

    [Theory, BothEngines]
    public async Task The_preview_shows_each_role_what_it_sees_and_what_everyone_will_read(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: true);
        var id = await at.Add(DecisionCase.Training);
        await at.Add(DecisionCase.Apology);
        var previews = new DecisionPreviewQuery(data.Database, data.Time, new DecisionQuery(data.Database, data.Time));
        Assert.Null((await previews.Find(at.Caseworker, DecisionCase.Reference, Role.LinkOfficer, null, Cancel))!.Today);
        await at.Share();
        Assert.Equal(2, (await previews.Find(at.Caseworker, DecisionCase.Reference, Role.LinkOfficer, null, Cancel))!.Today!.Recommendations.Count);
        Assert.Equal(2, (await previews.Find(at.Caseworker, DecisionCase.Reference, Role.MonitoringOfficer, null, Cancel))!.Today!.Recommendations.Count);
        foreach (var role in new Role?[] { null, Role.Contributor, Role.ChiefExecutive, Role.ScrutinyMember })
        {
            Assert.Null((await previews.Find(at.Caseworker, DecisionCase.Reference, role, null, Cancel))!.Today);
        }

        await at.Finalise(withoutAnswers: true);
        await at.AssignAction.Assign(at.Officer, new AssignAction { Id = id, Version = await at.Version(id), AssigneeId = at.Contributor.PersonId }, Cancel);
        Assert.Equal([id], (await previews.Find(at.Caseworker, DecisionCase.Reference, Role.Contributor, null, Cancel))!.Today!.Recommendations.Select(r => r.Id));
        var expected = (await previews.Find(at.Caseworker, DecisionCase.Reference, null, null, Cancel))!.Published;
        await at.Publish(EvidenceCase.Today, NoStatements);
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(await Find(data, Scope.Public)));
        Assert.Null(await previews.Find(at.Officer, DecisionCase.Reference, null, null, Cancel));
    }

    private static async Task<CommandResult> Amend(EvidenceCase at, long id, RecommendationFields fields, string? reason) =>
        await at.AmendRecommendation.Amend(at.Caseworker, await at.Amendment(id, fields, reason), Cancel);

    private static Task<DecisionDetails?> Find(TestDatabase data, Scope scope) => new DecisionQuery(data.Database, data.Time).Find(scope, DecisionCase.Reference, Cancel);
}
