using System.Text;
using CouncilPortal.Compliance;
using CouncilPortal.PublicReports;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.PublicReports;

/// <summary>The findings of fault that a monitoring officer reports to members, and what members have considered.</summary>
public sealed class FindingsTests
{
    private static readonly DateOnly Today = ReportCase.Today;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Decisions_with_fault_of_the_period_are_found_and_no_others(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        var published = await data.Decision(at.Council, "25000001", Today.AddDays(-100), Today.AddDays(-60));
        await data.Decision(at.Council, "23000002", Today.AddYears(-3), null);
        var old = await data.Decision(at.Council, "24000003", Today.AddDays(-500), null);
        await data.Execute("update decisions set outcome = 'Not upheld' where id = @id", new { id = await data.Decision(at.Council, "25000004", Today.AddDays(-50), Today) });
        await data.Execute("update decisions set draft = true where id = @id", new { id = await data.Decision(at.Council, "25000005", Today.AddDays(-5), null) });
        await data.Decision(await data.Council("Elsewhere", "District"), "25000006", Today.AddDays(-40), Today);
        var found = await Find(data, at, at.MonitoringOfficer);
        Assert.Equal([ReportCase.Reference.Stored, "25000001"], found.Rows.Select(r => r.StoredReference));
        Assert.Equal([published], found.Published.Select(r => r.DecisionId));
        Assert.Equal((3, Today.AddDays(-500)), (found.StillToReport, found.EarliestToReport));
        Assert.Equal("Housing", found.Rows[0].Category);
        Assert.NotEqual(0, old);
    }

    [Theory, BothEngines]
    public async Task Link_officers_and_monitoring_officers_find_them_and_nobody_else(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        Assert.Single((await Find(data, at, at.LinkOfficer)).Rows);
        foreach (var scope in new[] { at.ChiefExecutive, at.Contributor, at.ScrutinyMember, at.Stranger, at.Caseworker, Scope.Public })
        {
            Assert.Null(await new FindingsQuery(data.Database, data.Time).Of(scope, "ambleford", Period, Cancel));
            Assert.Equal(CommandEnd.NotFound, (await Record(data).Record(scope, Input(at, 0, at.Decision), Cancel)).End);
        }
    }

