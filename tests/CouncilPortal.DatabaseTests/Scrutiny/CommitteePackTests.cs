using System.Net;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Scrutiny;

/// <summary>Who opens the committee pack of a year, before and after its publication, and what is in it.</summary>
public sealed class CommitteePackTests
{
    private const string Closed = "/scrutiny/pack/2025-26";
    private const string Slug = "ambleford-borough-council";
    private static readonly string[] Forms = ["", "/pack.docx", "/pack.ods", "/pack.pdf"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Before_publication_it_is_for_the_councils_officers_alone_and_each_opening_is_recorded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);
        foreach (var (name, role) in new[] { ("Chris Executive", Role.ChiefExecutive), ("Chris Executive", Role.Delegate), ("Lena Officer", Role.LinkOfficer), ("Mo Nitoring", Role.MonitoringOfficer) })
        {
            await data.Execute("update memberships set role = @role where person_id = (select id from people where name = @name)", new { name, role = role.Stored() });
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound], await Statuses(portal, name, Closed));
        }

        Assert.Equal(
            ["Committee pack 2025-26, page", "Committee pack 2025-26, Word", "Committee pack 2025-26, ODS"],
            await data.Rows<string>("select detail from audit where action = 'committee pack read under embargo' and who = 'Lena Officer' and authority_id = (select id from authorities where slug = @Slug) order by id", new { Slug }));
        Assert.Equal(
            ["committee pack", "committee pack as Word", "committee pack as ODS"],
            await data.Rows<string>("select what from embargo_openings where person_name = 'Lena Officer' and year = '2025-26' and letter_id is not null order by id", null));
        using var officer = await portal.SignedIn("Mo Nitoring");
        var page = await officer.Text(Closed);
        Assert.Contains("Not public until 16 January 2026 at 9am", page, StringComparison.Ordinal);
        Assert.Contains("In 2025-26 we upheld three of five.", page, StringComparison.Ordinal);
        Assert.Contains("3 of 5 investigations", page, StringComparison.Ordinal);
        Assert.DoesNotContain("91%", page, StringComparison.Ordinal);

        data.Time.Advance(TimeSpan.FromDays(4));
        var recorded = await data.Value<long>("select count(*) from audit where action = 'committee pack read under embargo'", null);
        using var later = await portal.SignedIn("Mo Nitoring");
        Assert.Contains("91%", await later.Text(Closed), StringComparison.Ordinal);
        Assert.Equal(recorded, await data.Value<long>("select count(*) from audit where action = 'committee pack read under embargo'", null));
    }

    [Theory, BothEngines]
    public async Task A_member_finds_none_before_publication_even_where_that_letter_was_granted_and_has_it_from_then_on(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);
        HttpStatusCode[] none = [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound];
        using (await portal.SignedIn("Sam Scrutiny"))
        {
            await data.Execute(
                "insert into letter_grants (letter_id, person_id, granted_at, granted_by, granted_by_name) select l.id, p.id, @now, p.id, 'Chris' from letters l, people p where p.name = 'Sam Scrutiny'",
                new { now = data.Time.GetUtcNow() });
        }

        foreach (var role in new[] { Role.ScrutinyMember, Role.Leader, Role.MemberResponsibleForComplaints })
        {
            await data.Execute("update memberships set role = @role where person_id = (select id from people where name = 'Sam Scrutiny')", new { role = role.Stored() });
            using var member = await portal.SignedIn("Sam Scrutiny");
            var letter = await member.Text("/letters/2025-26");
            Assert.DoesNotContain("/scrutiny/pack/2025-26", letter, StringComparison.Ordinal);
            Assert.DoesNotContain("2025-26", await member.Text("/scrutiny"), StringComparison.Ordinal);
            Assert.Equal(none, await Statuses(portal, "Sam Scrutiny", Closed));
        }

        data.Time.Advance(TimeSpan.FromDays(4));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound], await Statuses(portal, "Sam Scrutiny", Closed));
        using var later = await portal.SignedIn("Sam Scrutiny");
        Assert.Contains("/scrutiny/pack/2025-26", await later.Text("/scrutiny"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Others_have_none_and_one_that_does_not_exist_is_not_there(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);
        data.Time.Advance(TimeSpan.FromDays(4));

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.Forbidden, 4), await Statuses(portal, "Con Tributor", Closed));
        Assert.Equal(Enumerable.Repeat(HttpStatusCode.Forbidden, 4), await Statuses(portal, "Pat Publisher", Closed));
        Assert.Equal(Enumerable.Repeat(HttpStatusCode.NotFound, 4), await Statuses(portal, "Kit Kestrelby", Closed));
        using var kit = await portal.SignedIn("Kit Kestrelby");
        using var visitor = portal.CreateClient();
        using var member = await portal.SignedIn("Sam Scrutiny");
        foreach (var form in Forms)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await kit.Get($"{Closed}{form}?council={Slug}")).StatusCode);
            Assert.Equal(HttpStatusCode.Found, (await visitor.Get($"{Closed}{form}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/scrutiny/pack/1999-00{form}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/scrutiny/pack/nonsense{form}")).StatusCode);
        }
    }

    [Theory, BothEngines]
    public async Task An_officer_has_none_before_the_letter_is_issued(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);
        await data.Execute("update letters set issued_at = @later", new { later = data.Time.GetUtcNow().AddHours(1) });
        Assert.Equal(Enumerable.Repeat(HttpStatusCode.NotFound, 4), await Statuses(portal, "Chris Executive", Closed));
    }

    [Theory, BothEngines]
    public async Task Nothing_private_or_unpublished_is_in_any_form_and_published_late_remedies_are_named(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await Embargoed(data);
        var council = await data.Value<long>("select id from authorities where slug = @Slug", new { Slug });
        var published = await data.Decision(council, "25000001", new DateOnly(2025, 5, 1), new DateOnly(2025, 7, 1));
        var hidden = await data.Decision(council, "25000002", new DateOnly(2025, 5, 2), publishedOn: null);
        var failed = await data.Decision(council, "25000003", new DateOnly(2025, 5, 3), new DateOnly(2025, 7, 1));
        foreach (var decision in new[] { published, hidden, failed })
        {
            await data.Recommendation(decision, council, "personal_remedy", new DateOnly(2025, 8, 1));
            await data.Recommendation(decision, council, "service_improvement", new DateOnly(2025, 8, 1));
        }

        await data.Execute("update recommendations set public_summary = 'Train planning officers.' where decision_id = @hidden", new { hidden });
        await data.Execute("update recommendations set state = 'done_late', done_on = '2025-09-01' where decision_id = @published and kind = 'service_improvement'", new { published });
        foreach (var (decision, outcome, on) in new[] { (published, "not_complete_not_satisfied", "2025-10-01"), (published, "completed_late", "2025-10-02"), (hidden, "completed_late", "2025-10-02"), (failed, "complete_satisfied", "2025-10-02") })
        {
            await data.Execute(
                "insert into compliance_outcomes (decision_id, authority_id, outcome, recorded_at, recorded_on, recorded_by_name) values (@decision, @council, @outcome, @now, @on, 'Casey Worker')",
                new { decision, council, outcome, now = data.Time.GetUtcNow(), on = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture) });
        }

        data.Time.Advance(TimeSpan.FromDays(4));
        using var member = await portal.SignedIn("Sam Scrutiny");
        var page = await member.Text(Closed);
        var word = PackText.Word(await member.GetByteArrayAsync(new Uri($"{Closed}/pack.docx", UriKind.Relative), Cancel));
        var sheets = PackText.Sheets(await member.GetByteArrayAsync(new Uri($"{Closed}/pack.ods", UriKind.Relative), Cancel));
        Assert.Contains("Done late, on 1 September 2025", page, StringComparison.Ordinal);
        foreach (var text in new[] { PackText.Html(page), word, sheets })
        {
            Assert.Contains("25 000 001", text, StringComparison.Ordinal);
            Assert.Contains("Remedy completed late", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Remedy not complete", text, StringComparison.Ordinal);
            Assert.Contains("Train housing officers.", text, StringComparison.Ordinal);
            foreach (var hiddenWord in new[] { "25 000 002", "Train planning officers.", "Private text", "overdue" })
            {
                Assert.DoesNotContain(hiddenWord, text, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Ambleford's letter of 2025-26, issued three days ago and public with the year in four days.</summary>
    private static async Task<TestPortal> Embargoed(TestDatabase data)
    {
        var portal = await TestPortal.WithDemoPeople(data);
        var council = await data.Value<long>("select id from authorities where slug = @Slug", new { Slug });
        var (issued, opens) = (data.Time.GetUtcNow().AddDays(-3), data.Time.GetUtcNow().AddDays(4));
        await data.Execute("insert into reporting_years (year, public_from) values ('2025-26', @opens) on conflict (year) do update set public_from = excluded.public_from", new { opens });
        await data.Execute("insert into annual_averages (type, year, upheld_rate) values ('District', '2025-26', 91)", null);
        await data.Figures(council, "2025-26", 5, 3, 8, 7, 2);
        await data.Letter(council, "2025-26", issued, opens);
        return portal;
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> Statuses(TestPortal portal, string name, string address)
    {
        using var client = await portal.SignedIn(name);
        var statuses = new List<HttpStatusCode>();
        foreach (var form in Forms)
        {
            using var answer = await client.Get($"{address}{form}");
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }
}
