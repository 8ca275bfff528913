using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CouncilPortal.DatabaseTests.Letters;

/// <summary>From imported figures to issued letters, and what follows: a reissue, another day of publication.</summary>
public sealed class IssueLettersTests
{
    private static readonly ReportingYear Year = new(2024);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_run_issues_each_letter_once_and_tells_the_chief_executive_with_copies(EngineKind kind)
    {
        await using var desk = await Desk.Open(kind);
        var chief = await desk.Data.Member("Chris", Role.ChiefExecutive, desk.Ambleford);
        await desk.Data.Member("Lena", Role.LinkOfficer, desk.Ambleford);
        await desk.Data.Member("Mo", Role.MonitoringOfficer, desk.Ambleford);
        await desk.Data.Member("Sam", Role.ScrutinyMember, desk.Ambleford);
        await desk.Data.Member("Con", Role.Contributor, desk.Ambleford);
        await desk.SetDay();

        Assert.True((await desk.Issue()).IsDone);
        await desk.RunJob();
        await desk.RunJob();

        var letter = await new ReadLetterCommand(desk.Data.Database, desk.Data.Time).Read(chief, Year, "", Cancel);
        Assert.Equal("Chris, Chief Executive", letter!.Addressee);
        Assert.Contains("**60%**: 3 of 5 investigations.", letter.Body, StringComparison.Ordinal);
        Assert.Contains($"public from {Day}", letter.Body, StringComparison.Ordinal);
        Assert.Equal(2, await desk.Data.Value<long>("select count(*) from letters where year = '2024-25'", null));
        Assert.Equal(["Chris", "Lena", "Mo"], await desk.Data.Rows<string>("select to_name from outbox where kind = 'letter issued' order by to_name", null));
        Assert.Equal(0, await desk.Data.Value<long>("select count(*) from outbox where text_body like '%3 of 5%' or text_body like '%upheld%' or subject like '%upheld%'", null));
        Assert.Equal("done", await desk.Data.Value<string>("select state from letter_runs", null));
        Assert.Equal("Every letter of the year is issued.", (await desk.Issue()).Message);
    }

    [Theory, BothEngines]
    public async Task Without_a_day_of_publication_or_for_others_nothing_is_issued(EngineKind kind)
    {
        await using var desk = await Desk.Open(kind);
        Assert.StartsWith("Set the day of publication first", (await desk.Issue()).Message, StringComparison.Ordinal);
        await desk.SetDay();
        var caseworker = await desk.Data.Member("Casey", Role.Caseworker, null);
        Assert.Equal(CommandEnd.NotFound, (await desk.Start.Start(caseworker, Year, Cancel)).End);
        Assert.Equal(CommandEnd.NotFound, (await desk.Start.Start(desk.Publisher, new ReportingYear(2030), Cancel)).End);
        Assert.Equal(0, await desk.Data.Value<long>("select count(*) from letter_runs", null));
    }

    [Theory, BothEngines]
    public async Task A_year_that_was_public_before_gets_no_letters_from_here_and_one_that_was_issued_in_time_gets_a_late_one(EngineKind kind)
    {
        await using var desk = await Desk.Open(kind);
        await desk.Data.Execute("update reporting_years set public_from = @now where year = '2024-25'", new { now = desk.Data.Time.GetUtcNow() });
        Assert.StartsWith("The year 2024-25 is public, and no letter of it was issued here before", (await desk.Issue()).Message, StringComparison.Ordinal);

        await desk.Data.Execute("update reporting_years set public_from = null where year = '2024-25'", null);
        await desk.SetDay();
        await desk.Issue();
        await desk.RunJob();
        desk.Data.Time.Advance(LetterInstant(desk.PublicOn) - desk.Data.Time.GetUtcNow() + TimeSpan.FromHours(1));
        var late = await desk.Figures("Kestrelby", "Metropolitan borough", 10, 8);
        Assert.True((await desk.Issue()).IsDone);
        await desk.RunJob();
        Assert.Equal(desk.Data.Time.GetUtcNow(), await desk.Data.Value<DateTimeOffset>("select published_at from letters where authority_id = @late", new { late }));
    }

