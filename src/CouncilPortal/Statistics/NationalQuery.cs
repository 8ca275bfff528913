using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>The national summary. A year that is not public is known to nobody here.</summary>
public sealed class NationalQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The summary of a year, or without one of the latest; null where neither figures nor a review are held of it, or it is not public.</summary>
    public Task<NationalSummary?> Find(Scope scope, ReportingYear? year, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var held = (await connection.QueryAsync<HeldYear>(
                    """
                    select h.year, h.has_figures
                    from (
                        select y.year,
                            case when exists (select 1 from annual_averages v where v.year = y.year and v.type = 'England')
                                or exists (select 1 from national_statistics n where n.year = y.year) then true else false end as has_figures,
                            case when exists (select 1 from national_reviews r where r.year = y.year and r.version > 0 and (r.public_from is null or r.public_from <= @now))
                                then true else false end as has_review
                        from reporting_years y
                        where y.public_from <= @now
                    ) h
                    where h.has_figures or h.has_review
                    order by h.year desc
                    """,
                    new { now })).AsList();
                var years = held.Select(h => h.Of).ToArray();
                // Without a year the latest with figures, even where a review of a later one is there before its figures.
                var shown = year ?? (held.Find(h => h.HasFigures) ?? held.FirstOrDefault())?.Of;
                return shown is { } found && years.Contains(found) ? await Of(connection, found, years, now) : null;
            },
            cancel);

    /// <summary>The summary of a year as it will be once it is public, whatever is held of it; null for a year that the portal does not know, and for anybody but a publisher.</summary>
    public Task<NationalSummary?> ForPublisher(Scope scope, ReportingYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.SeesUnpublishedYears ? Task.FromResult<NationalSummary?>(null) : database.Read(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var years = (await connection.QueryAsync<string>(
                    """
                    select y.year from reporting_years y
                    where y.year = @year or (y.public_from <= @now and (exists (select 1 from annual_averages v where v.year = y.year and v.type = 'England')
                        or exists (select 1 from national_statistics n where n.year = y.year)))
                    order by y.year desc
                    """,
                    new { year = year.ToString(), now })).Select(ReportingYear.Parse).ToArray();
                return years.Contains(year) ? await Of(connection, year, years, now) : null;
            },
            cancel);
    }

    private static async Task<NationalSummary> Of(ScopedConnection connection, ReportingYear year, IReadOnlyList<ReportingYear> years, DateTimeOffset now)
    {
        var at = new { year = year.ToString(), now, CouncilTypes.Other };
        await using var answers = await connection.QueryMultipleAsync(
            """
            select v.year, v.upheld_rate, v.compliance_rate, v.remedy_rate, v.upheld_per_100k, v.source
            from annual_averages v
            join reporting_years y on y.year = v.year
            where v.type = 'England' and (y.public_from <= @now or v.year = @year)
            order by v.year;

            select s.investigated, s.upheld, s.satisfactory_remedies, s.compliance_outcomes, s.complied, s.complied_late, null as population,
                null as published_upheld_rate, null as published_compliance_rate, null as published_remedy_rate, null as published_upheld_per_hundred_thousand,
                1 as counts, s.received, s.invalid_or_incomplete, s.advice_given, s.referred_back, s.closed_after_initial_enquiries, s.not_upheld,
                s.not_for_us, s.assessed_and_closed, s.source
            from national_statistics s
            where s.year = @year;

            select t.type, v.upheld_rate, v.compliance_rate, v.remedy_rate, v.upheld_per_100k, t.councils, t.investigated, t.upheld, t.outcomes, t.complied, t.complied_late
            from (
                select a.type,
                    count(case when s.investigated is not null and s.upheld is not null then 1 end) as councils,
                    coalesce(sum(case when s.upheld is not null then s.investigated end), 0) as investigated,
                    coalesce(sum(case when s.investigated is not null then s.upheld end), 0) as upheld,
                    coalesce(sum(case when s.complied is not null then s.compliance_outcomes end), 0) as outcomes,
                    coalesce(sum(case when s.compliance_outcomes is not null then s.complied end), 0) as complied,
                    coalesce(sum(case when s.compliance_outcomes is not null and s.complied is not null then s.complied_late end), 0) as complied_late
                from authorities a
                left join annual_statistics s on s.authority_id = a.id and s.year = @year
                where a.type <> @Other and not a.invented
                group by a.type
            ) t
            left join annual_averages v on v.type = t.type and v.year = @year
            order by t.type;

            select c.category, sum(c.received) as received, sum(c.decided) as decided, sum(c.upheld) as upheld, count(*) as councils
            from annual_categories c
            join authorities a on a.id = c.authority_id
            where c.year = @year and not a.invented
            group by c.category
            order by case when c.category = 'Other' then 1 else 0 end, c.category;
            """,
            at);
        var rates = await answers.ReadAsync<NationalRates>();
        var counted = answers.Read<AnnualFigures, YearCounts, (AnnualFigures Figures, YearCounts Counts)>((figures, counts) => (figures, counts), splitOn: "counts").ToArray();
        var types = await answers.ReadAsync<TypeSummary>();
        var categories = (await answers.ReadAsync<CategorySum>()).AsList();
        return new NationalSummary
        {
            Year = year,
            Years = years,
            Rates = rates.AsList(),
            Figures = counted.Length == 0 ? null : counted[0].Figures,
            Counts = counted.Length == 0 ? null : counted[0].Counts,
            Types = types.AsList(),
            Categories = [.. categories.Select(c => new CategoryCounts { Category = c.Category, Received = c.Received, Decided = c.Decided, Upheld = c.Upheld })],
            CategoriesFrom = categories.Count == 0 ? 0 : categories.Max(c => c.Councils),
        };
    }

    private sealed record HeldYear
    {
        public required string Year { get; init; }

        public required bool HasFigures { get; init; }

        public ReportingYear Of => ReportingYear.Parse(Year);
    }

    private sealed record CategorySum
    {
        public required string Category { get; init; }

        public required int? Received { get; init; }

        public required int? Decided { get; init; }

        public required int? Upheld { get; init; }

        public required int Councils { get; init; }
    }
}
