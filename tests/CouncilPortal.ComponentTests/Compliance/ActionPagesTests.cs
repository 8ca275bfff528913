using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Xunit;

namespace CouncilPortal.ComponentTests.Compliance;

/// <summary>The pages of actions and of their review, over a real database and the rights in it.</summary>
public sealed class ActionPagesTests : BunitContext
{
    private BunitAuthorizationContext? user;

    [Fact]
    public async Task The_list_shows_what_is_overdue_in_words_and_as_a_number_that_leads_to_it()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data, EvidenceCase.Today.AddDays(-3));
        await At(data, at.Officer);
        var page = Render<ActionsPage>();
        page.WaitForElement("table");
        Assert.Equal("3 days late", page.Find("tbody .tag-urgent").TextContent);
        var card = page.Find(".count-card");
        Assert.Equal("/actions?due=overdue", card.GetAttribute("href"));
        Assert.Equal("1 Overdue", card.TextContent.Trim());
        Assert.Equal("ascending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.All(page.FindAll("thead th"), h => Assert.Equal("col", h.GetAttribute("scope")));
    }

    [Fact]
    public async Task The_address_says_which_actions_are_shown()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data, EvidenceCase.Today.AddDays(-3));
        await At(data, at.Officer);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/actions?state=settled&q=nothing");
        var page = Render<ActionsPage>();
        page.WaitForAssertion(() => Assert.Contains("No action matches", page.Markup, StringComparison.Ordinal));
        Assert.Equal("nothing", page.Find("#q").GetAttribute("value"));
        Assert.NotNull(page.Find("#state option[value=settled]").GetAttribute("selected"));
    }

    [Fact]
    public async Task The_chief_executive_reads_the_overdue_list_without_a_way_into_the_evidence()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data, EvidenceCase.Today.AddDays(-3));
        await At(data, at.ChiefExecutive);
        var page = Render<ActionsPage>();
        page.WaitForElement("table");
        Assert.Equal("Overdue actions", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("tbody a"));
        Assert.DoesNotContain("Private text", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_officer_gives_an_action_to_a_colleague()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data, EvidenceCase.Today.AddDays(3));
        await At(data, at.Officer);
        var page = Render<ActionPage>(p => p.Add(x => x.Id, at.Action));
        page.WaitForElement("#assignee");
        await page.Find("#assignee").ChangeAsync($"{at.Contributor.PersonId}");
        await page.Find("form[aria-label='Who has this action']").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Con Tributor has this action now", page.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Contains("Assigned to Con Tributor", page.Find(".timeline").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_monitoring_officer_reads_and_neither_logs_nor_assigns()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data, EvidenceCase.Today.AddDays(3));
        await At(data, at.MonitoringOfficer);
        var page = Render<ActionPage>(p => p.Add(x => x.Id, at.Action));
        page.WaitForElement(".summary-list");
        Assert.Empty(page.FindAll("#assignee"));
        Assert.DoesNotContain("Log evidence", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_that_is_withdrawn_is_gone_at_the_next_event()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data, EvidenceCase.Today.AddDays(3));
        await At(data, at.Officer);
        var page = Render<ActionPage>(p => p.Add(x => x.Id, at.Action));
        page.WaitForElement("#assignee");
        await data.Execute("update memberships set ended_at = @now where person_id = @PersonId", new { now = data.Time.GetUtcNow(), at.Officer.PersonId });
        await page.Find("#assignee").ChangeAsync($"{at.Contributor.PersonId}");
        await page.Find("form[aria-label='Who has this action']").SubmitAsync();
        Assert.Equal(0, await data.Value<long>("select count(*) from recommendation_events", null));
    }

    [Fact]
    public async Task The_caseworker_confirms_the_proposed_outcome_and_goes_back_to_the_queue()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data, EvidenceCase.Today.AddDays(-1));
        var submission = await at.Submitted(at.Action, EvidenceCase.Today);
        await At(data, at.Caseworker);
        var page = Render<ReviewPage>(p => p.Add(x => x.SubmissionId, submission));
        page.WaitForElement("#decide");
        Assert.Empty(page.FindAll("input[type=radio][checked]"));
        await page.Find("#step").ChangeAsync("Accepted");
        Assert.Contains("done late: 1 day late", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("#outcome-completed_late").GetAttribute("checked"));
        await page.Find(".review-form form").SubmitAsync();
        Assert.Contains("/desk/reviews?reviewed=E26-", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal("completed_late", await data.Value<string>("select outcome from compliance_outcomes", null));
    }

    [Fact]
    public async Task A_review_without_a_reason_says_so_at_the_field_and_at_the_top()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data, EvidenceCase.Today.AddDays(3));
        var submission = await at.Submitted(at.Action, EvidenceCase.Today);
        await At(data, at.Caseworker);
        var page = Render<ReviewPage>(p => p.Add(x => x.SubmissionId, submission));
        page.WaitForElement("#decide");
        await page.Find("#decision-MoreWanted").ChangeAsync("MoreWanted");
        await page.Find(".review-form form").SubmitAsync();
        Assert.EndsWith("#reason", page.Find(".error-summary a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("reason-hint reason-error", page.Find("#reason").GetAttribute("aria-describedby"));
    }

    private async Task<EvidenceCase> Start(TestDatabase data, DateOnly dueOn)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var at = await EvidenceCase.Create(data, dueOn);
        Services.AddMudServices();
        Services.AddSingleton(data.Database).AddSingleton<TimeProvider>(data.Time).AddSingleton(at.Address).AddSingleton<ScopeOf>().AddSingleton(new SignInSettings
        {
            Idle = TimeSpan.FromMinutes(30),
            AuthenticationContext = null,
            OmbudsmanTenantId = await data.Value<string>("select tenant_id from people where id = @PersonId", new { at.Caseworker.PersonId }),
            UsesDemo = true,
        });
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        Services.AddEvidenceStore().AddCompliance().AddReminders();
        Services.AddCasework();
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
