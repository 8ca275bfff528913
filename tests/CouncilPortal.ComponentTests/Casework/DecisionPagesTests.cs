using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Xunit;

namespace CouncilPortal.ComponentTests.Casework;

/// <summary>The pages on which decisions are made, shared, answered and settled, over a real database and the rights in it.</summary>
public sealed class DecisionPagesTests : BunitContext
{
    private static readonly DecisionReference Reference = DecisionReference.Parse("25 012 345");

    private BunitAuthorizationContext? user;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_form_says_at_each_field_and_at_the_top_what_to_enter()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await At(data, at.Caseworker);
        var page = Render<NewDecisionPage>();
        page.WaitForElement("form");
        await page.Find("form").SubmitAsync();
        page.WaitForElement(".error-summary");
        Assert.Contains(page.FindAll(".error-summary a"), a => a.GetAttribute("href")!.EndsWith("#reference", StringComparison.Ordinal));
        Assert.Equal("reference-hint reference-error", page.Find("#reference").GetAttribute("aria-describedby"));
        Assert.Equal(1, await data.Value<long>("select count(*) from decisions", null));
    }

    [Fact]
    public async Task What_should_not_be_public_is_said_while_it_is_typed()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await At(data, at.Caseworker);
        var page = Render<NewDecisionPage>();
        page.WaitForElement("#summary");
        await page.Find("#summary").InputAsync("Mrs Jones of 12 High Street complained.");
        Assert.Contains("“Mrs Jones” looks like somebody’s name", page.Markup, StringComparison.Ordinal);
        Assert.Contains("“12 High Street” looks like a house address", page.Markup, StringComparison.Ordinal);
        await page.Find("#summary").InputAsync("Mrs X complained.");
        Assert.DoesNotContain("looks like", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_second_is_told_what_stands_now_and_loses_nothing()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await Make(at, isDraft: false);
        await At(data, at.Caseworker);
        var page = Render<AmendDecisionPage>(p => p.Add(x => x.Reference, "25-012-345"));
        page.WaitForElement("#title");
        await page.Find("#title").InputAsync("My title");
        await page.Find("#amend-reason").InputAsync("Because");
        await data.Execute("update decisions set title = 'Theirs', version = version + 1 where reference = '25012345'", null);
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("This decision has changed since you opened it", page.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Equal("My title", page.Find("#title").GetAttribute("value"));
        Assert.Contains("Recorded now: “Theirs”", page.Find("#title-hint").TextContent, StringComparison.Ordinal);
        Assert.Equal("Theirs", await data.Value<string>("select title from decisions where reference = '25012345'", null));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.EndsWith("/desk/decisions/25-012-345", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("Theirs|My title", await data.Value<string>("select from_text || '|' || to_text from amendments where field = 'title'", null));
    }

    [Fact]
    public async Task The_councils_answer_stands_beside_what_is_proposed()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await Make(at, isDraft: true);
        var id = await Propose(at);
        await Share(at);
        await At(data, at.Officer);
        var draft = Render<SharedDraftPage>(p => p.Add(x => x.Reference, "25-012-345"));
        draft.WaitForElement($"#wording-agreed-{id}");
        await draft.Find($"#wording-agreed-{id}-no").ChangeAsync("no");
        await draft.Find($"#wording-{id}").InputAsync("Brief the officers.");
        await draft.Find("form").SubmitAsync();
        draft.WaitForElement(".error-summary");
        Assert.Equal(
            [$"#evidence-agreed-{id}", $"#date-agreed-{id}", $"#reason-{id}"],
            draft.FindAll(".error-summary a").Select(a => a.GetAttribute("href")![a.GetAttribute("href")!.IndexOf('#', StringComparison.Ordinal)..]));
        await draft.Find($"#evidence-agreed-{id}").ChangeAsync("yes");
        await draft.Find($"#date-agreed-{id}").ChangeAsync("yes");
        await draft.Find($"#reason-{id}").InputAsync("Training takes a day.");
        await draft.Find("form").SubmitAsync();
        draft.WaitForAssertion(() => Assert.Contains("Your answer is sent", draft.Find(".banner").TextContent, StringComparison.Ordinal));

        await DisposeComponentsAsync();
        await At(data, at.Caseworker);
        var desk = Render<DeskDecisionPage>(p => p.Add(x => x.Reference, "25-012-345"));
        desk.WaitForElement("article");
        var beside = desk.Find("article .side-by-side");
        Assert.Contains("Train the officers.", beside.TextContent, StringComparison.Ordinal);
        Assert.Contains("Brief the officers.", beside.TextContent, StringComparison.Ordinal);
        Assert.Contains("Training takes a day.", beside.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_monitoring_officer_reads_a_draft_and_does_not_answer_it()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await Make(at, isDraft: true);
        await Propose(at);
        await Share(at);
        await At(data, at.MonitoringOfficer);
        var page = Render<SharedDraftPage>(p => p.Add(x => x.Reference, "25-012-345"));
        page.WaitForElement(".summary-list");
        Assert.Contains("Train the officers.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task Publication_asks_about_each_finding_and_keeps_what_was_stated()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await Make(at, isDraft: false);
        await data.Execute("update decisions set summary = 'See Lord Justice Smith.' where reference = '25012345'", null);
        await At(data, at.Caseworker);
        var page = Render<DeskDecisionPage>(p => p.Add(x => x.Reference, "25-012-345"));
        page.WaitForElement("#publication");
        await page.Find("input[value=publish]").ChangeAsync("publish");
        await page.Find("#published-on").ChangeAsync("12");
        await page.Find("#published-on-month").ChangeAsync("1");
        await page.Find("#published-on-year").ChangeAsync("2026");
        await page.Find("form[aria-label=Publication]").SubmitAsync();
        page.WaitForElement("#statement-0-error");
        await page.Find("#statement-0").InputAsync("A judge in a published judgment.");
        await page.Find("form[aria-label=Publication]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("The day of publication is set", page.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Contains("A judge in a published judgment.", page.Find("#amendments").ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_is_previewed_as_seeing_nothing_of_a_draft()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await Start(data);
        await Make(at, isDraft: true);
        await At(data, at.Caseworker);
        var page = Render<DecisionPreviewPage>(p => p.Add(x => x.Reference, "25-012-345"));
        page.WaitForElement("nav[aria-label='Through whose eyes']");
        Assert.Contains("as if the decision did not exist", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Visitor", page.Find("a[aria-current=page]").TextContent);
    }

    private static async Task Make(EvidenceCase at, bool isDraft) => Assert.True((await at.CreateDecision.Create(
        at.Caseworker,
        new CreateDecision
        {
            Reference = "25 012 345",
            IsDraft = isDraft,
            Fields = new DecisionFields
            {
                Authorities = [at.Council],
                ReceivedOn = TypedDate.Blank,
                DecidedOn = TypedDate.Of(EvidenceCase.Today),
                Category = "Housing",
                Subcategory = null,
                Outcome = "Upheld",
                DocumentType = "Statement",
                SatisfactoryRemedy = null,
                Title = "Repairs",
                Summary = "Mr X complained.",
            },
        },
        Cancel)).IsDone);

    private static async Task<long> Propose(EvidenceCase at)
    {
        var found = (await at.DeskDecisions.Find(at.Caseworker, Reference, Cancel))!;
        var fields = new RecommendationFields
        {
            Remedy = "training_or_guidance",
            Text = "Train the officers.",
            PublicSummary = "Train housing officers.",
            Expectation = null,
            DueOn = TypedDate.Of(EvidenceCase.Today.AddDays(30)),
        };
        Assert.True((await at.AddRecommendation.Add(at.Caseworker, new AddRecommendation { Reference = Reference, Version = found.Version, AuthorityId = at.Council, Fields = fields, Statement = null }, Cancel)).IsDone);
        return (await at.DeskDecisions.Find(at.Caseworker, Reference, Cancel))!.Recommendations[0].Action.Id;
    }

    private static async Task Share(EvidenceCase at)
    {
        var version = (await at.DeskDecisions.Find(at.Caseworker, Reference, Cancel))!.Version;
        var share = new ShareDraft { Reference = Reference, Version = version, AnswerBy = TypedDate.Of(EvidenceCase.Today.AddDays(10)), Message = null };
        Assert.True((await at.ShareDraft.Share(at.Caseworker, share, Cancel)).IsDone);
    }

    private async Task<EvidenceCase> Start(TestDatabase data)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        Services.AddMudServices();
        Services.AddSingleton(data.Database).AddSingleton<TimeProvider>(data.Time).AddSingleton(at.Address).AddSingleton<ScopeOf>().AddSingleton(new SignInSettings
        {
            Idle = TimeSpan.FromMinutes(30),
            AuthenticationContext = null,
            OmbudsmanTenantId = await data.Value<string>("select tenant_id from people where id = @PersonId", new { at.Caseworker.PersonId }),
            UsesDemo = true,
        });
        Services.AddEvidenceStore().AddCompliance();
        Services.AddCasework();
        Services.AddDecisions();
        user = AddAuthorization();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return at;
    }

    private async Task At(TestDatabase data, Scope scope)
    {
        var now = data.Time.GetUtcNow();
        await data.Execute(
            "insert into sessions (id, person_id, started_at, expires_at) values (@Name, @PersonId, @now, @until)",
            new { scope.Name, scope.PersonId, now, until = now.AddHours(8) });
        user!.SetAuthorized(scope.Name);
        user.SetClaims(new Claim(SessionClaims.Session, scope.Name));
    }
}
