using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>A category of the statistics in one council's published year; null where a count is not known.</summary>
public sealed record YearCategory
{
    /// <summary>The council's name.</summary>
    public required string Council { get; init; }

    /// <summary>The year, as stored.</summary>
    public required string Year { get; init; }

    /// <summary>The category, such as Housing.</summary>
    public required string Category { get; init; }

    /// <summary>Complaints received in the year.</summary>
    public required int? Received { get; init; }

    /// <summary>Complaints decided in the year, whenever they were received.</summary>
    public required int? Decided { get; init; }

    /// <summary>Complaints upheld.</summary>
    public required int? Upheld { get; init; }
}

/// <summary>What a council's complaints were about, in its published years: the same for every scope.</summary>
public sealed class YearCategoriesQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The categories of all years, or of the one given, by year.</summary>
    public Task<IReadOnlyList<YearCategory>> Find(Scope scope, long authorityId, ReportingYear? year, CancellationToken cancel) =>
        database.Read<IReadOnlyList<YearCategory>>(
            scope,
            async connection => (await connection.QueryAsync<YearCategory>(
                """
                select a.name as council, c.year, c.category, c.received, c.decided, c.upheld
                from annual_categories c
                join reporting_years y on y.year = c.year
                join authorities a on a.id = c.authority_id
                where c.authority_id = @authorityId and y.public_from <= @now and (@only is null or c.year = @only)
                order by c.year, case when c.category = 'Other' then 1 else 0 end, c.category
                """,
                new { authorityId, now = time.GetUtcNow(), only = year?.ToString() })).AsList(),
            cancel);
}
