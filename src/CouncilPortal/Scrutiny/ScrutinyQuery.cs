using CouncilPortal.Authorities;
using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.PublicReports;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Scrutiny;

/// <summary>What the dashboard for members shows of their council.</summary>
public sealed record Dashboard
{
    /// <summary>What questions and words are made of.</summary>
    public required ScrutinyFacts Facts { get; init; }

    /// <summary>The latest published year, as its public page shows it; null where there is none.</summary>
    public required CouncilYear? Year { get; init; }

    /// <summary>The latest published service improvements.</summary>
    public required IReadOnlyList<ImprovementRow> Improvements { get; init; }
}

/// <summary>
/// The dashboard of a council. Everything is read with the public's eyes, so that an officer sees here what members see;
/// one number apart, how many actions are overdue.
/// </summary>
public sealed class ScrutinyQuery(
    CouncilYearQuery years, ThemesQuery themes, ImprovementsQuery improvements, ConsiderationsQuery considerations, OverdueCountQuery overdue, TimeProvider time)
{
    /// <summary>The dashboard; null for a council of which the reader is no member, and for a contributor.</summary>
    public async Task<Dashboard?> Of(Scope scope, Council council, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(council);
        if (await overdue.Of(scope, council.Id, cancel) is not { } late)
        {
            return null;
        }

        var year = (await years.Find(Scope.Public, council.Id, null, cancel)).Shown;
        var promised = await improvements.List(Scope.Public, council.Id, ImprovementsFilter.All, cancel);
        var from = LondonTime.Today(time).AddYears(-1);
        var reports = (await considerations.Of(Scope.Public, council.Id, cancel)).Where(r => r.DecidedOn >= from).ToList();
        return new Dashboard
        {
            Year = year,
            Improvements = promised.Rows,
            Facts = new ScrutinyFacts
            {
                Year = year?.Link.Year,
                Figures = year?.Figures ?? AnnualFigures.Unknown,
                Averages = year?.Averages ?? SimilarAverages.None,
                Themes = year is null ? null : await themes.Of(Scope.Public, council.Id, year.Link.Year, cancel),
                Improvements = promised.Counts,
                Overdue = late,
                Reports = reports.Count,
                ReportsAwaiting = reports.Count(r => r.ConsideredOn is null),
                ReportsFrom = from,
            },
        };
    }
}
