using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Statistics;

public sealed class CouncilYearTests
{
    private const string Unpublished = "2031-32";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static IEnumerable<Role> WithoutSight => [Role.Contributor, Role.ScrutinyMember, Role.Leader, Role.MemberResponsibleForComplaints];

    [Theory, BothEngines]
    public async Task Before_publication_only_the_councils_officers_and_the_Ombudsmans_publishers_see_a_year(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Council(data, "Ambleford Borough Council", Unpublished, 8, 7);
        var other = await Council(data, "Kestrelby Borough Council", "2023-24", 8, 7);
        List<Scope> seers = [await data.Member("Pat Publisher", Role.Publisher, null), Scope.System("test")];
        List<Scope> outsiders = [Scope.Public, await data.Member("Kit Kestrelby", Role.LinkOfficer, other), await data.Member("Casey Worker", Role.Caseworker, null), await data.Member("Ada Ministrator", Role.Administrator, null)];
        foreach (var role in Roles.Council)
        {
            (WithoutSight.Contains(role) ? outsiders : seers).Add(await data.Member($"{role}", role, council));
        }

        var year = ReportingYear.Parse(Unpublished);
        foreach (var scope in outsiders)
        {
            var figures = await Query(data).Find(scope, council, year, Cancel);
            Assert.Null(figures.Shown);
            Assert.Empty(figures.Years);
            Assert.Empty(await new StatisticsFileQuery(data.Database, data.Time).All(scope, council, Cancel));
            Assert.Empty(await new TrendQuery(data.Database, data.Time).Find(scope, [council], Cancel));
        }

        foreach (var scope in seers)
        {
            var figures = await Query(data).Find(scope, council, year, Cancel);
            Assert.Equal(7, figures.Shown?.Figures.Upheld);
            Assert.False(figures.Shown!.Link.IsPublished);
            Assert.Single(await new StatisticsFileQuery(data.Database, data.Time).All(scope, council, Cancel));
            Assert.False(Assert.Single((await new TrendQuery(data.Database, data.Time).Find(scope, [council], Cancel))[council][0].Points).IsPublished);
            Assert.Null(figures.Shown.Funnel);
        }

        data.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(7, (await Query(data).Find(Scope.Public, council, year, Cancel)).Shown?.Figures.Upheld);
    }

    [Theory, BothEngines]
    public async Task The_current_year_is_counted_for_the_councils_officers_and_the_Ombudsmans_publishers_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford Borough Council", "District");
        var decision = await data.Decision(council, "25001001", new DateOnly(2025, 6, 2), publishedOn: null);
        await data.Decision(council, "25001002", new DateOnly(2026, 2, 2), publishedOn: null);
        await data.Execute(
            """
            insert into compliance_outcomes (decision_id, authority_id, outcome, recorded_at, recorded_on, recorded_by_name)
            values (@decision, @council, 'not_complete_not_satisfied', '2025-10-01 09:00:00+00:00', '2025-10-01', 'Casey'),
                (@decision, @council, 'completed_late', '2025-10-02 09:00:00+00:00', '2025-10-02', 'Casey')
            """,
            new { decision, council });
        var other = await data.Council("Kestrelby Borough Council", "District");
        List<Scope> seers = [await data.Member("Pat Publisher", Role.Publisher, null)];
        List<Scope> outsiders = [Scope.Public, await data.Member("Kit Kestrelby", Role.LinkOfficer, other), await data.Member("Casey Worker", Role.Caseworker, null), await data.Member("Ada Ministrator", Role.Administrator, null)];
        foreach (var role in Roles.Council)
        {
            (WithoutSight.Contains(role) ? outsiders : seers).Add(await data.Member($"{role}", role, council));
        }

        var year = ReportingYear.Parse("2025-26");
        foreach (var scope in outsiders)
        {
            var figures = await Query(data).Find(scope, council, year, Cancel);
            Assert.Null(figures.Shown);
            Assert.Empty(figures.Years);
            Assert.Empty(figures.History);
        }

        foreach (var scope in seers)
        {
            var shown = (await Query(data).Find(scope, council, year, Cancel)).Shown!;
            Assert.False(shown.Link.IsPublished);
            // The decision expected in February is a draft, and the latest outcome of a decision is the one that counts.
            Assert.Equal((1, 1), shown.Link.CountedFrom);
            Assert.Equal((1, 1), (shown.Figures.Upheld, shown.Figures.Investigated));
            Assert.Equal((1, 1, 1), (shown.Figures.ComplianceOutcomes, shown.Figures.Complied, shown.Figures.CompliedLate));
        }

