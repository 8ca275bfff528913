using System.Net;
using System.Text.RegularExpressions;
using CouncilPortal.Compliance;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Scrutiny;

/// <summary>Elected members never reach a personal remedy, an unpublished decision, evidence or an embargoed letter from their dashboard.</summary>
public sealed partial class MembersSeeNothingPrivateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_dashboard_and_whatever_it_links_to_hold_nothing_private(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var own = await Ambleford(data);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        using var start = portal.CreateClient();
        foreach (var role in (Role[])[Role.ScrutinyMember, Role.Leader, Role.MemberResponsibleForComplaints])
        {
            await data.Execute("update memberships set role = @role where person_id = (select id from people where name = 'Sam Scrutiny')", new { role = role.Stored() });
            using var client = await portal.SignedIn("Sam Scrutiny");
            var page = await client.Text("/scrutiny");

            // The two personal remedies are counted, and that is all.
            Assert.Contains("<b>2</b> agreed actions are overdue today.", page, StringComparison.Ordinal);
            Assert.Contains("19 000 001", page, StringComparison.Ordinal);
            Clean(own, "/scrutiny", page);
            foreach (var address in Links().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct())
            {
                using var answer = await client.Get(address);
                Clean(own, address, await answer.Content.ReadAsStringAsync(Cancel));
            }
        }
    }

    [Theory, BothEngines]
    public async Task Another_councils_dashboard_is_not_there_and_a_contributor_has_none(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Ambleford(data);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        using var member = await portal.SignedIn("Sam Scrutiny");
        using var contributor = await portal.SignedIn("Con Tributor");

        Assert.Equal(HttpStatusCode.NotFound, (await member.Get("/scrutiny?council=kestrelby-metropolitan-borough-council")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.Get("/scrutiny")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Overdue_actions_are_counted_from_the_day_after_for_the_own_council_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var today = new DateOnly(2026, 1, 12);
        var own = await data.Council("Ambleford Borough Council", "District");
        var other = await data.Council("Kestrelby Borough Council", "Metropolitan borough");
        foreach (var council in (long[])[own, other])
        {
            var decision = await data.Decision(council, $"1900000{council % 10}", today.AddMonths(-6), publishedOn: null);
            foreach (var (state, due) in ((string, DateOnly)[])
                [
                    ("open", today.AddDays(-1)), ("more_evidence_needed", today.AddDays(-40)), ("awaiting_complainant", today.AddDays(-2)),
                    ("open", today), ("evidence_submitted", today.AddDays(-1)), ("done_late", today.AddDays(-90)), ("withdrawn", today.AddDays(-1)), ("proposed", today.AddDays(-1)),
                ])
            {
                var id = await data.Recommendation(decision, council, "personal_remedy", due);
                await data.Execute("update recommendations set state = @state where id = @id", new { state, id });
            }
        }

        var query = new OverdueCountQuery(data.Database, data.Time);
        foreach (var role in Roles.Council.Except([Role.Contributor]))
        {
            var member = await data.Member(role.DisplayName(), role, own);
            Assert.Equal(3, await query.Of(member, own, Cancel));
            Assert.Null(await query.Of(member, other, Cancel));
        }

        Assert.Null(await query.Of(await data.Member("Con Tributor", Role.Contributor, own), own, Cancel));
        Assert.Null(await query.Of(Scope.Public, own, Cancel));
        data.Time.Advance(TimeSpan.FromHours(15));
        Assert.Equal(4, await query.Of(await data.Member("Sam Scrutiny", Role.ScrutinyMember, own), own, Cancel));
    }

    private static void Clean(PrivateRows own, string address, string html)
    {
        foreach (var word in (string[])[own.Secret, "99 000 001", "99-000-001", "2098-99", "Personal words"])
        {
            Assert.False(html.Contains(word, StringComparison.Ordinal), $"{address} shows a member \"{word}\".");
        }
    }

    /// <summary>A council with something private of every kind, and a published decision with a personal remedy beside its improvement.</summary>
    private static async Task<PrivateRows> Ambleford(TestDatabase data)
    {
        var rows = await PrivateRows.Of(data, "Ambleford Borough Council", "99000001");
        await data.Council("Kestrelby Metropolitan Borough Council", "Metropolitan borough");
        await data.Council("Westmere Council", "Unitary");
        var published = await data.Decision(rows.Council, "19000001", new DateOnly(2025, 3, 3), new DateOnly(2025, 5, 5));
        await data.Recommendation(published, rows.Council, "personal_remedy", new DateOnly(2025, 6, 1));
        await data.Recommendation(published, rows.Council, "service_improvement", new DateOnly(2026, 6, 1));
        await data.Execute("update recommendations set text = 'Personal words' where decision_id = @published", new { published });
        await data.Execute("update recommendations set due_on = '2026-01-11' where id = @Recommendation", rows);
        await data.Figures(rows.Council, "2024-25", 5, 3, 2, 1, 1);
        await data.Execute("insert into annual_categories (authority_id, year, category, upheld) values (@Council, '2024-25', 'Housing', 3)", rows);
        return rows;
    }

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex Links();
}
