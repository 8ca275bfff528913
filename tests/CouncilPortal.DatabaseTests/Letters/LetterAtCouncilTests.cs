using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Letters;

/// <summary>What a chief executive does with a letter, and who sees that.</summary>
public sealed class LetterAtCouncilTests
{
    private static readonly ReportingYear Year = new(2024);
    private static readonly PortalAddress Address = new("https://portal.example");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_letter_opened_by_name_is_open_to_that_councillor_alone_until_it_is_taken_back(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, letter) = await Embargoed(data);
        var chief = await data.Member("Chris", Role.ChiefExecutive, council);
        var sam = await data.Member("Sam", Role.ScrutinyMember, council);
        var leader = await data.Member("Lee", Role.Leader, council);
        var share = Share(data);

        Assert.True((await share.Grant(chief, letter, sam.PersonId, Cancel)).IsDone);
        Assert.True((await share.Grant(chief, letter, sam.PersonId, Cancel)).IsDone);
        Assert.NotNull(await Read(data, sam));
        Assert.NotNull(await Read(data, sam));
        Assert.Null(await Read(data, leader));
        Assert.Equal(1, await data.Value<long>("select count(*) from outbox where kind = 'letter shared' and to_name = 'Sam'", null));

        var standing = await Standing(data, chief, letter);
        var given = Assert.Single(standing!.Shares);
        Assert.Equal(("Sam", "Chris", 2L), (given.PersonName, given.GrantedByName, given.Openings));
        Assert.Equal(["Lee"], standing.Members.Select(m => m.Name));

