using CouncilPortal.Compliance;
using CouncilPortal.NationalReviews;
using CouncilPortal.PublicPages;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.NationalReviews;

/// <summary>Writing the review of a year, and when everybody reads it.</summary>
public sealed class NationalReviewsTests
{
    private static readonly ReportingYear Year = ReportingYear.Parse("2031-32");
    private static readonly DateTimeOffset YearInstant = new(2026, 1, 14, 9, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Each_saving_is_a_version_the_latest_counts_and_an_earlier_one_can_be_taken_up_again(EngineKind kind)
    {
        await using var data = await Data(kind);
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);

        Assert.True((await Save(data, pat, 0, "First words")).IsDone);
        Assert.True((await Save(data, pat, 1, "Second words")).IsDone);
        Assert.True((await Commands(data).TakeUp(pat, Year, 1, 2, Cancel)).IsDone);

        var desk = await Desk(data, pat);
        Assert.Equal((3, "First words"), (desk.Row.Version, Assert.Single(desk.Blocks).Text));
        Assert.Equal([(3, 1), (2, null), (1, (int?)null)], desk.Versions.Select(v => (v.Version, v.TakenUp)));
        Assert.All(desk.Versions, v => Assert.Equal("Pat Publisher", v.ByName));
        Assert.Equal("Second words", Assert.Single((await Query(data).Text(pat, Year, 2, Cancel))!).Text);
        Assert.Null(await Query(data).Text(pat, Year, 4, Cancel));
        Assert.Equal(
            ["Version 1", "Version 2", "Version 3, with the words of version 1"],
            await data.Rows<string>("select detail from audit where action = 'national review saved' and subject = 'national review 2031-32' order by id", null));
    }

    [Theory, BothEngines]
    public async Task The_second_of_two_publishers_is_told_and_overwrites_nothing(EngineKind kind)
    {
        await using var data = await Data(kind);
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        var pru = await data.Member("Pru Publisher", Role.Publisher, null);
        await Save(data, pat, 0, "Pat’s words");

        var result = await Save(data, pru, 0, "Pru’s words");

        Assert.Equal(CommandEnd.Stale, result.End);
        Assert.Equal("Pat Publisher saved version 1 on 12 January 2026 at 9am, while you were writing. Nothing of yours is lost.", result.Message);
        Assert.Equal("Pat’s words", Assert.Single((await Desk(data, pru)).Blocks).Text);
        Assert.Equal(CommandEnd.Stale, (await Commands(data).TakeUp(pru, Year, 1, 0, Cancel)).End);

        Assert.True((await Save(data, pru, 1, "Pru’s words")).IsDone);
        Assert.Equal(2, (await Desk(data, pat)).Row.Version);
    }

    [Theory, BothEngines]
    public async Task The_same_words_again_are_no_version(EngineKind kind)
    {
        await using var data = await Data(kind);
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        await Save(data, pat, 0, "Words");

        Assert.Equal("The text is the same as version 1: there is nothing to save.", (await Save(data, pat, 1, "  Words\r\n")).Message);

        Assert.Equal(1, (await Desk(data, pat)).Row.Version);
    }

    [Theory, BothEngines]
    public async Task What_is_typed_is_kept_for_its_writer_alone_until_it_is_saved_or_given_up(EngineKind kind)
    {
        await using var data = await Data(kind);
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        var pru = await data.Member("Pru Publisher", Role.Publisher, null);
        var drafts = new KeepReviewDraftCommand(data.Database, data.Time);
        Assert.True(await drafts.Keep(pat, Year, new ReviewDraft { Seen = 0, Blocks = [ReviewBlock.Blank with { Heading = "Half a" }] }, Cancel));

        Assert.Equal("Half a", Assert.Single((await Desk(data, pat)).Draft!.Blocks).Heading);
        Assert.Null((await Desk(data, pru)).Draft);

        // Something that cannot be saved leaves what was typed where it is.
        Assert.Equal(CommandEnd.Invalid, (await Commands(data).Save(pat, Year, new ReviewDraft { Seen = 0, Blocks = [ReviewBlock.Blank with { Heading = "Half a" }] }, Cancel)).End);
        Assert.NotNull((await Desk(data, pat)).Draft);

        await Save(data, pat, 0, "Words");
        Assert.Null((await Desk(data, pat)).Draft);

        // What comes in late, after it was saved, is no draft again.
        Assert.True(await drafts.Keep(pat, Year, new ReviewDraft { Seen = 0, Blocks = [new ReviewBlock { Heading = "The year", Text = "Words\r\n" }] }, Cancel));
        Assert.Null((await Desk(data, pat)).Draft);

        await drafts.Keep(pat, Year, new ReviewDraft { Seen = 1, Blocks = [] }, Cancel);
        Assert.NotNull((await Desk(data, pat)).Draft);
        await drafts.Discard(pat, Year, Cancel);
        Assert.Null((await Desk(data, pat)).Draft);
    }

