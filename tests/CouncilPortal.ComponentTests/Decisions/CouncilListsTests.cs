using Bunit;
using CouncilPortal.Decisions;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Decisions;

/// <summary>A council's decisions, improvements, reports and letters, and the search of all decisions.</summary>
public sealed class CouncilListsTests : PageTest
{
    private const string Slug = "ambleford-borough-council";
    private static readonly DateOnly Decided = new(2025, 9, 1);
    private static readonly DateOnly Published = new(2025, 12, 1);

    [Fact]
    public async Task A_link_officer_sees_the_unpublished_decisions_of_the_council_marked_and_the_public_does_not()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Decision(council, "19012345", Decided, Published);
        await Data.Decision(council, "19012346", Decided, null);
        var officer = await Data.Member("Lena Officer", Role.LinkOfficer, council);

        Assert.Equal("1 decision", Decisions(Scope.Public, "").Find("h2").Text());
        var seen = Decisions(officer, "");
        Assert.Equal("2 decisions", seen.Find("h2").Text());
        Assert.Equal("Not published", Assert.Single(seen.FindAll(".tag")).Text());
    }

    [Fact]
    public async Task A_draft_shared_in_confidence_is_not_shown_as_decided()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Decision(council, "19012345", new DateOnly(2099, 9, 1), null);
        var officer = await Data.Member("Lena Officer", Role.LinkOfficer, council);

        var seen = Decisions(officer, "");

        Assert.Equal("Draft, in confidence", Assert.Single(seen.FindAll(".tag")).Text());
        Assert.Equal("expected 1 September 2099", seen.Find("td[data-label=Decided]").Text());
    }

    [Fact]
    public async Task Decisions_are_narrowed_by_reporting_year_and_outcome()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Decision(council, "19012345", new DateOnly(2025, 3, 31), Published);
        await Data.Decision(council, "19012346", new DateOnly(2025, 4, 1), Published);
        await Data.Execute("update decisions set outcome = 'Not upheld' where reference = '19012346'", null);
        Assert.Contains("19 012 345", Decisions(Scope.Public, "?year=2024-25").Find("tbody").Text(), StringComparison.Ordinal);
        Assert.Contains("19 012 346", Decisions(Scope.Public, "?year=2025-26").Find("tbody").Text(), StringComparison.Ordinal);
        Assert.Contains("19 012 346", Assert.Single(Decisions(Scope.Public, "?outcome=Not+upheld").FindAll("tbody tr")).Text(), StringComparison.Ordinal);
        Assert.Contains("No decision on this council that you can see matches", Decisions(Scope.Public, "?year=2016-17").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Improvements_say_what_was_agreed_and_when_it_was_done_and_nothing_private()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var decision = await Data.Decision(council, "19012345", Decided, Published);
        await Data.Recommendation(decision, council, "personal_remedy", new DateOnly(2026, 2, 1));
        var late = await Data.Recommendation(decision, council, "service_improvement", new DateOnly(2025, 11, 1));
        await Data.Execute("update recommendations set state = 'done_late', done_on = '2025-11-20' where id = @late", new { late });
        var secret = await Data.Recommendation(await Data.Decision(council, "19012346", Decided, null), council, "service_improvement", new DateOnly(2026, 2, 1));
        await Data.Execute("update recommendations set public_summary = 'Unpublished improvement' where id = @secret", new { secret });

        var page = Visit<CouncilImprovementsPage>(Scope.Public, $"/councils/{Slug}/improvements", p => p.Add(x => x.Slug, Slug));
        page.WaitForElement("h2");

        Assert.Equal("1 improvement agreed, and done", page.Find("h2").Text());
        Assert.Contains("Done late, on 20 November 2025", page.Find("tbody").Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("1 November", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Private text", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Unpublished", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_are_narrowed_by_a_category_of_the_statistics_and_the_choice_stays_on_the_page()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Decision(council, "19012345", Decided, Published);
        await Data.Decision(council, "19012346", Decided, Published);
        await Data.Execute("update decisions set category = 'Education' where reference = '19012346'", null);

        var page = Decisions(Scope.Public, "?category=Education+%26+Children%27s+Services&outcome=upheld&year=2025-26");

        Assert.Equal("1 decision as chosen", page.Find("h2").Text());
        Assert.Contains("19 012 346", page.Find("tbody").Text(), StringComparison.Ordinal);
        Assert.Equal(
            ["Education & Children's Services", "2025-26", "Upheld"],
            page.FindAll("select option[selected]").Select(o => o.GetAttribute("value")));
        Assert.Contains("CSV, whatever is chosen above", page.Text(), StringComparison.Ordinal);
        Assert.Contains("2 decisions", Decisions(Scope.Public, "?outcome=investigated").Find("h2").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Improvements_are_narrowed_by_category_year_and_state_and_counted()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        foreach (var (reference, decided) in ((string, DateOnly)[])[("19012345", new(2025, 3, 31)), ("19012346", new(2025, 4, 1))])
        {
            await Data.Recommendation(await Data.Decision(council, reference, decided, Published), council, "service_improvement", new DateOnly(2025, 11, 1));
        }

        await Data.Execute("update recommendations set state = 'done', done_on = '2025-10-20' where decision_id = (select id from decisions where reference = '19012346')", null);

        var all = Improvements("");
        Assert.Equal("2 improvements agreed, 1 of them done", all.Find("h2").Text());
        Assert.DoesNotContain("whatever is chosen", all.Text(), StringComparison.Ordinal);
        var year = Improvements("?category=Housing&year=2025-26");
        Assert.Equal("1 improvement agreed, and done", year.Find("h2").Text());
        Assert.Contains("Done on 20 October 2025", year.Find("tbody").Text(), StringComparison.Ordinal);
        Assert.Equal(["Housing", "2025-26"], year.FindAll("select option[selected]").Select(o => o.GetAttribute("value")));
        Assert.Contains("CSV, whatever is chosen above", year.Text(), StringComparison.Ordinal);
        Assert.Equal("1 improvement agreed, not accepted as done", Improvements("?state=outstanding").Find("h2").Text());
        var none = Improvements("?state=not-done");
        Assert.Equal("No service improvement matches", none.Find("h2").Text());
        Assert.NotNull(none.Find($"a[href='/councils/{Slug}/improvements']:not([aria-current])"));
    }

    [Fact]
    public async Task Reports_are_the_decisions_published_as_reports()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Decision(council, "19012345", Decided, Published);
        await Data.Decision(council, "19012346", Decided, Published);
        await Data.Execute("update decisions set document_type = 'Report' where reference = '19012346'", null);
        var page = Visit<CouncilReportsPage>(Scope.Public, $"/councils/{Slug}/reports", p => p.Add(x => x.Slug, Slug));
        page.WaitForElement("tbody");
        Assert.Contains("19 012 346", Assert.Single(page.FindAll("tbody tr")).Text(), StringComparison.Ordinal);
        Assert.Contains("Not recorded here", page.Find("tbody").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_says_when_members_considered_it_in_public_and_nothing_of_the_answer()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var report = await Data.Decision(council, "19012346", Decided, Published);
        await Data.Execute("update decisions set document_type = 'Report'", null);
        await Data.Execute(
            """
            insert into report_facts (decision_id, authority_id, number, kind, happened_on, body, place, link, is_open, at, by_name)
            values (@report, @council, 1, 'considered', '2020-03-03', 'full_council', 'Council', 'https://ambleford.example/minutes', true, @now, 'Mo Nitoring');
            insert into report_facts (decision_id, authority_id, number, kind, happened_on, choice, note, at, by_name)
            values (@report, @council, 2, 'answered', '2020-03-04', 'accepted', 'Words between us', @now, 'Mo Nitoring')
            """,
            new { report, council, now = Data.Time.GetUtcNow() });
        var page = Visit<CouncilReportsPage>(Scope.Public, $"/councils/{Slug}/reports", p => p.Add(x => x.Slug, Slug));
        page.WaitForElement("tbody");
        Assert.Contains("3 March 2020, by full council: Council", page.Find("tbody").Text(), StringComparison.Ordinal);
        Assert.Equal("https://ambleford.example/minutes", page.Find("tbody td a").GetAttribute("href"));
        Assert.DoesNotContain("Words between us", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Mo Nitoring", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_lists_say_so()
    {
        await Data.Council("Ambleford Borough Council", "District");
        Assert.Contains("holds no published decision", Decisions(Scope.Public, "").Text(), StringComparison.Ordinal);
        var improvements = Visit<CouncilImprovementsPage>(Scope.Public, $"/councils/{Slug}/improvements", p => p.Add(x => x.Slug, Slug));
        improvements.WaitForAssertion(() => Assert.Contains("holds no published service improvement", improvements.Text(), StringComparison.Ordinal));
        var letters = Visit<CouncilLettersPage>(Scope.Public, $"/councils/{Slug}/letters", p => p.Add(x => x.Slug, Slug));
        letters.WaitForAssertion(() => Assert.Contains("holds no published letter", letters.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_letter_is_public_from_its_publication_and_not_before()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var now = Data.Time.GetUtcNow();
        await Data.Letter(council, "2023-24", now.AddDays(-9), now.AddDays(-2));
        await Data.Letter(council, "2024-25", now.AddDays(-2), now.AddDays(5));
        var officer = await Data.Member("Chris Executive", Role.ChiefExecutive, council);
        var list = Visit<CouncilLettersPage>(officer, $"/councils/{Slug}/letters", p => p.Add(x => x.Slug, Slug));
        list.WaitForElement("main ul, li a");
        Assert.DoesNotContain("2024-25", list.Text(), StringComparison.Ordinal);
        var letter = Visit<CouncilLetterPage>(Scope.Public, $"/councils/{Slug}/letters/2023-24", p => p.Add(x => x.Slug, Slug).Add(x => x.YearText, "2023-24"));
        letter.WaitForAssertion(() => Assert.Contains("Complaints upheld", letter.Text(), StringComparison.Ordinal));
        Visit<CouncilLetterPage>(officer, $"/councils/{Slug}/letters/2024-25", p => p.Add(x => x.Slug, Slug).Add(x => x.YearText, "2024-25"));
        Assert.True(IsNotFound);
    }

    [Theory]
    [InlineData("?q=DELAYED", 2)]
    [InlineData("?q=19+012+346", 1)]
    [InlineData("?q=100%25", 0)]
    [InlineData("?council=ambleford-borough-council", 1)]
    [InlineData("?category=Planning", 0)]
    [InlineData("?from=2025-09-02", 1)]
    [InlineData("?to=2025-09-01&outcome=Upheld", 1)]
    [InlineData("?from=nonsense&page=-4", 2)]
    public async Task Decisions_are_searched_by_words_reference_council_category_outcome_and_date(string query, int expected)
    {
        await Data.Decision(await Data.Council("Ambleford Borough Council", "District"), "19012345", Decided, Published);
        await Data.Decision(await Data.Council("Dunmarsh County Council", "County"), "19012346", Decided.AddDays(1), Published);
        var page = Visit<DecisionsPage>(Scope.Public, $"/decisions{query}", _ => { });
        page.WaitForElement("h2");
        Assert.Equal(expected, page.FindAll("tbody tr").Count);
    }

    private IRenderedComponent<CouncilImprovementsPage> Improvements(string query)
    {
        var page = Visit<CouncilImprovementsPage>(Scope.Public, $"/councils/{Slug}/improvements{query}", p => p.Add(x => x.Slug, Slug));
        page.WaitForElement("h2");
        return page;
    }

    private IRenderedComponent<CouncilDecisionsPage> Decisions(Scope scope, string query)
    {
        var page = Visit<CouncilDecisionsPage>(scope, $"/councils/{Slug}/decisions{query}", p => p.Add(x => x.Slug, Slug));
        page.WaitForElement("h2");
        return page;
    }
}
