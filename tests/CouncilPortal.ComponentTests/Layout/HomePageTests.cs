using Bunit;
using CouncilPortal.Layout;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Layout;

/// <summary>The first page answers the question that its reader comes with.</summary>
public sealed class HomePageTests : PageTest
{
    [Fact]
    public void A_visitor_searches_for_a_council_without_script()
    {
        var page = Home(Scope.Public);
        var form = page.Find("form");
        Assert.Equal(("get", "/councils"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal("q", page.Find("input").GetAttribute("name"));
        Assert.Single(page.FindAll("a[href='/sign-in']"));
    }

    [Theory]
    [InlineData(Role.Caseworker, false)]
    [InlineData(Role.Administrator, false)]
    [InlineData(Role.Publisher, true)]
    public async Task Of_the_Ombudsmans_people_publishers_alone_are_told_of_years_that_are_not_public(Role role, bool isTold)
    {
        var page = Home(await Data.Member("Somebody", role, null));
        page.WaitForAssertion(() => Assert.Contains("you also see decisions there that are not published yet", page.Text(), StringComparison.Ordinal));
        Assert.Equal(isTold, page.Text().Contains("the figures of years that are not public; each opening of figures that were brought in is recorded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_officer_sees_what_is_overdue_due_back_and_waiting_each_one_click_away()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var decision = await Data.Decision(council, "19012345", new DateOnly(2025, 9, 1), null);
        await Data.Recommendation(decision, council, "service_improvement", new DateOnly(2026, 1, 9));
        await Data.Recommendation(decision, council, "service_improvement", new DateOnly(2026, 1, 20));
        var submitted = await Data.Recommendation(decision, council, "service_improvement", new DateOnly(2026, 1, 21));
        await Data.Execute("update recommendations set state = 'evidence_submitted' where id = @submitted", new { submitted });

        var page = Home(await Data.Member("Lena Officer", Role.LinkOfficer, council));

        Assert.Equal(
            ["1 overdue", "1 due in the next two weeks", "0 came back: more evidence needed", "1 with the Ombudsman", "0 waiting for the complainant"],
            page.FindAll(".count-card").Select(c => c.Text()));
        Assert.Equal("/actions?due=overdue", page.Find(".count-card").GetAttribute("href"));
        Assert.Contains("3 days late", page.Find("tbody tr").Text(), StringComparison.Ordinal);
        Assert.Contains("Nobody yet", page.Find("tbody tr").Text(), StringComparison.Ordinal);
        Assert.Contains("Invented for demonstration", page.Find(".invented").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chief_executive_sees_what_is_overdue_without_anything_private()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var decision = await Data.Decision(council, "19012345", new DateOnly(2025, 9, 1), null);
        await Data.Recommendation(decision, council, "personal_remedy", new DateOnly(2026, 1, 9));
        var page = Home(await Data.Member("Chris Executive", Role.ChiefExecutive, council));
        page.WaitForAssertion(() => Assert.Contains("1 agreed action is overdue", page.Text(), StringComparison.Ordinal));
        Assert.DoesNotContain("Private text", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href^='/actions/']"));
    }

    [Fact]
    public async Task A_scrutiny_member_is_led_to_the_councils_public_pages_and_to_no_action()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var page = Home(await Data.Member("Sam Scrutiny", Role.ScrutinyMember, council));
        Assert.NotEmpty(page.FindAll("a[href='/councils/ambleford-borough-council']"));
        Assert.Empty(page.FindAll("a[href^='/actions']"));
    }

    [Fact]
    public async Task A_caseworker_sees_how_many_submissions_wait()
    {
        var page = Home(await Data.Member("Casey Worker", Role.Caseworker, null));
        Assert.Equal("0 submissions wait for a review", page.WaitForElement(".count-card").Text());
    }

    [Fact]
    public void Navigation_offers_only_pages_that_are_there_and_that_the_role_may_open()
    {
        var pages = typeof(App).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(Microsoft.AspNetCore.Components.RouteAttribute), false))
            .Select(r => ((Microsoft.AspNetCore.Components.RouteAttribute)r).Template).ToHashSet();
        foreach (var role in Roles.Council.Concat(Roles.Ombudsman))
        {
            var scope = Scope.Person(1, "Somebody", "session", [new Grant(role.IsOmbudsman() ? null : 1, role)]);
            Assert.All(NavigationLinks.For(scope), link => Assert.Contains(link.Address, pages));
        }

        Assert.Equal(["/councils", "/decisions", "/compare", "/national"], NavigationLinks.For(Scope.Public).Select(l => l.Address));
    }

    private IRenderedComponent<HomePage> Home(Scope scope)
    {
        var page = Visit<HomePage>(scope, "/", _ => { });
        page.WaitForElement("h1");
        return page;
    }
}
