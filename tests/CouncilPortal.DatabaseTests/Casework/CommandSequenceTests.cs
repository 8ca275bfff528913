using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.DatabaseTests.Imports;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Casework;

/// <summary>Whatever sequence of commands is given, legal or not: facts, states and figures agree after each.</summary>
public sealed class CommandSequenceTests
{
    private const int Sequences = 12;
    private const int Length = 25;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Any_sequence_of_commands_leaves_facts_state_and_figures_agreeing(EngineKind kind)
    {
        var done = new HashSet<string>();
        for (var seed = 1; seed <= Sequences; seed++)
        {
            await using var data = await TestDatabase.Create(kind);
            var random = new Random(seed);
            var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(random.Next(-5, 10)));
            var actions = new List<long> { at.Action };
            while (actions.Count < random.Next(1, 4))
            {
                actions.Add(await at.AnotherAction(EvidenceCase.Today.AddDays(random.Next(-5, 10))));
            }

            for (var step = 0; step < Length; step++)
            {
                actions = [.. await data.Rows<long>("select id from recommendations where decision_id = @Decision order by id", new { at.Decision })];
                var action = actions[random.Next(actions.Count)];
                await FileSaysAnotherDate(data, at, action, random);
                var before = await Facts(data, at);
                var (name, result) = await Give(data, at, action, random);
                var after = await Facts(data, at);
                Assert.True(result.IsDone || before == after, $"Seed {seed}, step {step}: {name} ended with {result.End} and changed something.");
                Assert.True(!result.IsDone || before != after, $"Seed {seed}, step {step}: {name} was done and changed nothing.");
                await Agree(data, at, $"Seed {seed}, step {step}, {name}: {result.End} {result.Message}");
                if (result.IsDone)
                {
                    done.Add(name);
                }
            }
        }

