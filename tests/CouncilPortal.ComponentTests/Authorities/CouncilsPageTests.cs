using Bunit;
using CouncilPortal.Authorities;
using CouncilPortal.Imports;
using CouncilPortal.ReferenceData;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Authorities;

/// <summary>Finding a council, over the councils that are shipped.</summary>
public sealed class CouncilsPageTests : PageTest
{
    [Theory]
    [InlineData("kent", "Kent County Council")]
    [InlineData("KENT council", "Kent County Council")]
    [InlineData("E10000016", "Kent County Council")]
    [InlineData("king's lynn", "Borough Council of Kings Lynn and West Norfolk")]
    public async Task A_council_is_found_by_part_of_its_name_or_its_code(string search, string name)
    {
        await Load();
        Assert.Contains(name, Names(Search($"q={Uri.EscapeDataString(search)}")));
    }

    [Fact]
    public async Task An_abolished_council_is_found_and_leads_to_its_successors()
    {
        await Load();
        var page = Search("q=northamptonshire+county");
        Assert.Equal("Abolished 1 April 2021. Now North Northamptonshire Council and West Northamptonshire Council.", page.Find("tbody th div").Text());
        Assert.Contains(page.FindAll("tbody th div a"), a => a.GetAttribute("href") == "/councils/west-northamptonshire-council");
    }

    [Fact]
    public async Task A_renamed_council_is_found_by_its_former_name()
    {
        var council = await Data.Council("Newname Council", "Unitary");
        await Data.Execute("insert into former_names (authority_id, name, slug) values (@council, 'Oldname Borough', 'oldname-borough')", new { council });
        var page = Search("q=oldname");
        Assert.Equal("Newname Council", Assert.Single(Names(page)));
        Assert.Equal("Formerly Oldname Borough", page.Find("tbody th div").Text());
    }

    [Fact]
    public async Task Type_and_region_narrow_the_list_and_stay_chosen()
    {
        await Load();
        var page = Search("q=council&type=County&region=South+East");
        Assert.Equal(["East Sussex County Council", "Hampshire County Council", "Kent County Council", "Oxfordshire County Council", "Surrey County Council", "West Sussex County Council"], Names(page).Where(n => !n.StartsWith("Buckingham", StringComparison.Ordinal)));
        Assert.Equal("County", page.Find("#type option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task Nothing_found_says_so_and_what_to_do()
    {
        await Load();
        var page = Search("q=atlantis%25");
        Assert.Equal("No council matches “atlantis%”", page.Find("h2").Text());
        Assert.Contains("Check the spelling", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_county_finds_itself_first_and_then_its_districts()
    {
        await Load();
        var page = Search("q=kent");
        Assert.Equal("Kent County Council", Names(page).First());
        Assert.Contains("Maidstone Borough Council", Names(page));
        Assert.Equal("In the area of Kent County Council", page.FindAll("tbody tr").Single(r => r.Text().Contains("Maidstone", StringComparison.Ordinal)).QuerySelector("th div")!.Text());
    }

    [Theory]
    [InlineData("TN12 6AB")]
    [InlineData("sw1a")]
    public async Task A_postcode_is_not_known_and_the_way_to_the_council_is_told(string search)
    {
        await Load();
        var page = Search($"q={Uri.EscapeDataString(search)}");
        Assert.Contains("does not know postcodes", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Check the spelling", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_list_comes_in_pages_that_keep_the_filter()
    {
        await Load();
        var page = Search("type=District&page=2");
        Assert.Contains("Page 2 of ", page.Find(".pager").Text(), StringComparison.Ordinal);
        Assert.Equal("/councils?type=District&page=3", page.Find(".pager a[rel=next]").GetAttribute("href"));
        Assert.Equal("/councils?type=District", page.Find(".pager a[rel=prev]").GetAttribute("href"));
    }

    [Fact]
    public async Task An_invented_council_is_marked_in_the_list()
    {
        await Data.Council("Ambleford Borough Council", "District");
        Assert.Contains("(invented for demonstration)", Search("q=ambleford").Find("tbody th").Text(), StringComparison.Ordinal);
    }

    private async Task Load() => await new ReferenceDataLoader(Data.Database, new Importer(Data.Database, Data.Time), Data.Time).Load(Xunit.TestContext.Current.CancellationToken);

    private IRenderedComponent<CouncilsPage> Search(string query)
    {
        var page = Visit<CouncilsPage>(Scope.Public, $"/councils?{query}", _ => { });
        page.WaitForElement("h2");
        return page;
    }

    private static IEnumerable<string> Names(IRenderedComponent<CouncilsPage> page) => page.FindAll("tbody th > a").Select(a => a.Text());
}