    [Theory, BothEngines]
    public async Task Without_an_instant_of_its_own_a_review_is_public_with_its_year_and_before_nobody_but_publishers_has_it(EngineKind kind)
    {
        await using var data = await Data(kind);
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        List<Scope> others = [Scope.Public, await data.Member("Casey", Role.Caseworker, null), await data.Member("Ada", Role.Administrator, null)];
        var council = await data.Council("Ambleford", "District");
        foreach (var role in Roles.Council)
        {
            others.Add(await data.Member($"{role}", role, council));
        }

        await Save(data, pat, 0, "Words");
        foreach (var scope in others)
        {
            Assert.Null(await Public(data).Find(scope, Year, Cancel));
            Assert.Null(await Query(data).Find(scope, Year, Cancel));
            Assert.Null(await Query(data).Text(scope, Year, 1, Cancel));
            Assert.Empty(await Query(data).All(scope, Cancel));
            Assert.Equal(CommandEnd.NotFound, (await Commands(data).Save(scope, Year, new ReviewDraft { Seen = 1, Blocks = [new ReviewBlock { Heading = "A", Text = "B" }] }, Cancel)).End);
            Assert.Equal(CommandEnd.NotFound, (await Commands(data).TakeUp(scope, Year, 1, 1, Cancel)).End);
            Assert.Equal(CommandEnd.NotFound, (await Move(data, scope, null, "2026-01-15")).End);
            Assert.False(await new KeepReviewDraftCommand(data.Database, data.Time).Keep(scope, Year, new ReviewDraft { Seen = 0, Blocks = [] }, Cancel));
        }

        var note = new NoteReviewOpenedCommand(data.Database, data.Time);
        foreach (var scope in others.Append(Scope.System("test")))
        {
            Assert.False(await note.Note(scope, Year, "national review at the desk", isForm: false, Cancel));
        }

        // Each opening by a publisher is recorded; a form that is sent from the page belongs to its opening.
        Assert.True(await note.Note(pat, Year, "national review at the desk", isForm: false, Cancel));
        Assert.False(await note.Note(pat, Year, "national review at the desk", isForm: true, Cancel));
        Assert.True(await note.Note(pat, Year, "preview of the national review", isForm: false, Cancel));
        Assert.Equal(2, await data.Value<long>("select count(*) from embargo_openings where authority_id is null and letter_id is null and by_ombudsman and person_name = 'Pat Publisher'", null));

        data.Time.SetUtcNow(YearInstant.AddTicks(-10));
        Assert.Null(await Public(data).Find(Scope.Public, Year, Cancel));
        data.Time.SetUtcNow(YearInstant);
        Assert.False(await note.Note(pat, Year, "national review at the desk", isForm: false, Cancel));
        foreach (var scope in others)
        {
            var review = await Public(data).Find(scope, Year, Cancel);
            Assert.Equal(("Words", YearInstant, null), (Assert.Single(review!.Blocks).Text, review.PublicFrom, review.ChangedAt));
        }
    }

    [Theory, BothEngines]
    public async Task A_correction_of_a_public_review_shows_at_once_and_says_when_and_earlier_words_are_nobodys(EngineKind kind)
    {
        await using var data = await Data(kind);
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        await Save(data, pat, 0, "Words");
        data.Time.SetUtcNow(YearInstant.AddDays(1));

        await Save(data, pat, 1, "Better words");

        var review = await Public(data).Find(Scope.Public, Year, Cancel);
        Assert.Equal(("Better words", YearInstant, YearInstant.AddDays(1)), (Assert.Single(review!.Blocks).Text, review.PublicFrom, review.ChangedAt));
        if (kind == EngineKind.Postgres)
        {
            var seen = await data.Database.Read(Scope.Public, c => Dapper.SqlMapper.QueryAsync<int>(c, "select version from national_review_texts where year = '2031-32'"), Cancel);
            Assert.Equal([2], seen);
        }
    }

