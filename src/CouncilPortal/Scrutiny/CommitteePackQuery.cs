using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Letters;
using CouncilPortal.PublicReports;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Scrutiny;

/// <summary>
/// The committee pack of a council and year. A year that is public is read with the public's eyes, whoever asks; one that is
/// not, with those of the council's officers who may read its letter already, and for nobody else.
/// </summary>
public sealed class CommitteePackQuery(
    PortalDatabase database,
    CouncilYearQuery years,
    ThemesQuery themes,
    ImprovementsQuery improvements,
    LateRemediesQuery late,
    ConsiderationsQuery reports,
    ConsiderationOfLetterQuery considerations,
    TimeProvider time)
{
    /// <summary>The pack; null for a council that the reader does not know as a whole, for a year of which the portal holds nothing, and for one that is not theirs to see yet.</summary>
    public async Task<CommitteePack?> Of(Scope scope, Council council, ReportingYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(council);
        if (!scope.WholeAuthorities.Contains(council.Id))
        {
            return null;
        }

        var now = time.GetUtcNow();
        var publicFrom = await PublicFrom(year, cancel);
        var isPublic = publicFrom <= now;
        var eyes = isPublic ? Scope.Public : scope;
        var letter = await Letter(eyes, council.Id, year, now, cancel);
        if (!isPublic && (letter is null || !scope.OwnAuthorities.Contains(council.Id)))
        {
            return null;
        }

        var figures = await years.Find(eyes, council.Id, year, cancel);
        if (letter is null && figures.Shown is null)
        {
            return null;
        }

        var promised = Of(year, await improvements.All(Scope.Public, council.Id, cancel));
        var issued = (await reports.Of(Scope.Public, council.Id, cancel)).Where(r => r.DecidedOn >= year.FirstDay).ToList();
        return new CommitteePack
        {
            Council = council,
            Year = year,
            IsPublic = isPublic,
            PublicFrom = publicFrom ?? letter?.PublishedAt,
            MadeOn = LondonTime.DateOf(now),
            Letter = letter,
            Figures = figures.Shown,
            Facts = new ScrutinyFacts
            {
                Year = figures.Shown?.Link.Year,
                Figures = figures.Shown?.Figures ?? AnnualFigures.Unknown,
                Averages = figures.Shown?.Averages ?? SimilarAverages.None,
                Themes = isPublic ? await themes.Of(Scope.Public, council.Id, year, cancel) : null,
                Improvements = Counts(promised),
                Overdue = 0,
                Reports = issued.Count,
                ReportsAwaiting = issued.Count(r => r.ConsideredOn is null),
                ReportsFrom = year.FirstDay,
            },
            Trends = Trends.Of([.. figures.History.Where(y => y.Year <= year)]),
            Improvements = promised,
            Late = await late.Of(scope, council.Id, year, cancel),
            Reports = issued,
            Considered = await considerations.Find(scope, council.Id, year, cancel),
            ConsideredBefore = await considerations.Find(scope, council.Id, year.Previous, cancel),
        };
    }

    private async Task<DateTimeOffset?> PublicFrom(ReportingYear year, CancellationToken cancel) =>
        (await database.Read(
            Scope.Public,
            connection => connection.QuerySingleOrDefaultAsync<YearRow>("select public_from from reporting_years where year = @year", new { year = year.ToString() }),
            cancel))?.PublicFrom;

    private Task<Letter?> Letter(Scope eyes, long authorityId, ReportingYear year, DateTimeOffset now, CancellationToken cancel) =>
        database.Read(
            eyes,
            connection => connection.QuerySingleOrDefaultAsync<Letter?>(
                $"""
                select {LetterReaders.Columns}
                from letters l
                join authorities a on a.id = l.authority_id
                where l.authority_id = @authorityId and l.year = @year and l.issued_at <= @now and (l.published_at <= @now or l.authority_id in @OwnAuthorities)
                """,
                new { authorityId, year = year.ToString(), now, eyes.OwnAuthorities }),
            cancel);

    /// <summary>Those agreed in the year, and those agreed before and not done when it began.</summary>
    private static List<ImprovementRow> Of(ReportingYear year, IReadOnlyList<ImprovementRow> all) =>
        [.. all.Where(i => year.Contains(i.AgreedOn) || (i.AgreedOn < year.FirstDay && IsOpenAt(i, year.FirstDay)))];

    private static bool IsOpenAt(ImprovementRow improvement, DateOnly day) => improvement.StoredState switch
    {
        "done" or "done_late" => improvement.DoneOn >= day,
        "not_done" or "withdrawn" => false,
        _ => true,
    };

    private static ImprovementCounts Counts(List<ImprovementRow> rows) => new()
    {
        Total = rows.Count,
        Done = rows.Count(r => r.StoredState is "done" or "done_late"),
        DoneLate = rows.Count(r => r.StoredState == "done_late"),
        NotDone = rows.Count(r => r.StoredState == "not_done"),
        Withdrawn = rows.Count(r => r.StoredState == "withdrawn"),
    };

    private sealed record YearRow
    {
        public required DateTimeOffset? PublicFrom { get; init; }
    }
}