        Assert.True((await share.Revoke(chief, given.Id, Cancel)).IsDone);
        Assert.Null(await Read(data, sam));
        Assert.NotNull((await Standing(data, chief, letter))!.Shares[0].RevokedAt);
    }

    [Theory, BothEngines]
    public async Task Only_who_acts_for_the_chief_executive_opens_a_letter_and_only_to_councillors_of_the_council(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, letter) = await Embargoed(data);
        var other = await data.Council("Kestrelby", "Metropolitan borough");
        var chief = await data.Member("Chris", Role.ChiefExecutive, council);
        var deputy = await data.Member("Del", Role.Delegate, council);
        var sam = await data.Member("Sam", Role.ScrutinyMember, council);
        var officer = await data.Member("Con", Role.Contributor, council);
        var stranger = await data.Member("Kim", Role.ScrutinyMember, other);
        var share = Share(data);

        Assert.Equal(CommandEnd.NotFound, (await share.Grant(await data.Member("Lena", Role.LinkOfficer, council), letter, sam.PersonId, Cancel)).End);
        Assert.Equal(CommandEnd.NotFound, (await share.Grant(sam, letter, sam.PersonId, Cancel)).End);
        Assert.Equal(CommandEnd.NotFound, (await share.Grant(await data.Member("Kay", Role.ChiefExecutive, other), letter, sam.PersonId, Cancel)).End);
        Assert.Contains(ShareLetterCommand.Field, (await share.Grant(chief, letter, stranger.PersonId, Cancel)).Errors.Keys);
        Assert.Contains(ShareLetterCommand.Field, (await share.Grant(chief, letter, officer.PersonId, Cancel)).Errors.Keys);
        Assert.Contains(ShareLetterCommand.Field, (await share.Grant(chief, letter, null, Cancel)).Errors.Keys);
        Assert.True((await share.Grant(deputy, letter, sam.PersonId, Cancel)).IsDone);

        var grant = await data.Value<long>("select id from letter_grants", null);
        Assert.Equal(CommandEnd.NotFound, (await share.Revoke(await data.Member("Kaz", Role.ChiefExecutive, other), grant, Cancel)).End);
        Assert.NotNull(await Read(data, sam));

        data.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal("The letter is public: everybody can read it.", (await share.Grant(chief, letter, sam.PersonId, Cancel)).Message);
    }

    [Theory, BothEngines]
    public async Task Having_read_it_is_recorded_once_and_the_officers_see_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, letter) = await Embargoed(data);
        var chief = await data.Member("Chris", Role.ChiefExecutive, council);
        var lena = await data.Member("Lena", Role.LinkOfficer, council);
        var confirm = new ConfirmLetterCommand(data.Database, data.Time);

        Assert.Equal(CommandEnd.NotFound, (await confirm.Confirm(lena, letter, Cancel)).End);
        Assert.True((await confirm.Confirm(chief, letter, Cancel)).IsDone);
        Assert.True((await confirm.Confirm(chief, letter, Cancel)).IsDone);
        Assert.Equal("Chris", Assert.Single((await Standing(data, lena, letter))!.Confirmations).PersonName);
        Assert.False((await Standing(data, lena, letter))!.ActsForChief);
        Assert.True((await Standing(data, chief, letter))!.IsConfirmed);
    }

    [Theory, BothEngines]
    public async Task A_note_reaches_the_councils_officers_and_nobody_else(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, letter) = await Embargoed(data);
        var chief = await data.Member("Chris", Role.ChiefExecutive, council);
        var lena = await data.Member("Lena", Role.LinkOfficer, council);
        var sam = await data.Member("Sam", Role.ScrutinyMember, council);
        var publisher = await data.Member("Pat", Role.Publisher, null);
        var write = new WriteLetterNoteCommand(data.Database, Address, data.Time);

        Assert.Contains(WriteLetterNoteCommand.Field, (await write.Write(chief, letter, " ", Cancel)).Errors.Keys);
        Assert.Equal(CommandEnd.NotFound, (await write.Write(lena, letter, "Hello", Cancel)).End);
        Assert.True((await write.Write(chief, letter, "Please see me about housing.", Cancel)).IsDone);

        Assert.Equal("Please see me about housing.", Assert.Single((await Standing(data, lena, letter))!.Notes).Text);
        Assert.Null(await Standing(data, sam, letter));
        Assert.Null(await Standing(data, publisher, letter));
        Assert.Equal(["Lena"], await data.Rows<string>("select to_name from outbox where kind = 'note on a letter'", null));
        Assert.Equal(0, await data.Value<long>("select count(*) from outbox where text_body like '%housing%'", null));
        if (kind == EngineKind.Postgres)
        {
            Assert.Equal(0, await data.Database.Read(publisher, c => Dapper.SqlMapper.ExecuteScalarAsync<long>(c, "select count(*) from letter_notes"), Cancel));
        }
    }

    [Theory, BothEngines]
    public async Task Each_opening_of_a_letter_or_of_figures_under_embargo_is_listed_for_the_publisher(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await Embargoed(data);
        await data.Execute("update reporting_years set public_from = @at where year = '2024-25'", new { at = data.Time.GetUtcNow().AddDays(4) });
        await data.Execute("insert into annual_statistics (authority_id, year, upheld) values (@council, '2024-25', 3)", new { council });
        var chief = await data.Member("Chris", Role.ChiefExecutive, council);
        var sam = await data.Member("Sam", Role.ScrutinyMember, council);
        var note = new NoteFiguresOpenedCommand(data.Database, data.Time);
        var openings = new LetterOpeningsQuery(data.Database);

        await Read(data, chief);
        var pat = await data.Member("Pat", Role.Publisher, null);
        var casey = await data.Member("Casey", Role.Caseworker, null);
        Assert.Equal(1, await note.Note(chief, council, "figures", Cancel));
        Assert.Equal(1, await note.Note(pat, council, "figures", Cancel));
        foreach (var scope in new[] { sam, casey, await data.Member("Ada", Role.Administrator, null), Scope.Public, Scope.System("test") })
        {
            Assert.Equal(0, await note.Note(scope, council, "figures", Cancel));
        }

        var list = await openings.List(pat, Year, byOmbudsman: false, 1, Cancel);
        Assert.Equal([("Chris", "figures"), ("Chris", "letter")], list.Rows.Select(r => (r.PersonName, r.What)));
        Assert.Equal((2, 1), (list.ByCouncils, list.ByOmbudsman));
        var own = Assert.Single((await openings.List(pat, Year, byOmbudsman: true, 1, Cancel)).Rows);
        Assert.Equal(("Pat", "figures", "Ambleford"), (own.PersonName, own.What, own.Authority));
        Assert.Equal(2, (await new LetterDeskQuery(data.Database, data.Time).Find(pat, Year, Cancel))!.Openings);
        foreach (var byOmbudsman in new[] { false, true })
        {
            var nothing = await openings.List(casey, Year, byOmbudsman, 1, Cancel);
            Assert.Empty(nothing.Rows);
            Assert.Equal((0, 0), (nothing.ByCouncils, nothing.ByOmbudsman));
        }

        data.Time.Advance(TimeSpan.FromDays(5));
        Assert.Equal(0, await note.Note(chief, council, "figures", Cancel));
        Assert.Equal(0, await note.Note(pat, council, "figures", Cancel));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => data.Execute("delete from embargo_openings", null));
    }

    [Theory, BothEngines]
    public async Task What_publishers_open_at_the_desk_is_recorded_by_letter_and_the_list_as_one_row_without_a_council(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, letter) = await Embargoed(data);
        await data.Council("Westmere", "District");
        await data.Execute("update reporting_years set public_from = @at where year = '2024-25'", new { at = data.Time.GetUtcNow().AddDays(4) });
        var pat = await data.Member("Pat", Role.Publisher, null);
        var note = new NoteDeskOpenedCommand(data.Database, data.Time);
        foreach (var scope in new[] { await data.Member("Casey", Role.Caseworker, null), await data.Member("Chris", Role.ChiefExecutive, council), Scope.Public, Scope.System("test") })
        {
            Assert.False(await note.List(scope, Year, Cancel));
            Assert.False(await note.Letter(scope, Year, "ambleford", "letter at the desk", isForm: false, Cancel));
        }

        Assert.True(await note.Letter(pat, Year, "ambleford", "letter at the desk", isForm: false, Cancel));
        Assert.True(await note.Letter(pat, Year, "westmere", "letter at the desk", isForm: false, Cancel));
        Assert.False(await note.Letter(pat, Year, "nowhere", "letter at the desk", isForm: false, Cancel));
        Assert.True(await note.List(pat, Year, Cancel));

        var list = await new LetterOpeningsQuery(data.Database).List(pat, Year, byOmbudsman: true, 1, Cancel);
        Assert.Equal([(null, "list of the year’s letters"), ("Westmere", "letter at the desk"), ("Ambleford", "letter at the desk")], list.Rows.Select(r => (r.Authority, r.What)));
        Assert.Equal([letter], await data.Rows<long>("select letter_id from embargo_openings where letter_id is not null", null));

        data.Time.Advance(TimeSpan.FromDays(5));
        Assert.False(await note.List(pat, Year, Cancel));
        Assert.False(await note.Letter(pat, Year, "ambleford", "letter at the desk", isForm: false, Cancel));
    }

    [Theory, BothEngines]
    public async Task A_form_sent_from_a_letter_belongs_to_its_opening_and_does_not_hide_one(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, letter) = await Embargoed(data);
        await data.Execute("update reporting_years set public_from = @at where year = '2024-25'", new { at = data.Time.GetUtcNow().AddDays(4) });
        var chief = await data.Member("Chris", Role.ChiefExecutive, council);
        var sam = await data.Member("Sam", Role.ScrutinyMember, council);
        await data.Execute(
            "insert into letter_grants (letter_id, authority_id, person_id, granted_at, granted_by, granted_by_name) values (@letter, @council, @PersonId, @now, @PersonId, 'Chris')",
            new { letter, council, sam.PersonId, now = data.Time.GetUtcNow() });
        var pat = await data.Member("Pat", Role.Publisher, null);
        var read = new ReadLetterCommand(data.Database, data.Time);
        var desk = new NoteDeskOpenedCommand(data.Database, data.Time);
        foreach (var reader in new[] { chief, sam })
        {
            // Whoever sends forms without opening the page has opened it all the same.
            Assert.NotNull(await read.ReadWithForm(reader, Year, "", Cancel));
            Assert.Equal(1, await Count(reader));
            Assert.NotNull(await read.ReadWithForm(reader, Year, "", Cancel));
            Assert.Equal(1, await Count(reader));
            await Read(data, reader);
            Assert.Equal(2, await Count(reader));
        }

        Assert.True(await desk.Letter(pat, Year, "ambleford", "letter at the desk", isForm: true, Cancel));
        Assert.False(await desk.Letter(pat, Year, "ambleford", "letter at the desk", isForm: true, Cancel));
        data.Time.Advance(TimeSpan.FromHours(2));
        Assert.NotNull(await read.ReadWithForm(chief, Year, "", Cancel));
        Assert.Equal(3, await Count(chief));
        Assert.True(await desk.Letter(pat, Year, "ambleford", "letter at the desk", isForm: true, Cancel));

        Task<long> Count(Scope reader) => data.Value<long>("select count(*) from embargo_openings where person_id = @PersonId", new { reader.PersonId });
    }

    private static ShareLetterCommand Share(TestDatabase data) => new(data.Database, Address, data.Time);

    private static Task<LetterStanding?> Standing(TestDatabase data, Scope scope, long letter) => new LetterStandingQuery(data.Database, data.Time).Find(scope, letter, Cancel);

    private static Task<Letter?> Read(TestDatabase data, Scope scope) => new ReadLetterCommand(data.Database, data.Time).Read(scope, Year, "", Cancel);

    private static async Task<(long Council, long Letter)> Embargoed(TestDatabase data)
    {
        var council = await data.Council("Ambleford", "District");
        var issued = data.Time.GetUtcNow() - TimeSpan.FromDays(3);
        return (council, await data.Letter(council, Year.ToString(), issued, issued + TimeSpan.FromDays(7)));
    }
}
