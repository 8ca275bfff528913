using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using CouncilPortal.Calendar;
using CouncilPortal.DatabaseTests.Tenancy;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.DatabaseTests.Embargo;

/// <summary>Every address, for every role, before and after the instant at which a year becomes public.</summary>
public sealed partial class EmbargoMatrixTests
{
    private static readonly Role[] Officers = [Role.LinkOfficer, Role.MonitoringOfficer, Role.ChiefExecutive, Role.Delegate];

    [Fact]
    public async Task Every_address_says_what_it_shows_of_a_year_under_embargo()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        portal.CreateClient().Dispose();
        var mapped = Routes.Of(portal).Select(r => r.Key).Where(r => !Routes.IsDemo(r)).ToArray();
        var entries = EmbargoRoutes.Showing.Select(e => e.Route).Concat(EmbargoRoutes.Silent.Keys).Distinct().ToArray();

        Assert.All(mapped.Except(entries), route => Assert.Fail(
            $"{route} has no entry in Embargo/EmbargoRoutes.cs. If it can show a figure, a letter or a word of a year, add what it is asked for to Showing, with what it shows to whom before and after; otherwise add it to Silent."));
        Assert.Empty(entries.Except(mapped));
        Assert.Empty(EmbargoRoutes.Showing.Select(e => e.Route).Intersect(EmbargoRoutes.Silent.Keys));
    }

    [Theory, BothEngines]
    public async Task Before_its_instant_the_councils_officers_and_the_Ombudsmans_publishers_alone_see_a_year_and_from_then_on_everybody(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await EmbargoedYear.Create(data);
        var entries = EmbargoRoutes.All(await EmbargoedYear.Cases(data));
        using var visitor = portal.CreateClient();
        using var own = await portal.SignedIn("Lena Officer");
        using var other = await portal.SignedIn("Kit Kestrelby");
        using var ombudsman = await portal.SignedIn("Casey Worker");
        using var former = await portal.SignedIn("Dev Deputy");
        await data.Execute("update memberships set ended_at = @Before where person_id = (select id from people where name = 'Dev Deputy')", new { EmbargoedYear.Before });

        await Visit(visitor, "a visitor", entries, _ => Shown.Nothing, isPublic: false);
        await Visit(former, "somebody without a membership", entries, _ => Shown.Nothing, isPublic: false);
        await Unnamed(visitor, "a visitor");
        await Unnamed(other, "another council’s officer");
        foreach (var role in Roles.Council)
        {
            await Become(data, "Lena Officer", role);
            await Visit(own, $"the council’s {role.DisplayName()}", entries, e => Officers.Contains(role) ? e.Officers : Shown.Nothing, isPublic: false);
            await Become(data, "Kit Kestrelby", role);
            // What another council's people are asked for beside the year is the tenancy matrix's; once is enough here.
            await Visit(other, $"another council’s {role.DisplayName()}", role == Role.LinkOfficer ? entries : EmbargoRoutes.Showing, _ => Shown.Nothing, isPublic: false);
        }

        foreach (var role in Roles.Ombudsman)
        {
            await Become(data, "Casey Worker", role);
            await Visit(ombudsman, $"the Ombudsman’s {role.DisplayName()}", entries, e => role == Role.Publisher ? e.Publisher : Shown.Nothing, isPublic: false);
            if (role != Role.Publisher)
            {
                await Unnamed(ombudsman, $"the Ombudsman’s {role.DisplayName()}");
            }
        }

        data.Time.SetUtcNow(EmbargoedYear.Instant);
        await Visit(visitor, "a visitor after the instant", entries, e => e.Public, isPublic: true);
        await Become(data, "Lena Officer", Role.ScrutinyMember);
        await Become(data, "Kit Kestrelby", Role.LinkOfficer);
        await Visit(own, "a member who was granted nothing, after the instant", [.. EmbargoRoutes.Showing.Where(e => e.Granted != Shown.Nothing)], e => e.Granted, isPublic: true);
        EmbargoEntry[] open = [.. EmbargoRoutes.Showing.Where(e => e.Public != Shown.Nothing)];
        await Visit(own, "a member after the instant", open, e => e.Public, isPublic: true);
        await Visit(other, "another council’s officer after the instant", open, e => e.Public, isPublic: true);
        foreach (var role in Roles.Ombudsman)
        {
            await Become(data, "Casey Worker", role);
            await Visit(ombudsman, $"the Ombudsman’s {role.DisplayName()} after the instant", open, e => e.Public, isPublic: true);
        }
    }

    [Theory, BothEngines]
    public async Task A_member_who_was_granted_the_letter_by_name_sees_that_letter_and_nothing_else_of_the_year(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await EmbargoedYear.Create(data);
        var entries = EmbargoRoutes.All(await EmbargoedYear.Cases(data));
        using var client = await portal.SignedIn("Lena Officer");
        await data.Execute(
            """
            insert into letter_grants (letter_id, person_id, granted_at, granted_by, granted_by_name)
            select l.id, p.id, @Before, p.id, 'Chris' from letters l join authorities a on a.id = l.authority_id, people p where a.slug = @Slug and p.name = 'Lena Officer'
            """,
            new { EmbargoedYear.Before, EmbargoedYear.Slug });

        foreach (var role in Roles.Council.Except(Officers))
        {
            await Become(data, "Lena Officer", role);
            await Visit(client, $"a granted {role.DisplayName()}", role == Role.Leader ? entries : EmbargoRoutes.Showing, e => role == Role.Contributor ? Shown.Nothing : e.Granted, isPublic: false);
        }

        await data.Execute("update letter_grants set revoked_at = @Before", new { EmbargoedYear.Before });
        await Become(data, "Lena Officer", Role.Leader);
        await Visit(client, "a member whose grant was revoked", EmbargoRoutes.Showing, _ => Shown.Nothing, isPublic: false);
    }

    /// <summary>Whatever shows something of the year before its instant is recorded, of the council's people and of the Ombudsman's.</summary>
    [Theory, BothEngines]
    public async Task Each_opening_of_anything_of_the_year_is_recorded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await EmbargoedYear.Create(data);
        using var chief = await portal.SignedIn("Chris Executive");
        using var publisher = await portal.SignedIn("Pat Publisher");
        List<string> wrong = [];
        foreach (var entry in EmbargoRoutes.Showing)
        {
            foreach (var (client, who, sees, byOmbudsman) in new[] { (chief, "Chris Executive", entry.Officers, false), (publisher, "Pat Publisher", entry.Publisher, true) })
            {
                var before = await Openings();
                await EmbargoAnswer.Get(client, entry.Address);
                if (sees != Shown.Nothing && await Openings() == before)
                {
                    wrong.Add($"{entry.Address} shows {who} {sees} and nothing of it is recorded.");
                }

                Task<long> Openings() => data.Value<long>(
                    "select count(*) from embargo_openings where year = @Year and person_name = @who and by_ombudsman = @byOmbudsman", new { EmbargoedYear.Year, who, byOmbudsman });
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        data.Time.SetUtcNow(EmbargoedYear.Instant);
        var total = await data.Value<long>("select count(*) from embargo_openings", null);
        foreach (var entry in EmbargoRoutes.Showing)
        {
            await EmbargoAnswer.Get(publisher, entry.Address);
        }

        Assert.Equal(total, await data.Value<long>("select count(*) from embargo_openings", null));
    }

    [Theory, BothEngines]
    public async Task Calendars_say_nothing_of_a_year(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await EmbargoedYear.Create(data);
        var council = await data.Value<long>("select id from authorities where slug = @Slug", new { EmbargoedYear.Slug });
        var officer = await data.Member("Olive Officer", Role.LinkOfficer, council);
        var token = await portal.Services.GetRequiredService<CalendarAddresses>().Make(officer, CancellationToken.None);
        using var client = portal.CreateClient();

        var feed = await EmbargoAnswer.Get(client, $"/calendar/{token}.ics");

        Assert.Equal(HttpStatusCode.OK, feed.Status);
        Assert.Equal(Shown.Nothing, feed.Shown);
        Assert.False(feed.NamesYear);
    }

    /// <summary>What is kept back cannot be told from what does not exist: the same status and the same words as of a year that nobody knows.</summary>
    [Theory, BothEngines]
    public async Task To_those_who_may_not_see_it_the_year_answers_as_one_of_which_nothing_is_known(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await EmbargoedYear.Create(data);
        using var visitor = portal.CreateClient();
        using var other = await portal.SignedIn("Kit Kestrelby");
        using var caseworker = await portal.SignedIn("Casey Worker");
        using var administrator = await portal.SignedIn("Ada Ministrator");
        List<string> told = [];
        foreach (var entry in EmbargoRoutes.Showing.Where(e => (e.Public | e.Officers) != Shown.Nothing && e.Address.Contains(EmbargoedYear.Year, StringComparison.Ordinal)))
        {
            foreach (var (client, who) in new[] { (visitor, "a visitor"), (other, "another council’s officer"), (caseworker, "a caseworker"), (administrator, "an administrator") })
            {
                var asked = await EmbargoAnswer.Get(client, entry.Address);
                var unknown = await EmbargoAnswer.Get(client, entry.Address.Replace(EmbargoedYear.Year, EmbargoedYear.UnknownYear, StringComparison.Ordinal));
                if (asked.Status != unknown.Status || Plain(asked, EmbargoedYear.Year) != Plain(unknown, EmbargoedYear.UnknownYear))
                {
                    told.Add($"{entry.Address} answers {who} with {asked.Status}, and otherwise ({unknown.Status}) for a year that nobody knows.\n{Plain(asked, EmbargoedYear.Year)}\n{Plain(unknown, EmbargoedYear.UnknownYear)}");
                }
            }
        }

        Assert.True(told.Count == 0, string.Join("\n", told));
    }

    // What differs between any two answers: tokens, references of faults, and how much is new, which a page that is not found may give up reading.
    [GeneratedRegex("""<!--Blazor.*?-->|name="__RequestVerificationToken" value="[^"]*"|"traceId":"[^"]*"|<a class="bell".*?</a>""", RegexOptions.Singleline)]
    private static partial Regex OfEachAnswer();

    private static string Plain(EmbargoAnswer answer, string year) => OfEachAnswer().Replace(answer.Content.Replace(year, "YEAR", StringComparison.Ordinal), "");

    private static Task Become(TestDatabase data, string person, Role role) =>
        data.Execute("update memberships set role = @role where person_id = (select id from people where name = @person)", new { person, role = role.Stored() });

    private static async Task Visit(HttpClient client, string who, IReadOnlyList<EmbargoEntry> entries, Func<EmbargoEntry, Shown> sees, bool isPublic)
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(entries, async (entry, _) =>
        {
            var answer = await EmbargoAnswer.Get(client, entry.Address);
            var expected = sees(entry);
            if (answer.Shown != expected)
            {
                wrong.Add($"{entry.Address} shows {who} {answer.Shown} rather than {expected} ({answer.Status}).");
            }

            if (!isPublic && answer.Shown != Shown.Nothing && !answer.Headers.Contains("no-store", StringComparison.Ordinal))
            {
                wrong.Add($"{entry.Address} lets others store {answer.Shown}, which is under embargo, on its way to {who}.");
            }

            if (answer.Status >= HttpStatusCode.InternalServerError)
            {
                wrong.Add($"{entry.Address} fails for {who}: {answer.Status}.");
            }
        });
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order(StringComparer.Ordinal)));
    }

    /// <summary>Where the address does not name the year, neither does the answer: not in a choice of years, a link or a file's name.</summary>
    private static async Task Unnamed(HttpClient client, string who)
    {
        foreach (var entry in EmbargoRoutes.Showing.Where(e => !e.Address.Contains(EmbargoedYear.Year, StringComparison.Ordinal)))
        {
            Assert.False((await EmbargoAnswer.Get(client, entry.Address)).NamesYear, $"{entry.Address} names the year to {who}.");
        }
    }
}
