using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CouncilPortal.Calendar;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Calendar;

/// <summary>Deadlines over HTTP, read by a reader other than the library that writes them.</summary>
public sealed partial class CalendarTests
{
    [Theory, BothEngines]
    public async Task The_feed_shows_what_its_person_sees_moved_and_cancelled_deadlines_among_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (officer, action) = await Scene(data);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        var token = await new CalendarAddresses(data.Database, data.Time).Make(officer, CancellationToken.None);

        var before = Assert.Single(await Feed(portal, token!));
        Assert.Equal((new DateOnly(2026, 2, 2), "CONFIRMED"), (before.Date("DTSTART"), before.Text("STATUS")));

        await data.Execute("update recommendations set due_on = '2026-03-02', version = version + 1 where id = @action", new { action });
        await data.Execute(
            """
            insert into deadline_changes (recommendation_id, authority_id, from_date, to_date, reason, at, by_name)
            select id, authority_id, '2026-02-02', '2026-03-02', 'Exceptional', @now, 'Ombudsman' from recommendations where id = @action
            """,
            new { action, now = data.Time.GetUtcNow() });
        var moved = Assert.Single(await Feed(portal, token!));
        Assert.Equal((before.Text("UID"), new DateOnly(2026, 3, 2)), (moved.Text("UID"), moved.Date("DTSTART")));
        Assert.True(Sequence(moved) > Sequence(before));

        data.Time.Advance(TimeSpan.FromDays(1));
        await Settle(data, action, "withdrawn");
        var cancelled = Assert.Single(await Feed(portal, token!));
        Assert.Equal((before.Text("UID"), "CANCELLED"), (cancelled.Text("UID"), cancelled.Text("STATUS")));
        Assert.True(Sequence(cancelled) > Sequence(moved));

