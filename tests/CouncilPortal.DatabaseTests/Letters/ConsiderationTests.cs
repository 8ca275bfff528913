using System.Net;
using CouncilPortal.Compliance;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Dapper;
using Xunit;

namespace CouncilPortal.DatabaseTests.Letters;

/// <summary>A letter is handed to a committee, and what came of it is recorded: by whom, and for whose eyes.</summary>
public sealed class ConsiderationTests
{
    private const string Page = "/letters/2024-25/committee";
    private static readonly ReportingYear Year = new(2024);
    private static readonly DateOnly Today = new(2026, 1, 12);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Officers_hand_it_over_record_the_minutes_and_correct_and_every_step_stays(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Embargoed(data);
        var chief = await data.Member("Chris Executive", Role.ChiefExecutive, council);
        var officer = await data.Member("Lena Officer", Role.LinkOfficer, council);

        Assert.True((await Record(data, chief, Input(council, 0) with { MeetsOn = TypedDate.Of(Today.AddDays(30)) })).IsDone);
        Assert.Equal("To be considered by the Audit Committee on 11 February 2026", (await Find(data, officer, council))!.Standing(Today));

        data.Time.Advance(TimeSpan.FromDays(31));
        var met = Input(council, 1) with { MeetsOn = TypedDate.Of(Today.AddDays(30)), MinutesUrl = "https://ambleford.example/minutes", Decisions = "Noted." };
        Assert.True((await Record(data, officer, met)).IsDone);
        Assert.True((await Record(data, officer, met with { Seen = 3, Committee = "Audit and Governance Committee" })).IsDone);
        var found = (await Find(data, officer, council))!;
        Assert.Equal(("Audit and Governance Committee", "https://ambleford.example/minutes", "Noted."), (found.Committee, found.MinutesUrl, found.Decisions));

        var history = await new ConsiderationOfLetterQuery(data.Database, data.Time).History(officer, council, Year, Cancel);
        Assert.Equal([(1, "meeting", "Chris Executive"), (2, "meeting", "Lena Officer"), (3, "decisions", "Lena Officer"), (4, "meeting", "Lena Officer")], history.Select(f => (f.Number, f.Kind, f.ByName)));
        Assert.Equal(
            ["letter handed to committee", "consideration of letter recorded", "consideration of letter recorded"],
            await data.Rows<string>("select action from audit where authority_id = @council order by id", new { council }));
        await Assert.ThrowsAnyAsync<Exception>(() => data.Execute("update letter_considerations set decisions = 'Other'", null));
        await Assert.ThrowsAnyAsync<Exception>(() => data.Execute("delete from letter_considerations", null));
    }

    [Theory, BothEngines]
    public async Task Whoever_comes_second_is_told_the_same_again_changes_nothing_and_it_can_be_taken_back(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Embargoed(data);
        var chief = await data.Member("Chris Executive", Role.ChiefExecutive, council);
        var command = new RecordConsiderationCommand(data.Database, data.Time);

        Assert.True((await Record(data, chief, Input(council, 0))).IsDone);
        Assert.True((await Record(data, chief, Input(council, 0))).IsDone);
        Assert.Equal(CommandEnd.Stale, (await Record(data, chief, Input(council, 0) with { Committee = "Cabinet" })).End);
        Assert.Equal(CommandEnd.Stale, (await command.TakeBack(chief, council, Year, 0, Cancel)).End);
        Assert.True((await command.TakeBack(chief, council, Year, 1, Cancel)).IsDone);
        Assert.Null(await Find(data, chief, council));
        Assert.True((await command.TakeBack(chief, council, Year, 1, Cancel)).IsDone);
        Assert.Equal(2, await data.Value<long>("select count(*) from letter_considerations", null));
        Assert.True((await Record(data, chief, Input(council, 2) with { Committee = "Cabinet" })).IsDone);
    }

    [Theory, BothEngines]
    public async Task What_is_wrong_is_said_at_each_field_and_nothing_is_recorded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Embargoed(data);
        var chief = await data.Member("Chris Executive", Role.ChiefExecutive, council);

