using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Letters;

/// <summary>Who reads a letter before and after its publication.</summary>
public sealed class LettersTests
{
    private static readonly ReportingYear Year = new(2024);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static TheoryData<EngineKind, Role> Officers() => Matrix([Role.LinkOfficer, Role.MonitoringOfficer, Role.ChiefExecutive, Role.Delegate]);

    public static TheoryData<EngineKind, Role> Members() => Matrix([Role.ScrutinyMember, Role.Leader, Role.MemberResponsibleForComplaints]);

    [Theory, MemberData(nameof(Officers))]
    public async Task The_councils_officers_read_a_letter_from_the_day_of_issue(EngineKind kind, Role role)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await Embargoed(data);
        var reader = await data.Member("Reader", role, council);

        Assert.NotNull(await Read(data, reader));
        Assert.Single(await All(data, reader));
    }

    [Theory, MemberData(nameof(Officers))]
    public async Task Before_issue_nobody_at_the_council_reads_it(EngineKind kind, Role role)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford", "District");
        await data.Letter(council, "2024-25", data.Time.GetUtcNow().AddHours(1), data.Time.GetUtcNow() + Week);
        var reader = await data.Member("Reader", role, council);

        Assert.Null(await Read(data, reader));
        Assert.Empty(await All(data, reader));
    }

    [Theory, MemberData(nameof(Members))]
    public async Task Members_read_it_from_publication_on_and_not_before(EngineKind kind, Role role)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await Embargoed(data);
        var reader = await data.Member("Reader", role, council);

        Assert.Null(await Read(data, reader));
        Assert.Empty(await All(data, reader));

        data.Time.Advance(Week);
        Assert.NotNull(await Read(data, reader));
        Assert.Single(await All(data, reader));
    }

    [Theory, MemberData(nameof(Members))]
    public async Task A_member_reads_the_one_letter_that_was_granted_until_the_grant_is_taken_back(EngineKind kind, Role role)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, letter) = await Embargoed(data);
        var reader = await data.Member("Reader", role, council);
        await data.Execute(
            "insert into letter_grants (letter_id, person_id, granted_at, granted_by, granted_by_name) values (@letter, @PersonId, @now, @PersonId, 'Chris Executive')",
            new { letter, reader.PersonId, now = data.Time.GetUtcNow() });

        Assert.NotNull(await Read(data, reader));

        await data.Execute("update letter_grants set revoked_at = @now", new { now = data.Time.GetUtcNow() });
        Assert.Null(await Read(data, reader));
    }

    [Theory, BothEngines]
    public async Task A_contributor_has_no_letters(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await Embargoed(data);
        var reader = await data.Member("Reader", Role.Contributor, council);
        data.Time.Advance(Week);

        Assert.Null(await Read(data, reader));
        Assert.Empty(await All(data, reader));
    }

    [Theory, MemberData(nameof(Officers))]
    public async Task Another_council_gets_nothing_under_embargo(EngineKind kind, Role role)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await Embargoed(data);
        var other = await data.Council("Kestrelby", "Metropolitan borough");
        var reader = await data.Member("Reader", role, other);

        Assert.Null(await Read(data, reader));
        Assert.Null(await new ReadLetterCommand(data.Database, data.Time).Read(reader, Year, "ambleford", TestContext.Current.CancellationToken));
        Assert.Empty(await All(data, reader));
        Assert.Null(await Public(data, reader, council));
    }

    [Theory, BothEngines]
    public async Task Each_reading_under_embargo_is_recorded_and_none_after_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, letter) = await Embargoed(data);
        var reader = await data.Member("Chris Executive", Role.ChiefExecutive, council);

        await Read(data, reader);
        await Read(data, reader);
        data.Time.Advance(Week);
        await Read(data, reader);

        Assert.Equal(2, await data.Value<long>(
            "select count(*) from audit where action = 'letter read under embargo' and subject = @subject and authority_id = @council and who = 'Chris Executive'",
            new { subject = $"letter {letter}", council }));
    }

    [Theory, BothEngines]
    public async Task Everybody_reads_it_from_the_instant_of_publication(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await Embargoed(data);

        data.Time.Advance(Week - TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.Null(await Public(data, Scope.Public, council));
        Assert.Empty(await new PublicLettersQuery(data.Database, data.Time).Of(Scope.Public, council, TestContext.Current.CancellationToken));

        data.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await Public(data, Scope.Public, council));
        Assert.Single(await new PublicLettersQuery(data.Database, data.Time).Of(Scope.Public, council, TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task The_public_address_keeps_the_embargo_for_the_councils_own_officers_too(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await Embargoed(data);
        var reader = await data.Member("Lena Officer", Role.LinkOfficer, council);
        Assert.Null(await Public(data, reader, council));
    }

    [Theory, BothEngines]
    public async Task A_successor_is_led_to_the_published_letters_of_its_predecessor(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await Embargoed(data);
        var old = await data.Council("Old Ambleford", "District");
        await data.Execute("insert into authority_successors (authority_id, successor_id) values (@old, @council)", new { old, council });
        var now = data.Time.GetUtcNow();
        await data.Letter(old, "2016-17", now - Week - Week, now - Week);
        var reader = await data.Member("Lena Officer", Role.LinkOfficer, council);

        Assert.Equal(["2024-25", "2016-17"], (await All(data, reader)).Select(l => l.Year));
        Assert.Equal("Old Ambleford", Assert.Single(
            await new PublicLettersQuery(data.Database, data.Time).Of(Scope.Public, council, TestContext.Current.CancellationToken)).Authority);
    }

    private static TheoryData<EngineKind, Role> Matrix(Role[] roles)
    {
        var matrix = new TheoryData<EngineKind, Role>();
        foreach (var role in roles)
        {
            matrix.Add(EngineKind.Sqlite, role);
            matrix.Add(new TheoryDataRow<EngineKind, Role>(EngineKind.Postgres, role) { Skip = TestPostgres.WhyMissing });
        }

        return matrix;
    }

    /// <summary>A letter issued three days ago, published four days from now.</summary>
    private static async Task<(long Council, long Letter)> Embargoed(TestDatabase data)
    {
        var council = await data.Council("Ambleford", "District");
        var issued = data.Time.GetUtcNow() - TimeSpan.FromDays(3);
        return (council, await data.Letter(council, Year.ToString(), issued, issued + Week));
    }

    private static Task<Letter?> Read(TestDatabase data, Scope scope) =>
        new ReadLetterCommand(data.Database, data.Time).Read(scope, Year, "", TestContext.Current.CancellationToken);

    private static Task<IReadOnlyList<LetterSummary>> All(TestDatabase data, Scope scope) =>
        new OwnLettersQuery(data.Database, data.Time).All(scope, TestContext.Current.CancellationToken);

    private static Task<Letter?> Public(TestDatabase data, Scope scope, long council) =>
        new PublicLettersQuery(data.Database, data.Time).Find(scope, council, Year, TestContext.Current.CancellationToken);
}
