using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>One opening under embargo, in a list.</summary>
public sealed record OpeningRow
{
    /// <summary>When.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who.</summary>
    public required string PersonName { get; init; }

    /// <summary>The authority whose letter or figures they are; null: of many at once, or of England.</summary>
    public required string? Authority { get; init; }

    /// <summary>Whether the authority was made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>What it was: "letter", "figures".</summary>
    public required string What { get; init; }
}

/// <summary>A page of openings, by people of councils or by the Ombudsman's, and how many there are of each.</summary>
public sealed record OpeningList(IReadOnlyList<OpeningRow> Rows, long ByCouncils, long ByOmbudsman);

/// <summary>Who opened what of a year before its publication, for the publisher.</summary>
public sealed class LetterOpeningsQuery(PortalDatabase database)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Those by people of councils, or by the Ombudsman's, the latest first; nothing for those who are no publishers.</summary>
    public Task<OpeningList> List(Scope scope, ReportingYear year, bool byOmbudsman, int page, CancellationToken cancel) =>
        LetterTemplateQuery.MayWrite(scope)
            ? database.Read(
                scope,
                async c =>
                {
                    var at = new { year = year.ToString(), byOmbudsman, take = PageSize, skip = (page - 1) * PageSize };
                    var rows = await c.QueryAsync<OpeningRow>(
                        """
                        select o.opened_at, o.person_name, a.name as authority, coalesce(a.invented, false) as invented, o.what
                        from embargo_openings o left join authorities a on a.id = o.authority_id
                        where o.year = @year and o.by_ombudsman = @byOmbudsman
                        order by o.id desc
                        limit @take offset @skip
                        """,
                        at);
                    return new OpeningList(rows.AsList(), await Count(c, year, byOmbudsman: false), await Count(c, year, byOmbudsman: true));
                },
                cancel)
            : Task.FromResult(new OpeningList([], 0, 0));

    /// <summary>How many there are of the year.</summary>
    internal static Task<long> Count(ScopedConnection connection, ReportingYear year, bool byOmbudsman) =>
        connection.QuerySingleAsync<long>("select count(*) from embargo_openings o where o.year = @year and o.by_ombudsman = @byOmbudsman", new { year = year.ToString(), byOmbudsman });
}