        data.Time.Advance(DeadlinesQuery.Farewell);
        Assert.Empty(await Feed(portal, token!));
    }

    [Theory, BothEngines]
    public async Task A_role_that_is_withdrawn_empties_the_feed_at_once_and_a_tenant_off_the_list_too(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (officer, _) = await Scene(data);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        var token = await new CalendarAddresses(data.Database, data.Time).Make(officer, CancellationToken.None);
        Assert.Single(await Feed(portal, token!));
        await data.Execute("update tenants set listed = false where id = (select tenant_id from people where id = @PersonId)", new { officer.PersonId });
        Assert.Empty(await Feed(portal, token!));
        await data.Execute("update tenants set listed = true where id = (select tenant_id from people where id = @PersonId)", new { officer.PersonId });
        Assert.Single(await Feed(portal, token!));
        await data.Execute("update memberships set ended_at = @now where person_id = @PersonId", new { officer.PersonId, now = data.Time.GetUtcNow() });
        Assert.Empty(await Feed(portal, token!));
    }

    [Theory, BothEngines]
    public async Task A_contributor_has_what_is_assigned_a_monitoring_officer_the_councils_and_members_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (officer, action) = await Scene(data);
        var council = officer.Grants[0].AuthorityId!.Value;
        var contributor = await data.Member("Con Tributor", Role.Contributor, council);
        var deadlines = new DeadlinesQuery(data.Database, data.Time);
        Assert.Empty(await deadlines.Own(contributor, CancellationToken.None));
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @action", new { contributor.PersonId, action });
        Assert.Single(await deadlines.Own(contributor, CancellationToken.None));
        Assert.Single(await deadlines.Own(await data.Member("Mo Nitoring", Role.MonitoringOfficer, council), CancellationToken.None));
        foreach (var role in new[] { Role.ChiefExecutive, Role.Delegate, Role.ScrutinyMember, Role.Leader, Role.MemberResponsibleForComplaints })
        {
            Assert.Empty(await deadlines.Own(await data.Member(role.DisplayName(), role, council), CancellationToken.None));
        }

        Assert.Empty(await deadlines.Own(await data.Member("Kit Kestrelby", Role.LinkOfficer, await data.Council("Kestrelby", "District")), CancellationToken.None));
        Assert.Empty(await deadlines.Own(Scope.Public, CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task What_is_no_more_than_proposed_is_in_no_calendar(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (officer, action) = await Scene(data);
        await data.Execute("update recommendations set state = 'proposed' where id = @action", new { action });
        Assert.Empty(await new DeadlinesQuery(data.Database, data.Time).Own(officer, CancellationToken.None));
        Assert.Null(await new DeadlinesQuery(data.Database, data.Time).Find(officer, action, CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task A_revoked_or_replaced_address_is_nobodys_and_only_a_hash_is_kept(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (officer, _) = await Scene(data);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        using var client = portal.CreateClient();
        var addresses = new CalendarAddresses(data.Database, data.Time);
        var first = await addresses.Make(officer, CancellationToken.None);
        Assert.Equal(43, first!.Length);
        Assert.Equal(0, await data.Value<long>("select count(*) from calendar_addresses where token_hash like '%' || @first || '%'", new { first }));
        var second = await addresses.Make(officer, CancellationToken.None);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/calendar/{first}.ics")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/calendar/{second}.ics")).StatusCode);
        Assert.Equal(data.Time.GetUtcNow(), (await addresses.Own(officer, CancellationToken.None))!.ReadAt);
        Assert.True(await addresses.Revoke(officer, CancellationToken.None));
        Assert.False(await addresses.Revoke(officer, CancellationToken.None));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/calendar/{second}.ics")).StatusCode);
        Assert.Null(await addresses.Own(officer, CancellationToken.None));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/calendar/guessed.ics")).StatusCode);
        Assert.Equal(2, await data.Value<long>("select count(*) from audit where action = 'calendar address made'", null));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again_and_is_kept_by_no_shared_cache()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var (officer, action) = await Scene(data);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        using var client = portal.CreateClient();
        var token = await new CalendarAddresses(data.Database, data.Time).Make(officer, CancellationToken.None);
        using var first = await client.Get($"/calendar/{token}.ics");
        Assert.Equal("text/calendar", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", first.Content.Headers.ContentType?.CharSet);
        Assert.True(first.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal(["noindex"], first.Headers.GetValues("X-Robots-Tag"));
        Assert.DoesNotContain("Set-Cookie", first.Headers.Select(h => h.Key));
        data.Time.Advance(TimeSpan.FromHours(7));
        using var again = await Asked(client, token!, first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        await data.Execute("update recommendations set due_on = '2026-03-02', version = version + 1 where id = @action", new { action });
        using var changed = await Asked(client, token!, first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory, BothEngines]
    public async Task One_deadline_is_a_file_for_who_may_read_the_action(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var council = await data.Value<long>("select id from authorities where name = 'Ambleford Borough Council'", null);
        var action = await data.Recommendation(await data.Decision(council, "25000001", new DateOnly(2025, 12, 1), null), council, "personal_remedy", new DateOnly(2026, 2, 2));
        using var officer = await portal.SignedIn("Lena Officer");
        using var answer = await officer.Get($"/actions/{action}/deadline.ics");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Matches(@"^deadline-25-000-001-\d+\.ics$", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"') ?? "");
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var one = Assert.Single(StrictCalendar.Read(bytes).Parts, p => p.Name == "VEVENT");
        Assert.Equal("Due: Apology, 25 000 001", one.Text("SUMMARY"));
        Assert.DoesNotContain("Private text", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        using var kit = await portal.SignedIn("Kit Kestrelby");
        Assert.Equal(HttpStatusCode.NotFound, (await kit.Get($"/actions/{action}/deadline.ics")).StatusCode);
        using var executive = await portal.SignedIn("Chris Executive");
        Assert.Equal(HttpStatusCode.Forbidden, (await executive.Get($"/actions/{action}/deadline.ics")).StatusCode);
        using var visitor = portal.CreateClient();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get($"/actions/{action}/deadline.ics")).StatusCode);
    }

    [Fact]
    public async Task On_the_page_an_address_is_made_seen_once_and_revoked()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var officer = await portal.SignedIn("Lena Officer");
        Assert.Contains("You have no calendar address", await officer.Text("/settings/calendar"), StringComparison.Ordinal);
        using var made = await officer.PostForm("/settings/calendar", "/settings/calendar", new KeyValuePair<string, string>("_handler", "make"));
        var address = Address().Match(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Value;
        Assert.NotEmpty(address);
        using var program = portal.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await program.Get(address)).StatusCode);
        Assert.DoesNotContain(address, await officer.Text("/settings/calendar"), StringComparison.Ordinal);
        using var revoked = await officer.PostForm("/settings/calendar", "/settings/calendar", new KeyValuePair<string, string>("_handler", "revoke"));
        Assert.Equal(HttpStatusCode.NotFound, (await program.Get(address)).StatusCode);
    }

    private static async Task<(Scope Officer, long Action)> Scene(TestDatabase data)
    {
        var council = await data.Council("Ambleford", "District");
        var officer = await data.Member("Lena Officer", Role.LinkOfficer, council);
        var action = await data.Recommendation(await data.Decision(council, "25000001", new DateOnly(2025, 12, 1), null), council, "personal_remedy", new DateOnly(2026, 2, 2));
        await data.Execute(
            "insert into recommendation_events (recommendation_id, authority_id, kind, state, at, by_name) values (@action, @council, 'opened', 'open', @now, 'Ombudsman')",
            new { action, council, now = data.Time.GetUtcNow() });
        return (officer, action);
    }

    private static async Task Settle(TestDatabase data, long action, string state)
    {
        await data.Execute("update recommendations set state = @state, version = version + 1 where id = @action", new { action, state });
        await data.Execute(
            """
            insert into recommendation_events (recommendation_id, authority_id, kind, state, at, by_name)
            select id, authority_id, 'settled', @state, @now, 'Ombudsman' from recommendations where id = @action
            """,
            new { action, state, now = data.Time.GetUtcNow() });
    }

    private static async Task<IReadOnlyList<CalendarComponent>> Feed(TestPortal portal, string token)
    {
        using var client = portal.CreateClient();
        using var answer = await client.Get($"/calendar/{token}.ics");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. StrictCalendar.Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Parts.Where(p => p.Name == "VEVENT")];
    }

    private static async Task<HttpResponseMessage> Asked(HttpClient client, string token, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/calendar/{token}.ics") { Headers = { IfNoneMatch = { tag } } };
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static int Sequence(CalendarComponent one) => int.Parse(one.Text("SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/calendar/[A-Za-z0-9_-]{43}\.ics")]
    private static partial Regex Address();
}
