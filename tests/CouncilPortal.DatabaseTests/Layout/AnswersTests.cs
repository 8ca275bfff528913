using System.Net;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Layout;

/// <summary>What every answer carries, and what is answered when something is not there.</summary>
public sealed class AnswersTests
{
    [Fact]
    public async Task Every_answer_lets_only_the_portals_own_scripts_run_and_nobody_frame_it()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        foreach (var address in new[] { "/", "/councils", "/nowhere", "/portal.css" })
        {
            var answer = await client.Get(address);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'self'; script-src 'self'; style-src-elem 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Read_pages_carry_no_script_and_their_text_goes_compressed()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        foreach (var address in new[] { "/", "/councils/ambleford-borough-council", "/compare", "/decisions", "/accessibility", "/privacy", "/cookies", "/credits" })
        {
            Assert.DoesNotContain("<script", await client.Text(address), StringComparison.Ordinal);
        }

        using var asked = new HttpRequestMessage(HttpMethod.Get, "/councils");
        asked.Headers.AcceptEncoding.ParseAdd("br");
        Assert.Equal("br", Assert.Single((await client.SendAsync(asked, TestContext.Current.CancellationToken)).Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task What_is_not_there_is_404_with_a_page_also_for_a_form()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        foreach (var address in new[] { "/nowhere", "/councils/nowhere", "/decisions/19-012-345", "/decisions/nonsense", "/councils/ambleford-borough-council?year=1066", "/councils/nowhere/decisions.csv" })
        {
            var answer = await client.Get(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("Page not found", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        using var form = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync(new Uri("/nowhere", UriKind.Relative), form, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task An_old_address_of_a_council_and_another_form_of_a_reference_lead_on_for_good()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        await data.Execute("insert into former_names (authority_id, name, slug) select id, 'Amble', 'amble' from authorities where slug = 'ambleford-borough-council'", null);
        foreach (var (from, to) in new[]
        {
            ("/councils/amble?year=2023-24", "/councils/ambleford-borough-council?year=2023-24"),
            ("/councils/amble/decisions", "/councils/ambleford-borough-council/decisions"),
            ("/councils/amble/statistics.csv", "/councils/ambleford-borough-council/statistics.csv"),
            ("/decisions/19012345", "/decisions/19-012-345"),
        })
        {
            var answer = await client.Get(from);
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
            Assert.Equal(to, answer.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task A_signed_in_persons_pages_are_kept_by_no_cache()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = await portal.SignedIn("Sam Scrutiny");
        Assert.Equal("no-store", $"{(await client.Get("/")).Headers.CacheControl}");
        Assert.Equal("no-store", $"{(await client.Get("/councils/ambleford-borough-council/statistics.csv")).Headers.CacheControl}");
    }

    [Theory, BothEngines]
    public async Task A_download_is_a_table_in_which_no_cell_is_a_formula(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        var council = await data.Value<long>("select id from authorities where slug = 'ambleford-borough-council'", null);
        var day = new DateOnly(2025, 9, 1);
        var decision = await data.Decision(council, "19012345", day, day.AddMonths(3));
        await data.Execute("update decisions set title = '=1+1', summary = '@sum, \"quoted\"' where id = @decision", new { decision });
        await data.Recommendation(decision, council, "service_improvement", day.AddMonths(4));
        await data.Figures(council, "2023-24", 30, 23, outcomes: 5, complied: 5, late: 1);

        var decisions = (await client.Text("/councils/ambleford-borough-council/decisions.csv")).Split("\r\n");
        Assert.Equal("authority,reference,decided_on,category,subcategory,outcome,document_type,published_on,title,summary", decisions[0]);
        Assert.Contains("\"'=1+1\",\"'@sum, \"\"quoted\"\"\"", decisions[1], StringComparison.Ordinal);
        Assert.Contains("Train housing officers.,2025-09-01,Not yet done,", await client.Text("/councils/ambleford-borough-council/improvements.csv"), StringComparison.Ordinal);
        Assert.Contains("Ambleford Borough Council,2023-24,,,,,,,,,30,23,0,5,5,1,", await client.Text("/councils/ambleford-borough-council/statistics.csv"), StringComparison.Ordinal);
    }
}