    [Theory, BothEngines]
    public async Task Its_own_instant_can_be_moved_until_it_has_passed_and_never_before_the_years(EngineKind kind)
    {
        await using var data = await Data(kind);
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        var service = Scope.System("test");
        var own = new DateTimeOffset(2026, 1, 16, 9, 30, 0, TimeSpan.Zero);
        await Save(data, pat, 0, "Words");

        Assert.Equal("Choose 14 January 2026 or a later day: the year itself is not public before 14 January 2026 at 9:30am", (await Move(data, pat, null, "2026-01-13")).Errors[MoveReviewCommand.On]);
        Assert.True((await Move(data, pat, null, "2026-01-16")).IsDone);
        Assert.Equal(CommandEnd.Stale, (await Move(data, pat, null, "2026-01-17")).End);
        Assert.Equal(own, (await Desk(data, pat)).Row.PublicFrom);

        data.Time.SetUtcNow(YearInstant);
        Assert.Null(await Public(data).Find(Scope.Public, Year, Cancel));
        data.Time.SetUtcNow(new DateTimeOffset(2026, 1, 16, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal(own, await new PublicDataQuery(data.Database, data.Time).NextInstant(service, Cancel));
        data.Time.SetUtcNow(own);
        Assert.NotNull(await Public(data).Find(Scope.Public, Year, Cancel));

        Assert.Equal("The review has been public since 16 January 2026 at 9:30am, so that can no longer be changed.", (await Move(data, pat, own, null)).Message);
        Assert.Equal(
            ["Public on 16 January 2026 at 9:30am; before, with the year"],
            await data.Rows<string>("select detail from audit where action = 'national review moved' order by id", null));
    }

    [Theory, BothEngines]
    public async Task A_review_that_is_written_for_a_public_year_is_public_from_then_on(EngineKind kind)
    {
        await using var data = await Data(kind);
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        var written = YearInstant.AddDays(3);
        data.Time.SetUtcNow(written);
        Assert.True((await Move(data, pat, null, "2026-01-20")).IsDone);
        Assert.True((await Move(data, pat, new DateTimeOffset(2026, 1, 20, 9, 30, 0, TimeSpan.Zero), null)).IsDone);

        await Save(data, pat, 0, "Words");

        var review = await Public(data).Find(Scope.Public, Year, Cancel);
        Assert.Equal((written, null), (review!.PublicFrom, review.ChangedAt));
    }

    [Theory, BothEngines]
    public async Task A_review_shows_without_figures_of_England_and_does_not_take_the_first_place_from_a_year_with_them(EngineKind kind)
    {
        await using var data = await Data(kind);
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        var national = new NationalQuery(data.Database, data.Time);
        await data.Execute("insert into annual_averages (type, year, upheld_rate) values ('England', '2023-24', 80)", null);
        await Save(data, pat, 0, "Words");
        Assert.Null(await national.Find(pat, Year, Cancel));

        data.Time.SetUtcNow(YearInstant);

        Assert.Equal(Year, (await national.Find(Scope.Public, Year, Cancel))?.Year);
        Assert.Equal("2023-24", (await national.Find(Scope.Public, null, Cancel))?.Year.ToString());
        Assert.Null(await national.Find(Scope.Public, Year.Next, Cancel));
    }

    [Fact]
    public async Task Saved_words_are_never_changed()
    {
        Assert.SkipWhen(TestPostgres.WhyMissing is not null, TestPostgres.WhyMissing ?? "");
        await using var data = await Data(EngineKind.Postgres);
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        await Save(data, pat, 0, "Words");

        foreach (var sql in new[] { "update national_review_texts set blocks = '[]'", "delete from national_review_texts" })
        {
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => data.Execute(sql, null));
        }
    }

    private static async Task<TestDatabase> Data(EngineKind kind)
    {
        var data = await TestDatabase.Create(kind);
        await data.Execute("insert into reporting_years (year, public_from) values ('2031-32', @YearInstant)", new { YearInstant });
        return data;
    }

    private static NationalReviewQuery Public(TestDatabase data) => new(data.Database, data.Time);

    private static ReviewDeskQuery Query(TestDatabase data) => new(data.Database);

    private static async Task<ReviewDesk> Desk(TestDatabase data, Scope scope) => (await Query(data).Find(scope, Year, Cancel))!;

    private static SaveReviewCommand Commands(TestDatabase data) => new(data.Database, new NationalQuery(data.Database, data.Time), data.Time);

    private static Task<CommandResult> Save(TestDatabase data, Scope scope, int seen, string text) =>
        Commands(data).Save(scope, Year, new ReviewDraft { Seen = seen, Blocks = [new ReviewBlock { Heading = "The year", Text = text }] }, Cancel);

    private static Task<CommandResult> Move(TestDatabase data, Scope scope, DateTimeOffset? seen, string? on) =>
        new MoveReviewCommand(data.Database, data.Time).Move(scope, new MoveReview { Year = Year, Seen = seen, Later = on is not null, On = on }, Cancel);
}
