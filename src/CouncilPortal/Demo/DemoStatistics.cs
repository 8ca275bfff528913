using CouncilPortal.Compliance;
using CouncilPortal.Statistics;

namespace CouncilPortal.Demo;

/// <summary>A council's counts of a year, which add up.</summary>
internal sealed record DemoYear
{
    public required DemoCouncil Council { get; init; }

    public required ReportingYear Year { get; init; }

    public required int Received { get; init; }

    public required int NotForUs { get; init; }

    public required int AssessedAndClosed { get; init; }

    public required int Investigated { get; init; }

    public required int Upheld { get; init; }

    public required int SatisfactoryRemedies { get; init; }

    public required int ComplianceOutcomes { get; init; }

    public required int Complied { get; init; }

    public required int CompliedLate { get; init; }

    public int Decided => NotForUs + AssessedAndClosed + Investigated;

    /// <summary>From 2024-25 outcomes are published in three groups, until then each by itself.</summary>
    public bool IsGrouped => Year.StartYear >= 2024;

    /// <summary>The population that the year's figure per 100,000 uses; there is none before 2022-23.</summary>
    public long? Population => Year.StartYear >= 2022 ? Council.PopulationIn(Year.StartYear) : null;

    public AnnualFigures Figures => new()
    {
        Investigated = Investigated,
        Upheld = Upheld,
        SatisfactoryRemedies = SatisfactoryRemedies,
        ComplianceOutcomes = ComplianceOutcomes,
        Complied = Complied,
        CompliedLate = CompliedLate,
        Population = Population,
        PublishedUpheldRate = UpheldRate,
        PublishedComplianceRate = ComplianceRate,
        PublishedRemedyRate = RemedyRate,
        PublishedUpheldPerHundredThousand = UpheldPer100k,
    };

    public int? UpheldRate => Rates.WholePercent(Upheld, Investigated);

    public int? ComplianceRate => Rates.WholePercent(Complied, ComplianceOutcomes);

    public int? RemedyRate => Rates.WholePercent(SatisfactoryRemedies, Upheld);

    public decimal? UpheldPer100k => Population is { } people ? Rates.PerHundredThousand(Upheld, people) : null;
}

/// <summary>The figures of the invented councils. Small ones are counted from their decisions; of the others only some decisions are told.</summary>
internal static class DemoStatistics
{
    // Oldest year first: investigated, upheld, satisfactory remedies, compliance outcomes, complied, of those late.
    private static readonly Dictionary<DemoCouncil, int[][]> Told = new()
    {
        [DemoCouncil.Dunmarsh] =
        [
            [58, 38, 4, 31, 31, 3], [61, 42, 5, 36, 36, 5], [35, 25, 2, 24, 24, 4], [66, 46, 4, 38, 38, 7],
            [47, 37, 3, 33, 33, 6], [53, 44, 4, 38, 37, 8], [57, 49, 3, 42, 42, 9], [60, 53, 5, 45, 44, 11],
        ],
        [DemoCouncil.Kestrelby] =
        [
            [31, 19, 3, 15, 15, 1], [34, 21, 2, 17, 16, 3], [18, 12, 1, 12, 12, 2], [29, 19, 2, 15, 15, 2],
            [21, 16, 2, 13, 13, 4], [24, 19, 3, 15, 15, 2], [26, 21, 3, 16, 16, 3], [25, 21, 2, 18, 17, 4],
        ],
        [DemoCouncil.Westmere] =
        [
            [17, 9, 1, 7, 7, 0], [19, 11, 1, 9, 9, 1], [9, 6, 0, 6, 6, 1], [16, 10, 1, 8, 8, 1],
            [11, 8, 1, 6, 6, 2], [13, 10, 2, 8, 8, 1], [12, 9, 1, 8, 7, 2], [14, 11, 1, 9, 8, 2],
        ],
        [DemoCouncil.Larkhill] =
        [
            [42, 27, 5, 20, 20, 4], [45, 31, 4, 25, 25, 6], [26, 19, 3, 17, 17, 3], [40, 28, 4, 23, 23, 5],
            [30, 24, 4, 19, 19, 5], [31, 26, 4, 21, 21, 6], [33, 28, 4, 23, 23, 7], [32, 27, 5, 22, 21, 6],
        ],
    };

    /// <summary>Every year of every invented council.</summary>
    public static IEnumerable<DemoYear> Of(DemoCalendar calendar, IReadOnlyList<DemoDecision> decisions)
    {
        foreach (var council in DemoCouncil.All)
        {
            var years = council.IsAbolished ? calendar.OldYears : calendar.ClosedYears;
            for (var index = 0; index < years.Count; index++)
            {
                yield return Told.TryGetValue(council, out var counts)
                    ? Make(council, years[index], counts[index], closed: counts[index][0] * 4 / 5)
                    : Counted(council, years[index], decisions);
            }
        }
    }

    private static DemoYear Counted(DemoCouncil council, ReportingYear year, IReadOnlyList<DemoDecision> decisions)
    {
        var own = decisions.Where(d => d.Councils.Contains(council) && d.Year == year).ToList();
        var outcomes = decisions
            .Select(d => d.Outcomes.LastOrDefault(o => o.Council == council).Outcome)
            .Where(o => o is not null && ReportingYear.Of(o.On) == year)
            .ToList();
        var upheld = own.Count(d => d.IsUpheld);
        return Make(
            council,
            year,
            [
                upheld + own.Count(d => d.Outcome == "Not upheld"), upheld, own.Count(d => d.SatisfactoryRemedy == true),
                outcomes.Count, outcomes.Count(o => o.Outcome.Satisfies()), outcomes.Count(o => o.Outcome.IsLate()),
            ],
            closed: own.Count(d => d.Outcome == "Closed after initial enquiries") + (council == DemoCouncil.Fenholt ? 1 : 5));
    }

    private static DemoYear Make(DemoCouncil council, ReportingYear year, int[] counts, int closed)
    {
        var notForUs = (counts[0] * 6 / 5) + (year.StartYear % 5) + (council == DemoCouncil.Fenholt ? 0 : 6);
        return new DemoYear
        {
            Council = council,
            Year = year,
            // Some are received in one year and decided in the next.
            Received = Math.Max(0, notForUs + closed + counts[0] + (year.StartYear % 3) - 1),
            NotForUs = notForUs,
            AssessedAndClosed = closed,
            Investigated = counts[0],
            Upheld = counts[1],
            SatisfactoryRemedies = counts[2],
            ComplianceOutcomes = counts[3],
            Complied = counts[4],
            CompliedLate = counts[5],
        };
    }
}