        await data.Execute("insert into reporting_years (year) values ('2025-26')", null);
        await data.Figures(council, "2025-26", 9, 8, null, null, null);
        Assert.Equal(8, (await Query(data).Find(seers[0], council, year, Cancel)).Shown?.Figures.Upheld);
    }

    [Theory, BothEngines]
    public async Task A_funnel_holds_the_councils_of_the_type_whose_counts_are_known_and_no_others(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Council(data, "Ambleford Borough Council", "2023-24", 30, 10);
        await Council(data, "Second Council", "2023-24", 10, 9);
        await Council(data, "No Investigations Council", "2023-24", 0, 0);
        await data.Figures(await data.Council("Uncounted Council", "District"), "2023-24", null, 9, null, null, null);
        await data.Figures(await data.Council("Kestrelby Council", "Metropolitan borough"), "2023-24", 10, 9, null, null, null);
        await data.Execute("insert into annual_averages (type, year, upheld_rate) values ('District', '2023-24', 63)", null);

        var year = (await Query(data).Find(Scope.Public, council, ReportingYear.Parse("2023-24"), Cancel)).Shown!;
        var funnel = year.Funnel!;

        Assert.Equal(["Ambleford Borough Council", "Second Council"], funnel.Points.Select(p => p.Name));
        Assert.Equal(Verdict.BelowRange, funnel.VerdictOf(funnel.Points[0]));
        Assert.Equal(
            year.Headlines[0].Verdict,
            funnel.VerdictOf(funnel.Points[0]));
    }

    [Theory, BothEngines]
    public async Task The_national_summary_sums_what_is_known_of_real_councils(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Council(data, "First Council", "2023-24", 30, 23);
        await data.Execute(
            """
            update authorities set invented = false;
            insert into annual_averages (type, year, upheld_rate) values ('England', '2023-24', 80), ('District', '2023-24', 63);
            insert into national_statistics (year, received, upheld, investigated) values ('2023-24', 17937, 3200, 4003);
            update annual_statistics set compliance_outcomes = 4, complied = 4, complied_late = 1;
            """,
            null);
        await data.Execute("insert into annual_categories (authority_id, year, category, received, decided, upheld) values (@council, '2023-24', 'Housing', 9, 8, 7)", new { council });

        var summary = (await new NationalQuery(data.Database, data.Time).Find(Scope.Public, null, Cancel))!;

        Assert.Equal(ReportingYear.Parse("2023-24"), summary.Year);
        Assert.Equal(17937, summary.Counts!.Received);
        Assert.Equal(4003, summary.Figures!.Investigated);
        var districts = summary.Types.Single(t => t.Type == "District");
        Assert.Equal((63m, 1, 30, 23, 4, 4, 1), (districts.UpheldRate, districts.Councils, districts.Investigated, districts.Upheld, districts.Outcomes, districts.Complied, districts.CompliedLate));
        Assert.Equal((9, 8, 7), (summary.Categories[0].Received, summary.Categories[0].Decided, summary.Categories[0].Upheld));
        Assert.Equal(1, summary.CategoriesFrom);
    }

    [Theory, BothEngines]
    public async Task A_published_average_is_used_as_it_is_and_never_mixed_with_a_computed_one(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Council(data, "Ambleford Borough Council", "2023-24", 10, 5);
        await Council(data, "Second Council", "2023-24", 10, 9);
        await Council(data, "Third Council", "2023-24", 20, 16);
        await data.Execute("insert into annual_averages (type, year, upheld_rate, compliance_rate) values ('District', '2023-24', 63, 99.4)", null);

        var year = (await Query(data).Find(Scope.Public, council, null, Cancel)).Shown!;

        Assert.Equal(new Average { Value = 63, IsComputed = false }, year.Averages.UpheldRate);
        Assert.Equal(new Average { Value = 99.4m, IsComputed = false }, year.Averages.ComplianceRate);
        Assert.Equal(new Average { Value = 0, IsComputed = true }, year.Averages.RemedyRate);
        Assert.Equal((3, 3), (year.PooledFrom, year.OfType));
    }

    [Theory, BothEngines]
    public async Task An_average_is_computed_by_sums_of_at_least_three_councils_of_the_type(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Council(data, "Ambleford Borough Council", "2023-24", 10, 5);
        await Council(data, "Second Council", "2023-24", 10, 9);
        Assert.Null((await Query(data).Find(Scope.Public, council, null, Cancel)).Shown!.Averages.UpheldRate);
        await Council(data, "Third Council", "2023-24", 20, 16);
        Assert.Equal(75m, (await Query(data).Find(Scope.Public, council, null, Cancel)).Shown!.Averages.UpheldRate!.Value);
    }

    [Theory, BothEngines]
    public async Task A_link_officer_learns_nothing_of_others_from_the_average_of_an_unpublished_year(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Council(data, "Ambleford Borough Council", Unpublished, 10, 5);
        await Council(data, "Second Council", Unpublished, 10, 9);
        await Council(data, "Third Council", Unpublished, 20, 16);
        await data.Execute("insert into annual_averages (type, year, upheld_rate) values ('District', @Unpublished, 63)", new { Unpublished });
        var officer = await data.Member("Lena Officer", Role.LinkOfficer, council);
        Assert.Null((await Query(data).Find(officer, council, ReportingYear.Parse(Unpublished), Cancel)).Shown!.Averages.UpheldRate);
    }

    [Theory, BothEngines]
    public async Task The_file_has_every_year_and_blanks_where_nothing_is_known(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await Council(data, "Ambleford Borough Council", "2023-24", 10, 5);
        await data.Execute("insert into annual_statistics (authority_id, year, compliance_outcomes, published_compliance_rate) values (@council, '2022-23', 63, 98)", new { council });
        var rows = await new StatisticsFileQuery(data.Database, data.Time).All(Scope.Public, council, Cancel);
        Assert.Equal(["2022-23", "2023-24"], rows.Select(r => r.Year));
        Assert.Equal((null, 63, 98m), (rows[0].Figures.Investigated, rows[0].Figures.ComplianceOutcomes, rows[0].Figures.PublishedComplianceRate));
        Assert.Null(rows[0].Counts.Received);
    }

    private static CouncilYearQuery Query(TestDatabase data) => new(data.Database, data.Time);

    private static async Task<long> Council(TestDatabase data, string name, string year, int investigated, int upheld)
    {
        var council = await data.Council(name, "District");
        await data.Execute(
            "insert into reporting_years (year, public_from) values (@year, @from) on conflict do nothing",
            new { year, from = data.Time.GetUtcNow().AddDays(7) });
        await data.Figures(council, year, investigated, upheld, outcomes: null, complied: null, late: null);
        return council;
    }
}
