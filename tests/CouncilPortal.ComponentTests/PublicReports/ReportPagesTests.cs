using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using CouncilPortal.Authorities;
using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.EvidenceStore;
using CouncilPortal.PublicReports;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Xunit;

namespace CouncilPortal.ComponentTests.PublicReports;

/// <summary>The pages of public reports and findings, over a real database and the rights in it.</summary>
public sealed class ReportPagesTests : BunitContext
{
    private BunitAuthorizationContext? user;

    [Fact]
    public async Task The_list_says_what_is_needed_next_and_each_clock_in_words()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        data.Time.Advance(TimeSpan.FromDays(17));
        await At(data, at.MonitoringOfficer);
        var page = Render<ReportsPage>();
        page.WaitForElement("table");
        Assert.Equal("/reports/25-012-345", page.Find("tbody th a").GetAttribute("href"));
        Assert.Equal("Overdue", page.Find(".tag-urgent").TextContent);
        Assert.Equal(["Notice: 3 days late", "Copies: in 4 days", "Answer: in 72 days", "Action: in 163 days"], page.FindAll("td li").Select(l => l.TextContent));
        Assert.Contains("Give public notice by 26 January 2026.", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='/findings']"));
    }

    [Fact]
    public async Task The_chief_executive_reads_and_has_nothing_to_record()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        await At(data, at.ChiefExecutive);
        var page = Render<ReportPage>(p => p.Add(x => x.Reference, "25-012-345"));
        page.WaitForElement("table");
        Assert.Empty(page.FindAll("form"));
        Assert.Empty(page.FindAll("a[href^='/decisions/']"));
        Assert.Contains("Monday 26 January 2026", page.Markup, StringComparison.Ordinal);
        Assert.Equal(4, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_the_field_and_at_the_top_and_the_clock_follows_what_is_recorded()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        await At(data, at.MonitoringOfficer);
        var page = Render<ReportPage>(p => p.Add(x => x.Reference, "25-012-345"));
        page.WaitForElement("#kind");
        Assert.Empty(page.FindAll("input[type=radio][checked]"));
        await page.Find("form").SubmitAsync();
        Assert.EndsWith("#kind", page.Find(".error-summary a").GetAttribute("href"), StringComparison.Ordinal);
        await page.Find("#kind").ChangeAsync("notice_published");
        await page.Find("form").SubmitAsync();
        Assert.Equal("place-hint place-error", page.Find("#place").GetAttribute("aria-describedby"));
        await page.Find("#place").InputAsync("The Courier");
        await page.Find("#on").ChangeAsync("12");
        await page.Find("#on-month").ChangeAsync("1");
        await page.Find("#on-year").ChangeAsync("2026");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Recorded: public notice given. The Ombudsman has been told.", page.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Equal("Done", page.Find("tbody .tag").TextContent);
        Assert.Contains("12 January 2026: The Courier", page.Find(".timeline").TextContent, StringComparison.Ordinal);
        Assert.Equal(["received", "notice_published"], await data.Rows<string>("select kind from report_facts order by number", null));
    }

    [Fact]
    public async Task The_caseworker_has_the_choices_of_both_sides_and_takes_back_a_mistake()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await at.Take(at.Caseworker, ReportFactKind.Received);
        await At(data, at.Caseworker);
        var page = Render<DeskReportPage>(p => p.Add(x => x.Reference, "25-012-345").Add(x => x.Slug, "ambleford"));
        page.WaitForElement("#kind");
        Assert.Equal(11, page.FindAll("input[name=kind]").Count);
        await page.Find("#kind-mistake").ChangeAsync("mistake");
        await page.Find("#recorded").ChangeAsync("received");
        await page.Find("#note").InputAsync("It was another report.");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("what was recorded by mistake does not stand", page.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, page.FindAll(".timeline li").Count);
        Assert.Equal("Not started", page.Find(".summary-list .tag").TextContent);
    }

    [Fact]
    public async Task The_desks_list_shows_every_council_by_age()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await At(data, at.Caseworker);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/desk/reports?show=unstarted&q=amble");
        var page = Render<DeskReportsPage>();
        page.WaitForElement("table");
        Assert.Equal("/desk/reports/25-012-345/ambleford", page.Find("tbody th a").GetAttribute("href"));
        Assert.Contains("3 days: not recorded; dated 9 January 2026", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("#show option[value=unstarted]").GetAttribute("selected"));
    }

    [Fact]
    public async Task Findings_are_summed_up_for_members_and_recorded_as_considered()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await data.Decision(at.Council, "25000001", ReportCase.Today.AddDays(-60), ReportCase.Today.AddDays(-20));
        await At(data, at.MonitoringOfficer);
        var page = Render<FindingsPage>();
        page.WaitForElement("#record");
        Assert.Contains("2 decisions with fault are still to be reported, the earliest made on 13 November 2025.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1 of them is not published.", page.Markup, StringComparison.Ordinal);
        await page.Find("form[aria-label='Record that members considered them']").SubmitAsync();
        Assert.EndsWith("#decisions", page.Find(".error-summary a").GetAttribute("href"), StringComparison.Ordinal);
        await page.FindAll("button").Single(b => b.TextContent == "Select all that are still to be reported").ClickAsync();
        await page.Find("#on").ChangeAsync("12");
        await page.Find("#on-month").ChangeAsync("1");
        await page.Find("#on-year").ChangeAsync("2026");
        await page.Find("#body-committee").ChangeAsync("committee");
        await page.Find("#place").InputAsync("Audit Committee");
        await page.Find("form[aria-label='Record that members considered them']").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Recorded: members considered 2 decisions.", page.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Contains("Nothing of the last 2 years is still to be reported.", page.Markup, StringComparison.Ordinal);
    }

    private async Task<ReportCase> Start(TestDatabase data)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var at = await ReportCase.Create(data, null);
        Services.AddMudServices();
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        Services.AddSingleton(data.Database).AddSingleton<TimeProvider>(data.Time).AddSingleton(new PortalAddress(null)).AddSingleton<ScopeOf>().AddSingleton(new SignInSettings
        {
            Idle = TimeSpan.FromMinutes(30),
            AuthenticationContext = null,
            OmbudsmanTenantId = await data.Value<string>("select tenant_id from people where id = @PersonId", new { at.Caseworker.PersonId }),
            UsesDemo = true,
        });
        Services.AddAuthorities();
        Services.AddEvidenceStore().AddCompliance();
        Services.AddCasework();
        Services.AddPublicReports();
        user = AddAuthorization();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return at;
    }

    private async Task At(TestDatabase data, Scope scope)
    {
        var now = data.Time.GetUtcNow();
        await data.Execute(
            "insert into sessions (id, person_id, started_at, expires_at) values (@Name, @PersonId, @now, @until)",
            new { scope.Name, scope.PersonId, now, until = now.AddHours(1) });
        user!.SetAuthorized(scope.Name).SetClaims(new Claim(SessionClaims.Session, scope.Name));
    }
}