    [Theory, BothEngines]
    public async Task What_a_killed_process_left_is_taken_up_and_nothing_is_issued_or_told_twice(EngineKind kind)
    {
        await using var desk = await Desk.Open(kind);
        await desk.Data.Member("Chris", Role.ChiefExecutive, desk.Ambleford);
        await desk.SetDay();
        await desk.Issue();
        await desk.RunJob();
        // As a process leaves it that is killed after its last letter and before it says so, with one letter more to issue.
        await desk.Data.Execute("update letter_runs set state = 'running', ended_at = null, claimed_until = @soon", new { soon = desk.Data.Time.GetUtcNow().AddMinutes(1) });
        var kestrelby = await desk.Figures("Kestrelby", "Metropolitan borough", 10, 8);

        await desk.RunJob();
        Assert.Equal(2, await desk.Data.Value<long>("select count(*) from letters where year = '2024-25'", null));

        desk.Data.Time.Advance(TimeSpan.FromMinutes(3));
        await desk.RunJob();
        Assert.Equal(1, await desk.Data.Value<long>("select count(*) from letters where authority_id = @kestrelby", new { kestrelby }));
        Assert.Equal(1, await desk.Data.Value<long>("select count(*) from outbox where kind = 'letter issued' and to_name = 'Chris'", null));
        Assert.Equal("done", await desk.Data.Value<string>("select state from letter_runs", null));
    }

    [Theory, BothEngines]
    public async Task A_letter_keeps_its_figures_until_it_is_issued_anew_for_a_reason_and_then_both_are_kept(EngineKind kind)
    {
        await using var desk = await Desk.Open(kind);
        var chief = await desk.Data.Member("Chris", Role.ChiefExecutive, desk.Ambleford);
        await desk.SetDay();
        await desk.Issue();
        await desk.RunJob();
        var reissue = new ReissueLetterCommand(desk.Data.Database, desk.Address, desk.Data.Time);

        Assert.StartsWith("It would read exactly as it does", (await reissue.Reissue(desk.Publisher, Year, "ambleford", 1, "Corrected", Cancel)).Message, StringComparison.Ordinal);
        await desk.Data.Execute("update annual_statistics set upheld = 4 where authority_id = @Ambleford", new { desk.Ambleford });
        Assert.Contains("3 of 5", (await desk.Read(chief))!.Body, StringComparison.Ordinal);

        Assert.Contains(ReissueLetterCommand.Field, (await reissue.Reissue(desk.Publisher, Year, "ambleford", 1, " ", Cancel)).Errors.Keys);
        Assert.True((await reissue.Reissue(desk.Publisher, Year, "ambleford", 1, "One complaint was counted as not upheld.", Cancel)).IsDone);
        Assert.Equal(CommandEnd.Stale, (await reissue.Reissue(desk.Publisher, Year, "ambleford", 1, "Again", Cancel)).End);

        var letter = (await desk.Read(chief))!;
        Assert.Contains("4 of 5", letter.Body, StringComparison.Ordinal);
        Assert.Equal("One complaint was counted as not upheld.", letter.ReissueReason);
        Assert.Contains("3 of 5", letter.AsOf(1)!.Body, StringComparison.Ordinal);
        Assert.Null(letter.AsOf(3));
        Assert.Equal(1, await desk.Data.Value<long>("select count(*) from outbox where subject = 'Issued anew: annual review letter 2024-25' and to_name = 'Chris'", null));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Data.Execute("delete from replaced_letters", null));