    [Theory, BothEngines]
    public async Task The_summary_counts_what_is_not_published_and_describes_it_nowhere(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        var published = await data.Decision(at.Council, "25000001", Today.AddDays(-100), Today.AddDays(-60));
        await data.Recommendation(published, at.Council, "personal_remedy", Today);
        await data.Recommendation(published, at.Council, "service_improvement", Today);
        var hidden = await data.Decision(at.Council, "25000002", Today.AddDays(-30), publishedOn: null);
        await data.Recommendation(hidden, at.Council, "service_improvement", Today);
        await data.Execute("update decisions set title = 'Hidden title', summary = 'Hidden summary', category = 'Benefits and tax' where id in (@hidden, @Decision)", new { hidden, at.Decision });
        var found = await Find(data, at, at.MonitoringOfficer);
        var files = new[] { FindingsDocument.Text(found), FindingsDocument.Html(found), FindingsDocument.Csv(found) }.Select(f => Encoding.UTF8.GetString(f.Bytes)).ToList();
        Assert.All(files, text =>
        {
            Assert.Contains("25 000 001", text, StringComparison.Ordinal);
            Assert.DoesNotContain("25 000 002", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Hidden", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Benefits", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Private text", text, StringComparison.Ordinal);
        });
        Assert.Contains("In 3 decisions made from 13 January 2025 to 12 January 2026, the Ombudsman found fault by Ambleford.", files[0], StringComparison.Ordinal);
        Assert.Contains("2 of them are not published. They are counted here and described nowhere; what follows is about the 1 published.", files[0], StringComparison.Ordinal);
        Assert.Contains("- Remedies for the person who complained: 1\n- Service improvement: training or guidance: 1\n", files[0], StringComparison.Ordinal);
        Assert.Equal(2, files[2].Split("Not published").Length - 1);
    }

    [Theory, BothEngines]
    public async Task Compliance_counts_the_latest_outcome_of_each_decision(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        var decision = await data.Decision(at.Council, "25000001", Today.AddDays(-100), Today.AddDays(-60));
        foreach (var outcome in new[] { "complete_satisfied", "complete_not_satisfied" })
        {
            await data.Execute(
                "insert into compliance_outcomes (decision_id, authority_id, outcome, recorded_at, recorded_on, recorded_by_name) values (@decision, @Council, @outcome, @now, @Today, 'Casey Worker')",
                new { decision, at.Council, outcome, now = data.Time.GetUtcNow(), Today });
        }

        Assert.Equal(ComplianceOutcome.CompleteNotSatisfied, Assert.Single((await Find(data, at, at.LinkOfficer)).Published).Outcome);
        Assert.Contains("0 of 1 outcome satisfied the Ombudsman.", FindingsDocument.PlainText(await Find(data, at, at.LinkOfficer)), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Several_decisions_are_recorded_as_considered_in_one_go(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        var first = await data.Decision(at.Council, "25000001", Today.AddDays(-100), Today.AddDays(-60));
        var second = await data.Decision(at.Council, "25000002", Today.AddDays(-90), publishedOn: null);
        var wrong = await Record(data).Record(at.MonitoringOfficer, new MemberReportInput { AuthorityId = at.Council, Seen = 0, Decisions = [], On = TypedDate.Blank, Body = "mayor", Meeting = " ", Link = "x" }, Cancel);
        Assert.Equal(["body", "decisions", "link", "on", "place"], wrong.Errors.Keys.Order(StringComparer.Ordinal));
        var early = await Record(data).Record(at.MonitoringOfficer, Input(at, 0, first, second) with { On = TypedDate.Of(Today.AddDays(-95)) }, Cancel);
        Assert.Equal("The date must not be before the latest decision selected, of 14 October 2025", early.Errors["on"]);
        Assert.True((await Record(data).Record(at.MonitoringOfficer, Input(at, 0, first, second), Cancel)).IsDone);
        var found = await Find(data, at, at.MonitoringOfficer);
        Assert.Equal([ReportCase.Reference.Stored], found.Rows.Where(r => r.ReportedOn is null).Select(r => r.StoredReference));
        Assert.Equal("12 January 2026, by a committee: Audit Committee", found.Rows.Single(r => r.DecisionId == first).Reported);
        Assert.Equal((1, 1), (found.StillToReport, found.Reports.Count));
        Assert.Equal("2 decisions", await data.Value<string>("select detail from audit where action = 'findings reported to members'", null));
    }

    [Theory, BothEngines]
    public async Task A_public_report_that_members_considered_is_reported(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        Assert.Equal(1, (await Find(data, at, at.MonitoringOfficer)).StillToReport);
        await at.Take(at.MonitoringOfficer, ReportFactKind.Considered);
        var found = await Find(data, at, at.MonitoringOfficer);
        Assert.Equal((0, "12 January 2026, by the cabinet: Somewhere"), (found.StillToReport, found.Rows[0].Reported));
    }

    [Theory, BothEngines]
    public async Task Whoever_comes_second_is_told_and_a_mistake_is_taken_back_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        Assert.True((await Record(data).Record(at.MonitoringOfficer, Input(at, 0, at.Decision), Cancel)).IsDone);
        Assert.Equal(CommandEnd.Stale, (await Record(data).Record(at.LinkOfficer, Input(at, 0, at.Decision), Cancel)).End);
        var id = (await Find(data, at, at.LinkOfficer)).Latest;
        var withdraw = new WithdrawMemberReportCommand(data.Database, data.Time);
        Assert.Equal("Enter why it does not stand", (await withdraw.Withdraw(at.LinkOfficer, id, " ", Cancel)).Errors["note"]);
        Assert.Equal(CommandEnd.NotFound, (await withdraw.Withdraw(at.Stranger, id, "x", Cancel)).End);
        Assert.True((await withdraw.Withdraw(at.LinkOfficer, id, "It was put off.", Cancel)).IsDone);
        Assert.Equal(CommandEnd.Stale, (await withdraw.Withdraw(at.MonitoringOfficer, id, "x", Cancel)).End);
        var found = await Find(data, at, at.MonitoringOfficer);
        Assert.Equal((1, "It was put off."), (found.StillToReport, Assert.Single(found.Reports).WithdrawnBecause));
        Assert.True((await Record(data).Record(at.MonitoringOfficer, Input(at, id, at.Decision), Cancel)).IsDone);
    }

    [Theory, BothEngines]
    public async Task Another_councils_decision_is_never_recorded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        var theirs = await data.Decision(await data.Council("Elsewhere", "District"), "25000006", Today.AddDays(-40), Today);
        Assert.Equal(CommandEnd.NotFound, (await Record(data).Record(at.MonitoringOfficer, Input(at, 0, at.Decision, theirs), Cancel)).End);
        Assert.Equal(0, await data.Value<long>("select count(*) from member_reports", null));
    }

    [Theory]
    [InlineData(null, null, "2025-01-13", "2026-01-12")]
    [InlineData("2025-04-01", "2025-06-30", "2025-04-01", "2025-06-30")]
    [InlineData("2025-06-30", "2025-04-01", "2025-04-01", "2025-06-30")]
    [InlineData("nonsense", "30/06/2025", "2025-01-13", "2026-01-12")]
    public void A_period_is_read_from_its_address(string? from, string? to, string first, string last)
    {
        var period = FindingsPeriod.Read(from, to, Today);
        Assert.Equal($"from={first}&to={last}", period.Query);
    }

    private static FindingsPeriod Period => FindingsPeriod.Read(null, null, Today);

    private static RecordMemberReportCommand Record(TestDatabase data) => new(data.Database, data.Time);

    private static MemberReportInput Input(ReportCase at, long seen, params IReadOnlyList<long> decisions) =>
        new() { AuthorityId = at.Council, Seen = seen, Decisions = decisions, On = TypedDate.Of(Today), Body = "committee", Meeting = "Audit Committee", Link = null };

    private static async Task<Findings> Find(TestDatabase data, ReportCase at, Scope scope)
    {
        Assert.NotEqual(0, at.Council);
        return (await new FindingsQuery(data.Database, data.Time).Of(scope, null, Period, Cancel))!;
    }
}
