using CouncilPortal.Authorities;
using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>Puts the invented councils and their figures into the database.</summary>
internal static class WriteCouncils
{
    /// <summary>The councils, their populations and who followed whom; returns their ids by code.</summary>
    public static async Task<IReadOnlyDictionary<DemoCouncil, long>> Councils(ScopedConnection connection, DemoCalendar calendar)
    {
        var ids = new Dictionary<DemoCouncil, long>();
        foreach (var council in DemoCouncil.All)
        {
            ids[council] = await connection.QuerySingleAsync<long>(
                """
                insert into authorities (code, name, short_name, type, region, county_code, start_date, end_date, slug, invented)
                values (@Code, @Name, @ShortName, @Type, @Region, @CountyCode, @start, @end, @slug, true)
                returning id
                """,
                new
                {
                    council.Code,
                    council.Name,
                    council.ShortName,
                    council.Type,
                    council.Region,
                    council.CountyCode,
                    start = council == DemoCouncil.Ambleford ? calendar.First.FirstDay : (DateOnly?)null,
                    end = council.IsAbolished ? calendar.First.FirstDay : (DateOnly?)null,
                    slug = Slug.For(council.Name),
                });
            await connection.ExecuteAsync(
                "insert into populations (authority_id, year, population, source) values (@id, 2021, @Population, 'Invented')",
                new { id = ids[council], council.Population });
        }

        foreach (var council in DemoCouncil.All.Where(c => c.IsAbolished))
        {
            await connection.ExecuteAsync(
                "insert into authority_successors (authority_id, successor_id) values (@id, @successor)",
                new { id = ids[council], successor = ids.Single(c => c.Key.Code == council.SuccessorCode).Value });
        }

        return ids;
    }

    /// <summary>
    /// The reporting years that the councils need. Years shipped as published stay as they are; of later ones the latest
    /// becomes public in a few days, the ones before it were so a week after their letters.
    /// </summary>
    public static async Task Years(ScopedConnection connection, DemoCalendar calendar)
    {
        foreach (var year in calendar.OldYears.Concat(calendar.ClosedYears))
        {
            await connection.ExecuteAsync(
                """
                insert into reporting_years (year, public_from, published_on) values (@year, @from, null)
                on conflict (year) do update set public_from = excluded.public_from where reporting_years.public_from is null
                """,
                new { year = year.ToString(), from = calendar.PublishedAt(year) });
        }
    }

    /// <summary>The annual figures.</summary>
    public static Task Figures(ScopedConnection connection, IReadOnlyList<DemoYear> years, IReadOnlyDictionary<DemoCouncil, long> ids) =>
        connection.ExecuteAsync(
            """
            insert into annual_statistics (authority_id, year, received, invalid_or_incomplete, advice_given, referred_back,
                closed_after_initial_enquiries, not_upheld, not_for_us, assessed_and_closed, investigated, upheld, satisfactory_remedies,
                compliance_outcomes, complied, complied_late, population, published_upheld_rate, published_compliance_rate,
                published_remedy_rate, published_upheld_per_100k, source)
            values (@id, @year, @Received, @invalid, @advice, @referred, @closedAfterEnquiries, @notUpheld, @notForUs, @assessedAndClosed,
                @Investigated, @Upheld, @SatisfactoryRemedies, @ComplianceOutcomes, @Complied, @CompliedLate, @Population, @UpheldRate,
                @ComplianceRate, @RemedyRate, @UpheldPer100k, 'Invented')
            """,
            years.Select(y => new
            {
                id = ids[y.Council],
                year = y.Year.ToString(),
                y.Received,
                invalid = Separately(y, y.NotForUs / 6),
                advice = Separately(y, y.NotForUs / 4),
                referred = Separately(y, y.NotForUs - (y.NotForUs / 6) - (y.NotForUs / 4)),
                closedAfterEnquiries = Separately(y, y.AssessedAndClosed),
                notUpheld = Separately(y, y.Investigated - y.Upheld),
                notForUs = Grouped(y, y.NotForUs),
                assessedAndClosed = Grouped(y, y.AssessedAndClosed),
                y.Investigated,
                y.Upheld,
                y.SatisfactoryRemedies,
                y.ComplianceOutcomes,
                y.Complied,
                y.CompliedLate,
                y.Population,
                y.UpheldRate,
                y.ComplianceRate,
                y.RemedyRate,
                y.UpheldPer100k,
            }));

    /// <summary>The annual figures by category.</summary>
    public static async Task Categories(ScopedConnection connection, DemoScript script, IReadOnlyDictionary<DemoCouncil, long> ids)
    {
        var mapping = (await connection.QueryAsync<(string From, string To)>("select decision_category, statistics_category from category_mappings"))
            .ToDictionary(m => m.From, m => m.To);
        await connection.ExecuteAsync(
            """
            insert into annual_categories (authority_id, year, category, received, decided, upheld)
            values (@id, @year, @Category, @Received, @Decided, @Upheld)
            """,
            script.Years.SelectMany(y => CategoryShares.Of(y, script.Decisions, mapping)
                .Select(c => new { id = ids[y.Council], year = y.Year.ToString(), c.Category, c.Received, c.Decided, c.Upheld })));
    }

    private static int? Separately(DemoYear year, int count) => year.IsGrouped ? null : count;

    private static int? Grouped(DemoYear year, int count) => year.IsGrouped ? count : null;
}