        var second = letter.ReissuedAt;
        desk.Data.Time.Advance(TimeSpan.FromHours(1));
        await desk.Data.Execute("update annual_statistics set upheld = 5 where authority_id = @Ambleford", new { desk.Ambleford });
        Assert.True((await reissue.Reissue(desk.Publisher, Year, "ambleford", 2, "All were upheld.", Cancel)).IsDone);
        letter = (await desk.Read(chief))!;
        Assert.Equal((second, "One complaint was counted as not upheld."), (letter.AsOf(2)!.ReissuedAt, letter.AsOf(2)!.ReissueReason));
        Assert.Equal((null, null), (letter.AsOf(1)!.ReissuedAt, letter.AsOf(1)!.ReissueReason));
    }

    [Theory, BothEngines]
    public async Task The_day_of_publication_moves_year_letters_and_their_words_until_it_has_come(EngineKind kind)
    {
        await using var desk = await Desk.Open(kind);
        var chief = await desk.Data.Member("Chris", Role.ChiefExecutive, desk.Ambleford);
        await desk.SetDay();
        await desk.Issue();
        await desk.RunJob();
        var later = desk.PublicOn.AddDays(7);

        Assert.True((await desk.Publication.Set(desk.Publisher, Year, later, Cancel)).IsDone);
        var letter = (await desk.Read(chief))!;
        Assert.Equal(LetterInstant(later), letter.PublishedAt);
        Assert.Contains($"public from {LetterAddress.Day(LetterInstant(later))}", letter.Body, StringComparison.Ordinal);
        Assert.Equal(1, await desk.Data.Value<long>("select count(*) from outbox where subject like 'Now public from%' and to_name = 'Chris'", null));

        desk.Data.Time.Advance(LetterInstant(desk.PublicOn) - desk.Data.Time.GetUtcNow());
        Assert.Null(await desk.Public());
        desk.Data.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Null(await desk.Public());
        desk.Data.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await desk.Public());
        Assert.Equal("The year 2024-25 is public: that cannot be taken back.", (await desk.Publication.Set(desk.Publisher, Year, later.AddDays(30), Cancel)).Message);
    }

    [Theory, BothEngines]
    public async Task A_day_that_has_gone_by_or_none_is_told(EngineKind kind)
    {
        await using var desk = await Desk.Open(kind);
        Assert.Contains(SetPublicationCommand.Field, (await desk.Publication.Set(desk.Publisher, Year, null, Cancel)).Errors.Keys);
        Assert.Contains(SetPublicationCommand.Field, (await desk.Publication.Set(desk.Publisher, Year, new DateOnly(2020, 1, 1), Cancel)).Errors.Keys);
        var council = await desk.Data.Member("Chris", Role.ChiefExecutive, desk.Ambleford);
        Assert.Equal(CommandEnd.NotFound, (await desk.Publication.Set(council, Year, desk.PublicOn, Cancel)).End);
    }

    [Theory, BothEngines]
    public async Task The_letter_to_an_abolished_council_goes_to_its_successors(EngineKind kind)
    {
        await using var desk = await Desk.Open(kind);
        var old = await desk.Figures("Old Ambleford", "District", 4, 1);
        await desk.Data.Execute("update authorities set end_date = '2025-04-01' where id = @old", new { old });
        await desk.Data.Execute("insert into authority_successors (authority_id, successor_id) values (@old, @Ambleford)", new { old, desk.Ambleford });
        var chief = await desk.Data.Member("Chris", Role.ChiefExecutive, desk.Ambleford);
        var other = await desk.Data.Member("Kit", Role.ChiefExecutive, desk.Dunmarsh);
        await desk.SetDay();
        await desk.Issue();
        await desk.RunJob();

        var read = new ReadLetterCommand(desk.Data.Database, desk.Data.Time);
        Assert.Contains("was abolished on 1 April 2025. This letter goes to Ambleford", (await read.Read(chief, Year, "old-ambleford", Cancel))!.Body, StringComparison.Ordinal);
        Assert.Null(await read.Read(other, Year, "old-ambleford", Cancel));
        Assert.Equal(2, await desk.Data.Value<long>("select count(*) from outbox where kind = 'letter issued' and to_name = 'Chris'", null));
    }

    [Theory, BothEngines]
    public async Task The_wording_is_saved_as_versions_and_a_second_publisher_is_told(EngineKind kind)
    {
        await using var desk = await Desk.Open(kind);
        var templates = new LetterTemplateQuery(desk.Data.Database);
        var save = new SaveLetterTemplateCommand(desk.Data.Database, desk.Data.Time);
        var blocks = new[] { new LetterBlock { Name = "Opening", Condition = "always", Text = "Dear {council}, {upheld}" } };
        var input = new SaveLetterTemplate { Year = Year, Seen = 0, Blocks = blocks, DraftSubject = "letter wording 2024-25" };

        Assert.Equal(0, (await templates.Find(desk.Publisher, Year, Cancel))!.Id);
        Assert.True((await save.Save(desk.Publisher, input, Cancel)).IsDone);
        Assert.Equal(CommandEnd.Stale, (await save.Save(desk.Publisher, input, Cancel)).End);
        Assert.Equal(CommandEnd.Invalid, (await save.Save(desk.Publisher, input with { Blocks = [] }, Cancel)).End);
        Assert.Equal(blocks, (await templates.Find(desk.Publisher, Year.Next, Cancel))!.Blocks);
        Assert.Single(await templates.History(desk.Publisher, Year, Cancel));

        var one = await new LetterDeskQuery(desk.Data.Database, desk.Data.Time).One(desk.Publisher, Year, "ambleford", Cancel);
        Assert.StartsWith("Dear Ambleford, **60%**: 3 of 5 investigations.", one!.Composed.Body, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_deserves_a_look_is_listed_until_somebody_has_looked(EngineKind kind)
    {
        await using var desk = await Desk.Open(kind);
        var query = new LetterDeskQuery(desk.Data.Database, desk.Data.Time);
        await desk.Data.Execute("update annual_statistics set complied = 1 where authority_id = @Ambleford", new { desk.Ambleford });
        var settle = new SettleLetterCommand(desk.Data.Database, desk.Data.Time);
        var input = new SettleLetter { Year = Year, Slug = "ambleford", Version = 0, Addressee = "Dr A. Example, Head of Paid Service", Paragraph = "Thank you.", IsLookedAt = true };

        var before = (await query.Find(desk.Publisher, Year, Cancel))!.Letters.Single(l => l.Subject.Slug == "ambleford");
        Assert.True(before.WaitsForALook);
        Assert.Contains("Nobody at the council would be told: it has no officers here", before.Flags);
        Assert.Contains("Compliance is below 100%: 1 of 2 outcomes", before.Flags);
        Assert.Contains("The figures say one case not done to our satisfaction; the portal knows of 0", before.Flags);

        Assert.True((await settle.Settle(desk.Publisher, input, Cancel)).IsDone);
        Assert.Equal(CommandEnd.Stale, (await settle.Settle(desk.Publisher, input, Cancel)).End);
        Assert.True((await settle.Settle(desk.Publisher, input with { Version = 1, Paragraph = " " }, Cancel)).IsDone);
        var after = (await query.One(desk.Publisher, Year, "ambleford", Cancel))!;
        Assert.False(after.WaitsForALook);
        Assert.Equal("Dr A. Example, Head of Paid Service", after.Addressee);
        Assert.Null(after.Subject.Facts.Paragraph);
    }

    private static string Day => LetterAddress.Day(LetterInstant(new DateOnly(2026, 3, 2)));

    private static DateTimeOffset LetterInstant(DateOnly day) => Time.LondonTime.At(day, SetPublicationCommand.Hour);

    /// <summary>A publisher with the figures of two councils.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        public required TestDatabase Data { get; init; }
        public required Scope Publisher { get; init; }
        public long Ambleford { get; private set; }
        public long Dunmarsh { get; private set; }
        public DateOnly PublicOn { get; } = new(2026, 3, 2);
        public PortalAddress Address { get; } = new("https://portal.example");
        public LetterRunSignal Signal { get; } = new();
        public IssueLettersCommand Start => new(Data.Database, Data.Time, Signal);
        public SetPublicationCommand Publication => new(Data.Database, Address, Data.Time);

        public static async Task<Desk> Open(EngineKind kind)
        {
            var data = await TestDatabase.Create(kind);
            await data.Execute("update reporting_years set public_from = null where year = '2024-25'", null);
            var desk = new Desk { Data = data, Publisher = await data.Member("Pat", Role.Publisher, null) };
            desk.Ambleford = await desk.Figures("Ambleford", "District", 5, 3);
            desk.Dunmarsh = await desk.Figures("Dunmarsh", "County", 0, 0);
            return desk;
        }

        public async Task<long> Figures(string name, string type, int investigated, int upheld)
        {
            var id = await Data.Council(name, type);
            await Data.Execute(
                """
                insert into annual_statistics (authority_id, year, investigated, upheld, satisfactory_remedies, compliance_outcomes, complied, complied_late)
                values (@id, '2024-25', @investigated, @upheld, 0, 2, 2, 0)
                """,
                new { id, investigated, upheld });
            return id;
        }

        public Task<CommandResult> SetDay() => Publication.Set(Publisher, Year, PublicOn, Cancel);

        public Task<CommandResult> Issue() => Start.Start(Publisher, Year, Cancel);

        public Task RunJob() => new IssueLettersJob(Data.Database, Address, Data.Time, NullLogger<IssueLettersJob>.Instance).Run(Cancel);

        public Task<Letter?> Read(Scope scope) => new ReadLetterCommand(Data.Database, Data.Time).Read(scope, Year, "", Cancel);

        public Task<Letter?> Public() => new PublicLettersQuery(Data.Database, Data.Time).Find(Scope.Public, Ambleford, Year, Cancel);

        public ValueTask DisposeAsync() => Data.DisposeAsync();
    }
}
