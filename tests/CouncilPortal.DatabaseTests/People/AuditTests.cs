using System.Net;
using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.People;

/// <summary>Who finds what in the audit trail.</summary>
public sealed class AuditTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, BothEngines]
    public async Task Rows_are_found_by_who_what_council_and_London_days(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford", "District");
        var ada = await data.Member("Ada Ministrator", Role.Administrator, null);
        // One second before and at the first minute of 1 July in London, which is on summer time.
        await Write(data, "2026-06-30 22:59:59.000000+00:00", "Lena Officer", "evidence submitted", council);
        await Write(data, "2026-06-30 23:00:00.000000+00:00", "Lena Officer", "evidence file read", council);
        await Write(data, "2026-07-01 12:00:00.000000+00:00", "Casey 100%_Worker", "evidence accepted", null);
        var query = new AuditQuery(data.Database);

        async Task<string> Found(AuditFilter filter) => string.Join(", ", (await query.Search(ada, filter, Cancel)).Rows.Select(r => r.Action));
        Assert.Equal("evidence accepted, evidence file read, evidence submitted", await Found(AuditFilter.Everything));
        Assert.Equal("evidence file read, evidence submitted", await Found(AuditFilter.Read("lena", null, null, null, null, null)));
        Assert.Equal("evidence file read", await Found(AuditFilter.Read(null, "FILE read", null, null, null, null)));
        Assert.Equal("evidence accepted", await Found(AuditFilter.Read("100%_", null, null, null, null, null)));
        Assert.Equal("evidence file read, evidence submitted", await Found(AuditFilter.Read(null, null, $"{council}", null, null, null)));
        Assert.Equal("evidence accepted, evidence file read", await Found(AuditFilter.Read(null, null, null, "2026-07-01", "2026-07-01", null)));
        Assert.Equal("evidence submitted", await Found(AuditFilter.Read(null, null, null, null, "2026-06-30", null)));
    }

    [Theory, BothEngines]
    public async Task A_long_trail_comes_page_by_page(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var ada = await data.Member("Ada Ministrator", Role.Administrator, null);
        for (var i = 0; i < AuditQuery.PageSize + 1; i++)
        {
            await Write(data, "2026-01-02 12:00:00.000000+00:00", "Somebody", $"step {i}", null);
        }

        var first = await new AuditQuery(data.Database).Search(ada, AuditFilter.Everything, Cancel);
        var second = await new AuditQuery(data.Database).Search(ada, AuditFilter.Everything with { Page = 2 }, Cancel);

        Assert.Equal((AuditQuery.PageSize, 1, AuditQuery.PageSize + 1L), (first.Rows.Count, second.Rows.Count, first.Total));
        Assert.Equal("step 0", second.Rows.Single().Action);
    }

    [Theory, BothEngines]
    public async Task A_link_officer_finds_what_the_own_people_did_and_what_others_did_with_its_evidence_but_not_what_is_prepared_about_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        await at.AssignAction.Assign(at.Officer, new AssignAction { Id = at.Action, Version = 1, AssigneeId = at.Contributor.PersonId }, Cancel);
        foreach (var (scope, action) in new[] { (at.Caseworker, "evidence file read"), (at.Caseworker, "proposed"), (at.Caseworker, "case taken"), (at.MonitoringOfficer, "evidence file read") })
        {
            await data.Database.Transact(Scope.System("test"), async c =>
            {
                await AuditTrail.Write(c, scope, data.Time.GetUtcNow(), new AuditEntry { Action = action, Subject = "recommendation", AuthorityId = at.Council, Detail = null });
                return 0;
            }, Cancel);
        }

        var query = new AuditQuery(data.Database);
        var seen = (await query.Search(at.Officer, AuditFilter.Everything, Cancel)).Rows.Select(r => (r.Who, r.Action)).ToHashSet();

        Assert.Equal([("Lena Officer", "assigned"), ("Casey Worker", "evidence file read"), ("Mo Nitoring", "evidence file read")], seen);
        foreach (var scope in new[] { at.Stranger, at.Contributor, at.MonitoringOfficer, at.ChiefExecutive, at.ScrutinyMember, at.Caseworker, Scope.Public })
        {
            Assert.Empty((await query.Search(scope, AuditFilter.Everything with { AuthorityId = at.Council }, Cancel)).Rows);
        }
    }

    [Theory, BothEngines]
    public async Task An_export_is_itself_in_the_trail_of_whoever_took_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var ada = await data.Member("Ada Ministrator", Role.Administrator, null);
        var export = new ExportAuditCommand(data.Database, data.Time);

        Assert.NotNull(await export.Export(ada, AuditFilter.Read("lena", null, null, "2026-01-01", null, null), Cancel));
        Assert.NotNull(await export.Export(at.Officer, AuditFilter.Everything, Cancel));
        Assert.Null(await export.Export(at.Contributor, AuditFilter.Everything, Cancel));
        Assert.Null(await export.Export(at.Caseworker, AuditFilter.Everything, Cancel));

        Assert.Equal(
            [("Ada Ministrator", null, "who: lena, from 2026-01-01: 0 rows"), ("Lena Officer", (long?)at.Council, "everything: 0 rows")],
            await data.Rows<(string, long?, string)>("select who, authority_id, detail from audit where action = 'audit exported' order by id", null));
    }

    [Fact]
    public async Task The_file_guards_against_formulas_and_the_page_needs_the_role()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        await Write(data, "2026-01-02 12:00:00.000000+00:00", "=cmd|' /C calc'!A0", "signed in", null);
        using var ada = await portal.SignedIn("Ada Ministrator");
        using var lena = await portal.SignedIn("Lena Officer");
        using var casey = await portal.SignedIn("Casey Worker");

        var csv = await ada.Text("/desk/audit.csv?what=signed");

        Assert.StartsWith("at,who,action,subject,authority,detail", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.DoesNotContain(",=cmd", csv, StringComparison.Ordinal);
        Assert.Contains("=cmd", csv, StringComparison.Ordinal);
        Assert.Contains("Audit exported", await ada.Text("/desk/audit?what=exported"), StringComparison.Ordinal);
        foreach (var (client, address, status) in new[]
        {
            (casey, "/desk/audit", HttpStatusCode.Forbidden), (casey, "/desk/audit.csv", HttpStatusCode.Forbidden), (lena, "/desk/audit.csv", HttpStatusCode.Forbidden),
            (lena, "/people/audit", HttpStatusCode.OK), (lena, "/people/audit.csv", HttpStatusCode.OK), (ada, "/people/audit", HttpStatusCode.Forbidden),
        })
        {
            using var answer = await client.Get(address);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    private static Task Write(TestDatabase data, string at, string who, string action, long? council) => data.Execute(
        "insert into audit (at, who, action, subject, authority_id) values (@at, @who, @action, 'something', @council)",
        new { at = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), who, action, council });
}