        var blank = await Record(data, chief, Input(council, 0) with { Committee = " ", MeetsOn = TypedDate.Blank, MinutesUrl = "javascript:alert(1)" });
        Assert.Equal("Enter the name of the committee", blank.Errors[ConsiderationField.Committee]);
        Assert.Equal("Enter the date of the meeting", blank.Errors[ConsiderationField.On]);
        Assert.StartsWith("Enter the full address of a web page", blank.Errors[ConsiderationField.Minutes], StringComparison.Ordinal);
        var early = await Record(data, chief, Input(council, 0) with { MeetsOn = TypedDate.Of(Today.AddDays(-4)) });
        Assert.Equal("The date must not be before the letter was sent, on 9 January 2026", early.Errors[ConsiderationField.On]);
        var far = await Record(data, chief, Input(council, 0) with { MeetsOn = TypedDate.Of(Today.AddYears(20)) });
        Assert.Equal("The date must be before 13 January 2028. Check the year", far.Errors[ConsiderationField.On]);
        var hasty = await Record(data, chief, Input(council, 0) with { MeetsOn = TypedDate.Of(Today.AddDays(1)), MinutesUrl = "https://a.example", Decisions = "Noted." });
        Assert.Equal([ConsiderationField.Decisions, ConsiderationField.Minutes], hasty.Errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0, await data.Value<long>("select count(*) from letter_considerations", null));
    }

    [Theory, BothEngines]
    public async Task Nobody_else_records_and_there_is_nothing_to_record_before_a_letter_is_issued(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Embargoed(data);
        var other = await data.Council("Kestrelby", "Metropolitan borough");
        List<Scope> others = [Scope.Public, Scope.System("test"), await data.Member("Stranger", Role.ChiefExecutive, other), await data.Member("Pat Publisher", Role.Publisher, null)];
        foreach (var role in new[] { Role.Contributor, Role.ScrutinyMember, Role.Leader, Role.MemberResponsibleForComplaints })
        {
            others.Add(await data.Member(role.DisplayName(), role, council));
        }

        foreach (var scope in others)
        {
            Assert.Equal(CommandEnd.NotFound, (await Record(data, scope, Input(council, 0))).End);
        }

        await data.Letter(other, "2024-25", data.Time.GetUtcNow().AddHours(1), data.Time.GetUtcNow().AddDays(7));
        Assert.Equal(CommandEnd.NotFound, (await Record(data, others[2], Input(other, 0))).End);
        Assert.Equal(0, await data.Value<long>("select count(*) from letter_considerations", null));
    }

    [Theory, BothEngines]
    public async Task Before_publication_it_is_for_officers_and_publishers_and_from_then_everybody_sees_all_but_what_was_decided(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Embargoed(data);
        var chief = await data.Member("Chris Executive", Role.ChiefExecutive, council);
        Assert.True((await Record(data, chief, Input(council, 0) with { MinutesUrl = "https://a.example", Decisions = "Noted." })).IsDone);
        var member = await data.Member("Sam Scrutiny", Role.ScrutinyMember, council);
        var contributor = await data.Member("Con Tributor", Role.Contributor, council);
        var publisher = await data.Member("Pat Publisher", Role.Publisher, null);
        var stranger = await data.Member("Kit", Role.LinkOfficer, await data.Council("Kestrelby", "Metropolitan borough"));
        await data.Execute(
            "insert into letter_grants (letter_id, person_id, granted_at, granted_by, granted_by_name) select id, @PersonId, @now, @PersonId, 'Chris' from letters",
            new { member.PersonId, now = data.Time.GetUtcNow() });

        Assert.Equal("Noted.", (await Find(data, publisher, council))!.Decisions);
        Assert.Equal("Noted.", (await Find(data, Scope.System("compose letters"), council))!.Decisions);
        foreach (var scope in new[] { member, contributor, stranger, Scope.Public })
        {
            Assert.Null(await Find(data, scope, council));
            await RowsSeen(data, scope, kind, 0);
        }

        data.Time.Advance(TimeSpan.FromDays(4));
        Assert.Equal("Noted.", (await Find(data, member, council))!.Decisions);
        Assert.Equal("Noted.", (await Find(data, publisher, council))!.Decisions);
        foreach (var scope in new[] { contributor, stranger, Scope.Public })
        {
            Assert.Equal(("Audit Committee", "https://a.example/", null), ((await Find(data, scope, council))!.Committee, (await Find(data, scope, council))!.MinutesUrl, (await Find(data, scope, council))!.Decisions));
            Assert.Empty(await new ConsiderationOfLetterQuery(data.Database, data.Time).History(scope, council, Year, Cancel));
        }

        await RowsSeen(data, Scope.Public, kind, 1);
        await RowsSeen(data, stranger, kind, 1);
        await RowsSeen(data, member, kind, 2);
    }

    [Theory, BothEngines]
    public async Task The_page_is_for_officers_keeps_what_was_typed_and_tells_the_letters_pages(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var council = await data.Value<long>("select id from authorities where slug = 'ambleford-borough-council'", null);
        await data.Letter(council, "2024-25", data.Time.GetUtcNow().AddDays(-3), data.Time.GetUtcNow().AddDays(4));
        using var chief = await portal.SignedIn("Chris Executive");
        using var member = await portal.SignedIn("Sam Scrutiny");
        using var stranger = await portal.SignedIn("Kit Kestrelby");
        using var visitor = portal.CreateClient();

        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{Page}?council=ambleford-borough-council")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Get(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.Get("/letters/1999-00/committee")).StatusCode);
        Assert.Contains("/letters/2024-25/committee", await chief.Text("/letters/2024-25"), StringComparison.Ordinal);

        using var wrong = await chief.PostForm(Page, Page, new("_handler", "consideration"), new("seen", "0"), new("committee", "Audit <b>Committee"), new("meets-on-day", "32"), new("minutes", "minutes.pdf"), new("decisions", "It noted\nthe letter."));
        var html = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Contains("<title>Error: ", html, StringComparison.Ordinal);
        foreach (var kept in new[] { "Audit <b>Committee", "value=\"32\"", "minutes.pdf", "It noted\nthe letter.", "The date must include a month and a year", "href=\"/letters/2024-25/committee#minutes\"" })
        {
            Assert.Contains(kept, html, StringComparison.Ordinal);
        }

        using var done = await chief.PostForm(Page, Page, new("_handler", "consideration"), new("seen", "0"), new("committee", "Audit Committee"), new("meets-on-day", "12"), new("meets-on-month", "1"), new("meets-on-year", "2026"), new("minutes", "https://ambleford.example/minutes"), new("decisions", "Members wanted a plan."));
        Assert.EndsWith("/letters/2024-25/committee?council=ambleford-borough-council&done=recorded", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Considered by the Audit Committee on 12 January 2026", await chief.Text("/letters/2024-25"), StringComparison.Ordinal);
        Assert.DoesNotContain("Audit Committee", await member.Text("/scrutiny"), StringComparison.Ordinal);

        data.Time.Advance(TimeSpan.FromDays(4));
        using var later = await portal.SignedIn("Sam Scrutiny");
        Assert.Contains("Considered by the Audit Committee on 12 January 2026", await later.Text("/scrutiny"), StringComparison.Ordinal);
        var open = await visitor.Text("/councils/ambleford-borough-council/letters/2024-25");
        Assert.Contains("Considered by the Audit Committee on 12 January 2026", open, StringComparison.Ordinal);
        Assert.Contains("href=\"https://ambleford.example/minutes\"", open, StringComparison.Ordinal);
        Assert.DoesNotContain("Members wanted a plan", open, StringComparison.Ordinal);
        Assert.Contains("Members wanted a plan", await later.Text("/letters/2024-25"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_kept_public_page_changes_with_what_is_recorded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        var council = await data.Value<long>("select id from authorities where slug = 'ambleford-borough-council'", null);
        await data.Letter(council, "2024-25", data.Time.GetUtcNow().AddDays(-13), data.Time.GetUtcNow().AddDays(-6));
        using var visitor = portal.CreateClient();
        Assert.DoesNotContain("Audit Committee", await visitor.Text("/councils/ambleford-borough-council/letters/2024-25"), StringComparison.Ordinal);
        Assert.True((await Record(data, await data.Member("Mo", Role.MonitoringOfficer, council), Input(council, 0))).IsDone);
        Assert.Contains("Audit Committee", await visitor.Text("/councils/ambleford-borough-council/letters/2024-25"), StringComparison.Ordinal);
    }

    private static async Task<long> Embargoed(TestDatabase data)
    {
        var council = await data.Council("Ambleford", "District");
        await data.Letter(council, "2024-25", data.Time.GetUtcNow().AddDays(-3), data.Time.GetUtcNow().AddDays(4));
        return council;
    }

    private static ConsiderationInput Input(long council, int seen) => new()
    {
        AuthorityId = council,
        Year = Year,
        Seen = seen,
        Committee = "Audit Committee",
        MeetsOn = TypedDate.Of(Today),
        MinutesUrl = "",
        Decisions = " ",
    };

    private static Task<CommandResult> Record(TestDatabase data, Scope scope, ConsiderationInput input) =>
        new RecordConsiderationCommand(data.Database, data.Time).Record(scope, input, Cancel);

    private static Task<LetterConsideration?> Find(TestDatabase data, Scope scope, long council) =>
        new ConsiderationOfLetterQuery(data.Database, data.Time).Find(scope, council, Year, Cancel);

    /// <summary>Row-level security alone.</summary>
    private static async Task RowsSeen(TestDatabase data, Scope scope, EngineKind kind, long expected)
    {
        if (kind == EngineKind.Postgres)
        {
            Assert.Equal(expected, await data.Database.Read(scope, c => c.ExecuteScalarAsync<long>("select count(*) from letter_considerations"), Cancel));
        }
    }
}
