using CouncilPortal.Compliance;
using CouncilPortal.PublicReports;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.PublicReports;

/// <summary>What both sides record of a public report, who may, and who is told.</summary>
public sealed class ReportFactsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_report_goes_from_receipt_to_acceptance_and_every_step_is_a_fact_with_its_audit_row(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        Assert.True((await at.Take(at.Caseworker, ReportFactKind.Received)).IsDone);
        Assert.True((await at.Take(at.Caseworker, ReportFactKind.NoticePeriod)).IsDone);
        Assert.Equal(new DateOnly(2026, 2, 2), (await at.Standing()).Clocks[0].DueOn);
        foreach (var step in ReportFactKinds.Council)
        {
            Assert.True((await at.Take(at.MonitoringOfficer, step)).IsDone, step.Name());
        }

        Assert.Equal("With the Ombudsman", ReportWording.Stage(await at.Standing()));
        Assert.True((await at.Take(at.Caseworker, ReportFactKind.ActionAccepted)).IsDone);
        var standing = await at.Standing();
        Assert.True(standing.IsClosed);
        Assert.All(standing.Clocks, c => Assert.Equal(ReportClockState.Done, c.StateOn(ReportCase.Today)));
        Assert.Equal(Enumerable.Range(1, 8), standing.Facts.All.Select(f => f.Number));
        Assert.Equal(8, await data.Value<long>("select count(*) from audit where action like 'public report:%' and authority_id = @Council", new { at.Council }));
        Assert.Equal(["Casey Worker", "Mo Nitoring"], standing.Facts.All.Select(f => f.ByName).Distinct().Order());
    }

    [Theory, BothEngines]
    public async Task A_longer_period_moves_the_clock_in_writing_and_keeps_the_original(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        Assert.Equal(CommandEnd.Invalid, (await at.Take(at.Caseworker, at.Input(ReportFactKind.Extended, 0) with { Note = null, Until = TypedDate.Of(new DateOnly(2026, 4, 11)) })).End);
        Assert.True((await at.Take(at.Caseworker, ReportFactKind.Extended)).IsDone);
        var standing = await at.Standing();
        Assert.Equal((new DateOnly(2026, 4, 11), new DateOnly(2026, 12, 1)), (standing.Clocks[2].OriginalDueOn, standing.Clocks[2].DueOn));
        var fact = standing.Facts.Extension(ReportClockKind.Answer)!;
        Assert.Equal(("Somewhere", "Words between us", "Casey Worker"), (fact.Place, fact.Note, fact.ByName));
    }

    [Theory, BothEngines]
    public async Task A_correction_is_a_new_fact_and_a_mistake_is_taken_back_by_one(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        data.Time.Advance(TimeSpan.FromDays(10));
        Assert.True((await at.Take(at.Caseworker, at.Input(ReportFactKind.Received, 0) with { On = TypedDate.Of(new DateOnly(2026, 1, 14)) })).IsDone);
        Assert.Equal(new DateOnly(2026, 4, 13), (await at.Standing()).Clocks[2].DueOn);
        await at.Take(at.LinkOfficer, ReportFactKind.NoticePublished);
        Assert.True((await at.Take(at.LinkOfficer, new ReportFactInput { Reference = ReportCase.Reference, AuthorityId = at.Council, Seen = 0, Kind = ReportFactKind.NoticePublished, IsVoid = true, Note = "Another report." })).IsDone);
        var standing = await at.Standing();
        Assert.Null(standing.Clocks[0].DoneOn);
        Assert.Equal(4, standing.Facts.All.Count);
        await Assert.ThrowsAnyAsync<Exception>(() => data.Execute("update report_facts set place = 'Nowhere'", null));
        await Assert.ThrowsAnyAsync<Exception>(() => data.Execute("delete from report_facts", null));
    }

    [Theory, BothEngines]
    public async Task Of_two_who_record_at_once_one_is_told_and_nothing_is_lost(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        var both = await Task.WhenAll(
            Task.Run(() => at.Record.Record(at.LinkOfficer, at.Input(ReportFactKind.NoticePublished, 1), Cancel)),
            Task.Run(() => at.Record.Record(at.MonitoringOfficer, at.Input(ReportFactKind.Considered, 1), Cancel)));
        Assert.Single(both, r => r.IsDone);
        Assert.StartsWith("Something was recorded on this report after you opened it", Assert.Single(both, r => r.End == CommandEnd.Stale).Message, StringComparison.Ordinal);
        Assert.Equal(2, await at.Latest());
    }

    [Theory, BothEngines]
    public async Task Each_side_records_its_own_and_nobody_else_anything(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        foreach (var scope in new[] { at.LinkOfficer, at.MonitoringOfficer })
        {
            foreach (var theirs in ReportFactKinds.Ombudsman)
            {
                Assert.Equal(CommandEnd.NotFound, (await at.Take(scope, theirs)).End);
            }
        }

        var publisher = await data.Member("Pat Publisher", Role.Publisher, null);
        foreach (var scope in new[] { at.ChiefExecutive, at.Contributor, at.ScrutinyMember, at.Stranger, publisher, Scope.Public })
        {
            foreach (var any in Enum.GetValues<ReportFactKind>())
            {
                Assert.Equal(CommandEnd.NotFound, (await at.Take(scope, any)).End);
            }
        }

        Assert.Equal(1, await at.Latest());
        Assert.True((await at.Take(at.Caseworker, ReportFactKind.NoticePublished)).IsDone);
    }

    [Theory, BothEngines]
    public async Task The_own_officers_and_chief_executive_read_and_others_see_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        await at.Take(at.LinkOfficer, ReportFactKind.Answered);
        foreach (var scope in new[] { at.LinkOfficer, at.MonitoringOfficer, at.ChiefExecutive, at.Caseworker })
        {
            Assert.Equal("Words between us", Assert.Single(await at.Reports.All(scope, Cancel)).Facts.Of(ReportFactKind.Answered)?.Note);
            Assert.NotNull(await at.Reports.Find(scope, ReportCase.Reference, null, Cancel));
        }

        foreach (var scope in new[] { at.Contributor, at.ScrutinyMember, at.Stranger, Scope.Public })
        {
            Assert.Empty(await at.Reports.All(scope, Cancel));
            Assert.Null(await at.Reports.Find(scope, ReportCase.Reference, "ambleford", Cancel));
        }
    }

    [Theory, BothEngines]
    public async Task Drafts_and_statements_are_no_reports(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        await data.Decision(at.Council, "25099999", new DateOnly(2026, 1, 5), null);
        Assert.Single(await at.Reports.All(at.Caseworker, Cancel));
        await data.Execute("update decisions set draft = true", null);
        Assert.Empty(await at.Reports.All(at.Caseworker, Cancel));
        Assert.Equal(CommandEnd.NotFound, (await at.Take(at.Caseworker, ReportFactKind.Received)).End);
    }

    [Theory, BothEngines]
    public async Task The_other_side_is_told_without_what_was_written(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        Assert.Equal(["Chris Executive", "Lena Officer", "Mo Nitoring"], await data.Rows<string>("select to_name from outbox order by to_name", null));
        Assert.Equal("Report received: public report 25 012 345, next due Monday 26 January", await data.Value<string>("select distinct subject from outbox", null));
        await at.Take(at.Caseworker, ReportFactKind.Extended);
        Assert.Equal(5, await data.Value<long>("select count(*) from outbox", null));
        await at.Take(at.MonitoringOfficer, ReportFactKind.Answered);
        Assert.Equal("Answer to the Ombudsman: public report 25 012 345, Ambleford", await data.Value<string>("select subject from outbox where to_name = 'Casey Worker'", null));
        Assert.DoesNotContain("Words between us", string.Concat(await data.Rows<string>("select text_body || html_body || subject from outbox", null)), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_caseworker_who_has_the_case_is_told_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        await data.Member("Another Caseworker", Role.Caseworker, null);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        await data.Execute(
            "insert into case_owners (decision_id, authority_id, caseworker_id, since) values (@Decision, @Council, @PersonId, @now)",
            new { at.Decision, at.Council, at.Caseworker.PersonId, now = data.Time.GetUtcNow() });
        await at.Take(at.LinkOfficer, ReportFactKind.Considered);
        Assert.Equal(["Casey Worker"], await data.Rows<string>("select to_name from outbox where kind = 'public report, from the council'", null));
    }

    [Theory, BothEngines]
    public async Task What_is_wrong_is_told_and_the_draft_stays_until_it_is_recorded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        var subject = RecordReportFactCommand.DraftSubject((await at.Standing()).Report);
        var drafts = new SaveFormDraftCommand(data.Database, data.Time);
        Assert.True(await drafts.Save(at.MonitoringOfficer, subject, new Dictionary<string, string> { ["place"] = "The Courier" }, Cancel));
        Assert.Equal(["on", "place"], (await at.Take(at.MonitoringOfficer, at.Input(ReportFactKind.NoticePublished, 0) with { On = TypedDate.Blank, Place = " " })).Errors.Keys.Order());
        Assert.Equal(1, await data.Value<long>("select count(*) from form_drafts", null));
        Assert.True((await at.Take(at.MonitoringOfficer, ReportFactKind.NoticePublished)).IsDone);
        Assert.Equal(0, await data.Value<long>("select count(*) from form_drafts", null));
    }

    [Theory, BothEngines]
    public async Task Clocks_that_run_are_listed_by_their_last_day_for_reminders(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, null);
        var service = Scope.System("Reminders");
        Assert.Empty(await at.Due.By(service, DateOnly.MaxValue, Cancel));
        await at.Take(at.Caseworker, ReportFactKind.Received);
        Assert.Empty(await at.Due.By(service, new DateOnly(2026, 1, 25), Cancel));
        Assert.Equal(ReportClockKind.Notice, Assert.Single(await at.Due.By(service, new DateOnly(2026, 1, 26), Cancel)).Clock.Kind);
        Assert.Equal(Enum.GetValues<ReportClockKind>(), (await at.Due.By(service, new DateOnly(2026, 12, 31), Cancel)).Select(d => d.Clock.Kind));
        await at.Take(at.LinkOfficer, ReportFactKind.NoticePublished);
        Assert.Equal(3, (await at.Due.By(service, new DateOnly(2026, 12, 31), Cancel)).Count);
        await at.Take(at.Caseworker, ReportFactKind.FurtherReport);
        Assert.Empty(await at.Due.By(service, DateOnly.MaxValue, Cancel));
    }

    [Theory, BothEngines]
    public async Task That_members_considered_it_is_public_with_the_report_where_the_meeting_was(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await ReportCase.Create(data, publishedOn: new DateOnly(2026, 1, 20));
        await at.Take(at.Caseworker, ReportFactKind.Received);
        await at.Take(at.MonitoringOfficer, ReportFactKind.Considered);
        Assert.Empty(await at.Considerations.Of(Scope.Public, at.Council, Cancel));
        data.Time.Advance(TimeSpan.FromDays(8));
        var shown = Assert.Single(await at.Considerations.Of(Scope.Public, at.Council, Cancel));
        Assert.Equal((ReportCase.Today, "cabinet", "Somewhere", "https://ambleford.example/minutes"), (shown.ConsideredOn, shown.Body, shown.Meeting, shown.Minutes));
        await at.Take(at.MonitoringOfficer, at.Input(ReportFactKind.Considered, 0) with { IsOpen = false });
        Assert.Null(Assert.Single(await at.Considerations.Of(Scope.Public, at.Council, Cancel)).ConsideredOn);
        await at.Take(at.MonitoringOfficer, ReportFactKind.Considered);
        await at.Take(at.MonitoringOfficer, new ReportFactInput { Reference = ReportCase.Reference, AuthorityId = at.Council, Seen = 0, Kind = ReportFactKind.Considered, IsVoid = true });
        Assert.Null(Assert.Single(await at.Considerations.Of(at.ScrutinyMember, at.Council, Cancel)).ConsideredOn);
    }

    [Fact]
    public async Task Row_security_shows_the_public_the_consideration_of_a_published_report_and_no_other_fact()
    {
        Assert.SkipWhen(TestPostgres.WhyMissing is not null, TestPostgres.WhyMissing ?? "");
        await using var data = await TestDatabase.Create(EngineKind.Postgres);
        var at = await ReportCase.Create(data, publishedOn: new DateOnly(2026, 1, 20));
        await at.Take(at.Caseworker, ReportFactKind.Received);
        foreach (var step in ReportFactKinds.Council)
        {
            await at.Take(at.LinkOfficer, step);
        }

        Assert.Empty(await Seen(Scope.Public));
        Assert.Empty(await Seen(at.Stranger));
        Assert.Empty(await Seen(at.Contributor));
        Assert.Equal(6, (await Seen(at.ChiefExecutive)).Count);
        data.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(["considered"], await Seen(Scope.Public));
        Assert.Equal(["considered"], await Seen(at.ScrutinyMember));
        await Assert.ThrowsAnyAsync<Exception>(() => Put(at.LinkOfficer, "received"));
        await Assert.ThrowsAnyAsync<Exception>(() => Put(at.ChiefExecutive, "considered"));
        await Assert.ThrowsAnyAsync<Exception>(() => Put(at.Stranger, "considered"));

        Task<IReadOnlyList<string>> Seen(Scope scope) =>
            data.Database.Read<IReadOnlyList<string>>(scope, async c => [.. await Dapper.SqlMapper.QueryAsync<string>(c, "select kind from report_facts")], Cancel);

        Task<int> Put(Scope scope, string fact) => data.Database.Transact(
            scope,
            c => Dapper.SqlMapper.ExecuteAsync(
                c,
                "insert into report_facts (decision_id, authority_id, number, kind, at, by_name) values (@Decision, @Council, 99, @fact, @now, 'Mallory')",
                new { at.Decision, at.Council, fact, now = data.Time.GetUtcNow() }),
            Cancel);
    }
}
