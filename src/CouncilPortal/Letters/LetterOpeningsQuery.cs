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

    /// <summary>The authority whose letter or figures they are.</summary>
    public required string Authority { get; init; }

    /// <summary>Whether the authority was made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>What it was: "letter", "figures".</summary>
    public required string What { get; init; }
}

/// <summary>A page of openings.</summary>
public sealed record OpeningList(IReadOnlyList<OpeningRow> Rows, long Total);

/// <summary>Who opened what of a year before its publication, for the publisher.</summary>
public sealed class LetterOpeningsQuery(PortalDatabase database)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The latest first; nothing for those who are no publishers.</summary>
    public Task<OpeningList> List(Scope scope, ReportingYear year, int page, CancellationToken cancel) =>
        LetterTemplateQuery.MayWrite(scope)
            ? database.Read(
                scope,
                async c =>
                {
                    var at = new { year = year.ToString(), take = PageSize, skip = (page - 1) * PageSize };
                    var rows = await c.QueryAsync<OpeningRow>(
                        """
                        select o.opened_at, o.person_name, a.name as authority, a.invented, o.what
                        from embargo_openings o join authorities a on a.id = o.authority_id
                        where o.year = @year
                        order by o.id desc
                        limit @take offset @skip
                        """,
                        at);
                    return new OpeningList(rows.AsList(), await c.QuerySingleAsync<long>("select count(*) from embargo_openings o where o.year = @year", at));
                },
                cancel)
            : Task.FromResult(new OpeningList([], 0));
}
