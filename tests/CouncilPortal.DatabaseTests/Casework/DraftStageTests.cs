using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.DatabaseTests.Imports;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Casework;

/// <summary>The draft stage: shared in confidence, agreed or contested, then fixed in the final decision.</summary>
public sealed class DraftStageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_draft_that_is_not_shared_is_the_Ombudsmans_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: true);
        await at.Add(DecisionCase.Training);
        foreach (var scope in Everybody(at).Append(at.Officer).Append(at.MonitoringOfficer))
        {
            await SeesNothing(data, at, scope);
        }

        Assert.Equal(CommandEnd.NotFound, (await at.Answer(at.Officer, null)).End);
    }

    [Theory, BothEngines]
    public async Task A_draft_that_is_shared_is_seen_by_link_officers_and_monitoring_officers_and_nobody_else(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: true);
        var id = await at.Add(DecisionCase.Training);
        Assert.True((await at.Share()).IsDone);
        foreach (var scope in new[] { at.Officer, at.MonitoringOfficer })
        {
            Assert.NotNull(await new DecisionQuery(data.Database, data.Time).Find(scope, DecisionCase.Reference, Cancel));
            var draft = await at.SharedDrafts.Find(scope, DecisionCase.Reference, null, Cancel);
            Assert.Equal("Dates, and how many were trained.", Assert.Single(draft!.Proposals).Expectation);
            Assert.Equal(scope == at.Officer, draft.CanAnswer);
            Assert.Single(await at.SharedDrafts.All(scope, Cancel));
        }

        foreach (var scope in Everybody(at))
        {
            await SeesNothing(data, at, scope);
        }

        // Not even a colleague to whom somebody tried to give it.
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @id", new { at.Contributor.PersonId, id });
        await SeesNothing(data, at, at.Contributor);
        Assert.Equal(
            CommandEnd.Refused,
            (await at.AssignAction.Assign(at.Officer, new AssignAction { Id = id, Version = await at.Version(id), AssigneeId = at.Officer.PersonId }, Cancel)).End);
    }

    [Theory, BothEngines]
    public async Task Drafts_are_in_no_figure_and_no_export(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var year = ReportingYear.Of(EvidenceCase.Today);
        var before = await new CouncilYearQuery(data.Database, data.Time).Find(at.Officer, at.Council, year, Cancel);
        await at.Make(isDraft: true);
        await at.Add(DecisionCase.Training);
        await at.Share();
        var after = await new CouncilYearQuery(data.Database, data.Time).Find(at.Officer, at.Council, year, Cancel);
        Assert.Equal(before.Shown!.Figures, after.Shown!.Figures);
        Assert.DoesNotContain("Repairs to a council home", await data.Export("decisions"), StringComparison.Ordinal);
        Assert.DoesNotContain("Train the officers", await data.Export("recommendations"), StringComparison.Ordinal);
        await at.Finalise(withoutAnswers: true);
        Assert.Contains("Repairs to a council home", await data.Export("decisions"), StringComparison.Ordinal);
        Assert.NotEqual(before.Shown!.Figures, (await new CouncilYearQuery(data.Database, data.Time).Find(at.Officer, at.Council, year, Cancel)).Shown!.Figures);
    }

    [Theory, BothEngines]
    public async Task Sharing_tells_the_officers_by_when_to_answer_and_nothing_of_what_is_proposed(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: true);
        Assert.Equal(CommandEnd.Refused, (await at.Share()).End);
        await at.Add(DecisionCase.Training);
        Assert.True((await at.Share()).IsDone);
        Assert.Equal(["Lena Officer", "Mo Nitoring"], await data.Rows<string>("select to_name from outbox where kind = 'draft shared' order by to_name", null));
        var mail = await data.Value<string>("select subject || text_body from outbox where to_name = 'Lena Officer'", null);
        Assert.Contains("Answer by Thursday 22 January: draft decision 25 012 345", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("repairs", mail, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Please answer.", mail, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_council_contests_a_date_the_caseworker_amends_it_and_the_final_decision_fixes_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: true);
        var id = await at.Add(DecisionCase.Training);
        await at.Share();
        var wanted = EvidenceCase.Today.AddDays(60);
        Assert.Equal(CommandEnd.NotFound, (await at.Answer(at.MonitoringOfficer, wanted)).End);
        Assert.True((await at.Answer(at.Officer, wanted)).IsDone);
        Assert.Equal("Draft contested: 25 012 345, Ambleford|Casey Worker", await data.Value<string>("select subject || '|' || to_name from outbox where kind = 'draft answered'", null));
        var answered = Assert.Single((await at.Now()).Recommendations);
        Assert.Equal(wanted, answered.Answer!.DueOn);
        Assert.False(answered.IsAmendedSinceAnswer);

        data.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await at.AmendRecommendation.Amend(at.Caseworker, await at.Amendment(id, DecisionCase.Training with { DueOn = TypedDate.Of(wanted) }, null), Cancel)).IsDone);
        Assert.True(Assert.Single((await at.Now()).Recommendations).IsAmendedSinceAnswer);
        Assert.True((await at.Share()).IsDone);
        Assert.Equal([DecisionField.WithoutAnswers], (await at.Finalise(withoutAnswers: false)).Errors.Keys);
        Assert.True((await at.Answer(at.Officer, null)).IsDone);
        Assert.True((await at.Finalise(withoutAnswers: false)).IsDone);

        var action = (await at.ActionQuery.Find(at.Officer, id, Cancel))!;
        Assert.Equal((RecommendationState.Open, wanted, wanted), (action.Action.State, action.Action.DueOn, action.Action.OriginalDueOn));
        Assert.Contains(action.Events, e => e is { Kind: "finalised", StoredState: "open", ByName: "Casey Worker" });
        Assert.Equal(2, await data.Value<long>("select count(*) from outbox where kind = 'decision final'", null));
        Assert.Equal(2, await data.Value<long>("select count(*) from draft_answers", null));
        Assert.Equal(CommandEnd.Refused, (await at.Answer(at.Officer, null)).End);
        Assert.Empty(await at.SharedDrafts.All(at.Officer, Cancel));
        Assert.NotNull(await new DecisionQuery(data.Database, data.Time).Find(at.Officer, DecisionCase.Reference, Cancel));
    }

    [Theory, BothEngines]
    public async Task An_answer_to_an_earlier_version_is_not_taken_for_one_to_the_new(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: true);
        var id = await at.Add(DecisionCase.Training);
        await at.Share();
        var read = (await at.SharedDrafts.Find(at.Officer, DecisionCase.Reference, null, Cancel))!;
        await at.AmendRecommendation.Amend(at.Caseworker, await at.Amendment(id, DecisionCase.Training with { Text = "Train all." }, null), Cancel);
        var late = new AnswerDraft { Reference = DecisionCase.Reference, AuthorityId = at.Council, Answers = [Agreed(read.Proposals[0].Action)] };
        Assert.Equal(CommandEnd.Stale, (await at.AnswerDraft.Answer(at.Officer, late, Cancel)).End);
        Assert.Equal(0, await data.Value<long>("select count(*) from draft_answers", null));
    }

    [Theory, BothEngines]
    public async Task What_is_contested_is_said_and_why(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: true);
        var id = await at.Add(DecisionCase.Training);
        await at.Share();
        var read = (await at.SharedDrafts.Find(at.Officer, DecisionCase.Reference, null, Cancel))!.Proposals[0].Action;
        var contested = Agreed(read) with { WordingAgreed = false, EvidenceAgreed = null, DateAgreed = false, DueOn = TypedDate.Of(read.DueOn) };
        var result = await at.AnswerDraft.Answer(at.Officer, new AnswerDraft { Reference = DecisionCase.Reference, AuthorityId = at.Council, Answers = [contested] }, Cancel);
        Assert.Equal([$"date-{id}", $"evidence-agreed-{id}", $"reason-{id}", $"wording-{id}"], result.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, BothEngines]
    public async Task A_proposal_that_is_left_out_stays_as_confidential_as_the_draft(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: true);
        var left = await at.Add(DecisionCase.Training with { PublicSummary = "Close the office." });
        await at.Add(DecisionCase.Training);
        await at.Share();
        Assert.True((await at.WithdrawRecommendation.Withdraw(at.Caseworker, await at.Settle(left, "Not needed", null), Cancel)).IsDone);
        await at.Finalise(withoutAnswers: true);
        await at.Publish(EvidenceCase.Today, new Dictionary<string, string>());
        var seen = await new DecisionQuery(data.Database, data.Time).Find(Scope.Public, DecisionCase.Reference, Cancel);
        Assert.Equal("Train housing officers in the law on repairs.", Assert.Single(seen!.Improvements).PublicSummary);
        var list = await new ImprovementsQuery(data.Database, data.Time).All(Scope.Public, at.Council, Cancel);
        Assert.DoesNotContain(list, i => i.PublicSummary == "Close the office.");
        Assert.DoesNotContain("Close the office.", await data.Export("recommendations"), StringComparison.Ordinal);
        Assert.Equal(RecommendationState.Withdrawn, await at.State(left));
        if (kind == EngineKind.Postgres)
        {
            foreach (var scope in new[] { at.ChiefExecutive, at.ScrutinyMember, Scope.Public })
            {
                Assert.Equal(0, await data.Database.Read(scope, c => Dapper.SqlMapper.QuerySingleAsync<long>(c, "select count(*) from recommendations where id = @left", new { left }), Cancel));
                Assert.Equal(0, await data.Database.Read(scope, c => Dapper.SqlMapper.QuerySingleAsync<long>(c, "select count(*) from recommendation_events where recommendation_id = @left", new { left }), Cancel));
            }
        }
    }

    [Theory, BothEngines]
    public async Task A_draft_has_no_deadline_no_evidence_and_no_publication(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.Make(isDraft: true);
        var id = await at.Add(DecisionCase.Training);
        await at.Share();
        Assert.Equal(CommandEnd.Refused, (await at.Publish(EvidenceCase.Today, new Dictionary<string, string>())).End);
        Assert.Equal(CommandEnd.Refused, (await at.ChangeDeadline.Change(
            at.Caseworker, new ChangeDeadline { Id = id, Version = await at.Version(id), DueOn = TypedDate.Of(EvidenceCase.Today.AddDays(50)), Reason = "Why" }, Cancel)).End);
        var saved = await at.SaveDraft.Save(at.Officer, new SaveDraft { Id = id, Version = 0, Answers = EvidenceCase.Answers(EvidenceCase.Today) }, Cancel);
        Assert.False(saved.Result.IsDone);
    }

    private static ProposalAnswer Agreed(ActionRow proposal) => new()
    {
        Id = proposal.Id,
        Version = proposal.Version,
        WordingAgreed = true,
        Wording = null,
        EvidenceAgreed = true,
        Evidence = null,
        DateAgreed = true,
        DueOn = TypedDate.Blank,
        Reason = null,
    };

    /// <summary>Those who never see a draft.</summary>
    private static IEnumerable<Scope> Everybody(EvidenceCase at) => [at.Contributor, at.ChiefExecutive, at.ScrutinyMember, at.Stranger, Scope.Public];

    private static async Task SeesNothing(TestDatabase data, EvidenceCase at, Scope scope)
    {
        Assert.Null(await new DecisionQuery(data.Database, data.Time).Find(scope, DecisionCase.Reference, Cancel));
        Assert.DoesNotContain((await new DecisionsQuery(data.Database, data.Time).List(scope, DecisionsFilter.All, Cancel)).Rows, r => r.Reference == DecisionCase.Reference);
        Assert.DoesNotContain((await at.Actions.List(scope, ActionsFilter.Default with { State = ActionsFilter.AnyState }, Cancel)).Rows, r => r.Reference == DecisionCase.Reference);
        Assert.Empty(await at.SharedDrafts.All(scope, Cancel));
        Assert.Null(await at.SharedDrafts.Find(scope, DecisionCase.Reference, at.Council, Cancel));
        Assert.Null(await at.DeskDecisions.Find(scope, DecisionCase.Reference, Cancel));
    }
}
