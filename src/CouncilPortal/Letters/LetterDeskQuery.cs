using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>The publisher's desk of letters. For those who are no publishers there is nothing on it.</summary>
public sealed class LetterDeskQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Where the letters are prepared and issued.</summary>
    public const string Address = "/desk/letters";

    internal const string RunColumns =
        "r.id, r.year, r.state, r.total, (select count(*) from letters l where l.run_id = r.id) as issued, r.started_at, r.started_by_name, r.ended_at, r.failure";

    /// <summary>The years of which there are figures, the latest first.</summary>
    public Task<IReadOnlyList<LetterYearSummary>> Years(Scope scope, CancellationToken cancel) =>
        LetterTemplateQuery.MayWrite(scope)
            ? database.Read<IReadOnlyList<LetterYearSummary>>(
                scope,
                async c => (await c.QueryAsync<LetterYearSummary>(
                    """
                    select y.year, y.public_from, count(s.authority_id) as authorities, count(l.id) as letters
                    from reporting_years y
                    join annual_statistics s on s.year = y.year
                    left join letters l on l.authority_id = s.authority_id and l.year = s.year
                    group by y.year, y.public_from
                    order by y.year desc
                    """)).AsList(),
                cancel)
            : Task.FromResult<IReadOnlyList<LetterYearSummary>>([]);

    /// <summary>A year with its letters, issued or to be; null where there are no figures of it.</summary>
    public Task<LetterYear?> Find(Scope scope, ReportingYear year, CancellationToken cancel) =>
        LetterTemplateQuery.MayWrite(scope) ? database.Read(scope, c => Find(c, scope, year, time.GetUtcNow()), cancel) : Task.FromResult<LetterYear?>(null);

    /// <summary>One authority's letter, issued or to be; null where it has no figures of the year.</summary>
    public Task<LetterOnDesk?> One(Scope scope, ReportingYear year, string slug, CancellationToken cancel) =>
        LetterTemplateQuery.MayWrite(scope)
            ? database.Read(
                scope,
                async c => await c.QuerySingleOrDefaultAsync<long?>("select a.id from authorities a where a.slug = @slug", new { slug }) is { } id
                    ? (await Letters(c, scope, year, id, await LetterTemplateQuery.Latest(c, year), time.GetUtcNow())).SingleOrDefault()
                    : null,
                cancel)
            : Task.FromResult<LetterOnDesk?>(null);

    /// <summary>The latest run of the year, to follow it; null: none.</summary>
    public Task<LetterRun?> Run(Scope scope, ReportingYear year, CancellationToken cancel) =>
        LetterTemplateQuery.MayWrite(scope) ? database.Read(scope, c => LatestRun(c, year), cancel) : Task.FromResult<LetterRun?>(null);

    /// <summary>From when the year is public; null: no day is set.</summary>
    internal static Task<DateTimeOffset?> PublicFrom(ScopedConnection connection, ReportingYear year) =>
        connection.QuerySingleOrDefaultAsync<DateTimeOffset?>("select y.public_from from reporting_years y where y.year = @year and y.public_from is not null", new { year = year.ToString() });

    /// <summary>Nobody issues a whole year's letters once it is public; one that was forgotten, yes.</summary>
    internal static bool IsOpen(DateTimeOffset? publicFrom, LetterRun? run, DateTimeOffset now) => publicFrom is null || publicFrom > now || run is not null;

    internal static Task<LetterRun?> LatestRun(ScopedConnection connection, ReportingYear year) =>
        connection.QuerySingleOrDefaultAsync<LetterRun?>($"select {RunColumns} from letter_runs r where r.year = @year order by r.id desc limit 1", new { year = year.ToString() });

    internal static async Task<IReadOnlyList<LetterOnDesk>> Letters(
        ScopedConnection connection, Scope scope, ReportingYear year, long? only, LetterTemplate template, DateTimeOffset now)
    {
        var subjects = await LetterFactsReader.Of(connection, scope, year, only, now);
        var recipients = await LetterRecipients.Of(connection, [.. subjects.Select(s => s.AuthorityId)], now);
        return
        [
            .. subjects.Select(subject =>
            {
                LetterRecipient[] to = [.. recipients[subject.AuthorityId]];
                return new LetterOnDesk
                {
                    Subject = subject,
                    Addressee = subject.Addressee ?? (to.FirstOrDefault(r => r.IsChief) is { } chief ? $"{chief.Name}, Chief Executive" : "The Chief Executive"),
                    Flags = LetterFlags.Of(subject, to.Count(r => r.IsChief), to.Length),
                    Composed = LetterComposer.Compose(subject.Facts, template.Blocks),
                };
            }),
        ];
    }

    private static async Task<LetterYear?> Find(ScopedConnection connection, Scope scope, ReportingYear year, DateTimeOffset now)
    {
        var template = await LetterTemplateQuery.Latest(connection, year);
        var letters = await Letters(connection, scope, year, null, template, now);
        if (letters.Count == 0)
        {
            return null;
        }

        var (publicFrom, run) = (await PublicFrom(connection, year), await LatestRun(connection, year));
        return new LetterYear
        {
            PublicFrom = publicFrom,
            Template = template,
            Run = run,
            IsOpen = IsOpen(publicFrom, run, now),
            Openings = await LetterOpeningsQuery.Count(connection, year, byOmbudsman: false),
            Letters = letters,
        };
    }
}