        Assert.Equal(
            [
                "accept", "add a recommendation", "amend a recommendation", "amend the decision", "ask for more", "change the date", "correct the outcome", "decide a request",
                "not done", "publish", "reject", "settle a conflict", "submit", "withdraw", "withhold",
            ],
            done.Order(StringComparer.Ordinal));
    }

    private static async Task<(string Name, CommandResult Result)> Give(TestDatabase data, EvidenceCase at, long action, Random random)
    {
        var details = (await at.Cases.Find(at.Caseworker, action, Cancel))!;
        var version = details.Action.Version - (random.Next(8) == 0 ? 1 : 0);
        var outcome = Maybe(random);
        var date = TypedDate.Of(EvidenceCase.Today.AddDays(random.Next(-1, 20)));
        var settle = new SettleRecommendation { Id = action, Version = version, Reason = "Reason", Outcome = outcome };
        var waiting = details.Waiting?.Id ?? (details.Submissions.Count > 0 ? details.Submissions[0].Id : 0);
        var review = waiting == 0 ? null : await at.Reviews.Find(at.Caseworker, waiting, Cancel);
        switch (random.Next(17))
        {
            case 0 or 1:
                return ("submit", await Submit(at, action, EvidenceCase.Today.AddDays(-random.Next(0, 6))));
            case 2 or 3:
                return ("accept", await at.AcceptEvidence.Accept(
                    at.Caseworker, new AcceptEvidence { SubmissionId = waiting, Version = version, Outcome = random.Next(4) == 0 ? outcome : review?.OutcomeIfAccepted }, Cancel));
            case 4:
                return ("ask for more", await at.AskForMore.Ask(
                    at.Caseworker, new AskForMoreEvidence { SubmissionId = waiting, Version = version, Reason = "Reason", AnswerBy = TypedDate.Blank }, Cancel));
            case 5:
                return ("reject", await at.RejectEvidence.Reject(
                    at.Caseworker, new RejectEvidence { SubmissionId = waiting, Version = version, Reason = "Reason", Outcome = random.Next(3) == 0 ? outcome : review?.OutcomeIfNotSatisfied }, Cancel));
            case 6:
                return ("change the date", await at.ChangeDeadline.Change(at.Caseworker, new ChangeDeadline { Id = action, Version = version, DueOn = date, Reason = "Reason" }, Cancel));
            case 7:
                return ("withdraw", await at.WithdrawRecommendation.Withdraw(at.Caseworker, settle with { Outcome = random.Next(3) == 0 ? outcome : details.OutcomeIfWithdrawn }, Cancel));
            case 8:
                return ("not done", await at.RecordNotDone.Record(at.Caseworker, settle with { Outcome = random.Next(3) == 0 ? outcome : details.OutcomeIfNotDone }, Cancel));
            case 9:
                return ("decide a request", await Decide(at, action, details, version, date, random));
            case 10 or 11:
                return await ByHand(at, action, details, random);
            case 12:
                return await Publication(at, details, random);
            case 13:
                return ("settle a conflict", await SettleConflict(at, random));
            default:
                return ("correct the outcome", await at.RecordOutcome.Record(
                    at.Caseworker, new RecordOutcome { RecommendationId = action, Seen = details.Outcome?.Id, Outcome = outcome, Reason = "Reason" }, Cancel));
        }
    }

    private static async Task<(string Name, CommandResult Result)> ByHand(EvidenceCase at, long action, CaseDetails details, Random random)
    {
        var reference = details.Action.Reference;
        var found = (await at.DeskDecisions.Find(at.Caseworker, reference, Cancel))!;
        var version = found.Version - (random.Next(8) == 0 ? 1 : 0);
        var fields = random.Next(2) == 0 ? DecisionCase.Training : DecisionCase.Apology;
        switch (random.Next(3))
        {
            case 0:
                return ("add a recommendation", await at.AddRecommendation.Add(
                    at.Caseworker, new AddRecommendation { Reference = reference, Version = version, AuthorityId = at.Council, Fields = fields, Statement = null }, Cancel));
            case 1:
                return ("amend a recommendation", await at.AmendRecommendation.Amend(
                    at.Caseworker,
                    new AmendRecommendation
                    {
                        Reference = reference,
                        Id = action,
                        Version = details.Action.Version,
                        Fields = fields with { Text = $"Text {random.Next(100)}", DueOn = TypedDate.Of(details.Action.DueOn) },
                        Reason = "Reason",
                        Statement = null,
                    },
                    Cancel));
            default:
                return ("amend the decision", await at.AmendDecision.Amend(
                    at.Caseworker,
                    new AmendDecision { Reference = reference, Version = version, Fields = at.Fields() with { Title = $"Title {random.Next(100)}" }, Reason = "Reason", Statement = null },
                    Cancel));
        }
    }

    private static async Task<(string Name, CommandResult Result)> Publication(EvidenceCase at, CaseDetails details, Random random)
    {
        var reference = details.Action.Reference;
        var version = (await at.DeskDecisions.Find(at.Caseworker, reference, Cancel))!.Version;
        return random.Next(2) == 0
            ? ("withhold", await at.PublishDecision.Withhold(at.Caseworker, new WithholdDecision { Reference = reference, Version = version, Reason = "Reason" }, Cancel))
            : ("publish", await at.PublishDecision.Publish(
                at.Caseworker,
                new PublishDecision { Reference = reference, Version = version, On = TypedDate.Of(EvidenceCase.Today.AddDays(random.Next(3))), Statements = new Dictionary<string, string>() },
                Cancel));
    }

    /// <summary>A file says another date for an action whose date was changed here, which is not overwritten.</summary>
    private static async Task FileSaysAnotherDate(TestDatabase data, EvidenceCase at, long action, Random random)
    {
        var details = (await at.Cases.Find(at.Caseworker, action, Cancel))!;
        if (details.DeadlineChanges.Count == 0)
        {
            return;
        }

        var code = await data.Value<string>("select code from authorities where id = @Council", new { at.Council });
        var date = EvidenceCase.Today.AddDays(20 + random.Next(20));
        var report = await data.Import("recommendations", $"decision_reference,authority_code,number,due_on\n{details.Action.StoredReference},{code},{details.Action.Number},{date:yyyy-MM-dd}\n");
        Assert.True(report.IsDone);
        Assert.Equal(details.Action.DueOn, (await at.Cases.Find(at.Caseworker, action, Cancel))!.Action.DueOn);
    }

    private static async Task<CommandResult> SettleConflict(EvidenceCase at, Random random)
    {
        var waiting = (await at.Conflicts.List(at.Caseworker, settled: false, 1, Cancel)).Rows;
        var conflict = waiting.Count == 0 ? null : waiting[random.Next(waiting.Count)];
        return await at.SettleConflict.Settle(
            at.Caseworker,
            new SettleConflict { Id = conflict?.Id ?? 0, Theirs = conflict?.Theirs, TakesTheirs = random.Next(3) > 0, Reason = "Reason", Outcome = null },
            Cancel);
    }

    private static async Task<CommandResult> Submit(EvidenceCase at, long action, DateOnly doneOn)
    {
        var form = (await at.Drafts.Find(at.Officer, action, Cancel))!;
        var answers = EvidenceCase.Answers(doneOn);
        var saved = await at.SaveDraft.Save(at.Officer, new SaveDraft { Id = action, Version = form.Version, Answers = answers }, Cancel);
        return saved.Result.IsDone
            ? (await at.SubmitEvidence.Submit(at.Officer, new SubmitEvidence { Id = action, Version = saved.Version, Others = [], Declared = true }, Cancel)).Result
            : saved.Result;
    }

    private static async Task<CommandResult> Decide(EvidenceCase at, long action, CaseDetails details, int version, TypedDate date, Random random)
    {
        var request = details.Request?.Id ?? (details.Action.State.IsSettled() ? 0 : await at.Request(action, EvidenceCase.Today.AddDays(30)));
        return await at.DecideRequest.Decide(
            at.Caseworker, new DecideRequest { RequestId = request, Version = version, Granted = random.Next(2) == 0, DueOn = date, Answer = "Answer" }, Cancel);
    }

    private static ComplianceOutcome? Maybe(Random random) =>
        random.Next(5) == 0 ? null : ComplianceOutcomes.All[random.Next(ComplianceOutcomes.All.Count)];

    private static async Task Agree(TestDatabase data, EvidenceCase at, string where)
    {
        var published = await data.Rows<string>(
            "select coalesce(cast(d.published_on as text), '') || case when d.withheld then 'withheld' else '' end || '|' || coalesce(cast(x.published_on as text), '') from decisions d join decision_authorities x on x.decision_id = d.id where d.id = @Decision",
            new { at.Decision });
        Assert.All(published, p => Assert.True(p is "|" or "withheld|" || (p.Split('|') is [var day, var repeated] && day == repeated), $"{where}: publication is {p}."));
        var rows = await data.Rows<Row>(
            """
            select r.id, r.state, r.original_due_on, r.due_on, r.done_on,
                (select e.state from recommendation_events e where e.recommendation_id = r.id order by e.id desc limit 1) as last_event,
                (select c.to_date from deadline_changes c where c.recommendation_id = r.id order by c.id desc limit 1) as last_date,
                (select count(*) from deadline_requests q where q.recommendation_id = r.id and q.decided_at is null) as asked
            from recommendations r where r.decision_id = @Decision
            """,
            new { at.Decision });
        foreach (var row in rows)
        {
            var state = RecommendationStates.Parse(row.State);
            Assert.True(row.LastEvent is null || row.LastEvent == row.State, $"{where}: the state is {row.State}, the last event says {row.LastEvent}.");
            Assert.True(row.DueOn == (row.LastDate ?? row.OriginalDueOn), $"{where}: the due date is not that of its last change.");
            Assert.True((row.DoneOn is not null) == state is RecommendationState.Done or RecommendationState.DoneLate, $"{where}: {row.State}, done on {row.DoneOn}.");
            Assert.True(state is not (RecommendationState.Done or RecommendationState.DoneLate) || (row.DoneOn > row.DueOn) == (state == RecommendationState.DoneLate), $"{where}: late or not.");
            Assert.True(!state.IsSettled() || row.Asked == 0, $"{where}: a settled action has a request waiting.");
        }

        var states = rows.Select(r => RecommendationStates.Parse(r.State)).ToList();
        var isSettled = states.TrueForAll(s => s.IsSettled()) && states.Exists(s => s != RecommendationState.Withdrawn);
        var outcomes = await data.Rows<string>("select outcome from compliance_outcomes where decision_id = @Decision order by id", new { at.Decision });
        Assert.True(isSettled == (outcomes.Count > 0), $"{where}: settled {isSettled}, outcomes {outcomes.Count}.");
        await FiguresAgree(data, at, outcomes, where);
    }

    private static async Task FiguresAgree(TestDatabase data, EvidenceCase at, IReadOnlyList<string> outcomes, string where)
    {
        var year = await new CouncilYearQuery(data.Database, data.Time).Find(at.Officer, at.Council, ReportingYear.Of(EvidenceCase.Today), Cancel);
        var figures = year!.Shown!.Figures;
        var last = outcomes.Count == 0 ? null : outcomes[^1];
        Assert.True(
            (figures.ComplianceOutcomes, figures.Complied, figures.CompliedLate)
                == (last is null ? 0 : 1, last is "complete_satisfied" or "completed_late" ? 1 : 0, last == "completed_late" ? 1 : 0),
            $"{where}: the figures say {figures.ComplianceOutcomes}, {figures.Complied}, {figures.CompliedLate}; the last fact is {last}.");
    }

    private static async Task<string> Facts(TestDatabase data, EvidenceCase at) => string.Join('|', await data.Rows<string>(
        """
        select 'r' || r.id || r.state || r.version from recommendations r where r.decision_id = @Decision
        union all select 'e' || e.id from recommendation_events e where e.authority_id = @Council
        union all select 'v' || v.id from reviews v where v.authority_id = @Council
        union all select 's' || s.id from submissions s where s.authority_id = @Council
        union all select 'c' || c.id from deadline_changes c where c.authority_id = @Council
        union all select 'o' || o.id from compliance_outcomes o where o.authority_id = @Council
        union all select 'x' || x.id from escalations x where x.authority_id = @Council
        union all select 'd' || d.version from decisions d where d.id = @Decision
        union all select 'm' || m.id from amendments m where m.decision_id = @Decision
        union all select 'f' || f.id || coalesce(f.choice, '') from import_conflicts f where f.decision_id = @Decision
        order by 1
        """,
        new { at.Decision, at.Council }));

    private sealed record Row
    {
        public required long Id { get; init; }
        public required string State { get; init; }
        public required DateOnly OriginalDueOn { get; init; }
        public required DateOnly DueOn { get; init; }
        public required DateOnly? DoneOn { get; init; }
        public required string? LastEvent { get; init; }
        public required DateOnly? LastDate { get; init; }
        public required int Asked { get; init; }
    }
}
