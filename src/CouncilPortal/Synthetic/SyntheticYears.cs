using CouncilPortal.Compliance;
using CouncilPortal.Statistics;

namespace CouncilPortal.Synthetic;

/// <summary>What the decisions add up to: the counts of each council's reporting years.</summary>
internal sealed class SyntheticYears(IReadOnlyDictionary<string, string> statisticsCategories)
{
    private readonly SortedDictionary<(string Code, ReportingYear Year), Counts> years = [];
    private readonly SortedDictionary<(string Code, ReportingYear Year, string Category), CategoryCounts> categories = [];
    private readonly Dictionary<string, SyntheticCouncil> councils = [];

    /// <summary>Counts a decision once for each of its councils.</summary>
    public void Add(SyntheticDecision decision)
    {
        foreach (var council in decision.Councils)
        {
            Of(council, decision.ReceivedOn).Received++;
            var decided = Of(council, decision.DecidedOn);
            decided.Outcomes[decision.Outcome] = decided.Outcomes.GetValueOrDefault(decision.Outcome) + 1;
            var category = statisticsCategories[decision.Subject.Category];
            Of(council, decision.ReceivedOn, category).Received++;
            Of(council, decision.DecidedOn, category).Decided++;
            Of(council, decision.DecidedOn, category).Upheld += decision.Outcome == "Upheld" ? 1 : 0;
            decided.HadRemedy += decision.HadRemedy == true ? 1 : 0;
            var owed = decision.Recommendations.Where(r => r.Council == council && r.State != RecommendationState.Withdrawn).ToArray();
            if (owed.Length > 0)
            {
                var recorded = Of(council, owed.Max(r => r.SettledOn));
                recorded.ComplianceOutcomes++;
                recorded.Complied += owed.Any(r => r.State == RecommendationState.NotDone) ? 0 : 1;
                recorded.Late += owed.All(r => r.State != RecommendationState.NotDone) && owed.Any(r => r.State == RecommendationState.DoneLate) ? 1 : 0;
            }
        }
    }

    /// <summary>The rows of a file of annual statistics, for the years within which decisions were made.</summary>
    public IEnumerable<string?[]> Rows()
    {
        foreach (var ((code, year), counts) in years.Where(y => IsWhole(y.Key.Year)))
        {
            var (upheld, investigated) = (counts["Upheld"], counts["Upheld"] + counts["Not upheld"]);
            long population = councils[code].Population;
            int?[] numbers =
            [
                counts.Received, counts["Invalid or incomplete"], counts["Advice given"], counts["Referred back for local resolution"],
                counts["Closed after initial enquiries"], counts["Not upheld"],
                counts["Invalid or incomplete"] + counts["Advice given"] + counts["Referred back for local resolution"],
                counts["Closed after initial enquiries"], investigated, upheld, counts.HadRemedy, counts.ComplianceOutcomes, counts.Complied, counts.Late,
                (int)population,
                Rates.WholePercent(upheld, investigated),
                Rates.WholePercent(counts.Complied, counts.ComplianceOutcomes),
                Rates.WholePercent(counts.HadRemedy, upheld),
            ];
            var invariant = System.Globalization.CultureInfo.InvariantCulture;
            yield return
            [
                code, year.ToString(), .. numbers.Select(n => n?.ToString(invariant)),
                Rates.PerHundredThousand(upheld, population)?.ToString(invariant), "Generated",
            ];
        }
    }

    /// <summary>The rows of a file of annual categories, for the same years.</summary>
    public IEnumerable<string> CategoryRows() => categories.Where(c => IsWhole(c.Key.Year)).Select(c => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{c.Key.Code},{c.Key.Year},\"{c.Key.Category}\",{c.Value.Received},{c.Value.Decided},{c.Value.Upheld}"));

    private static bool IsWhole(ReportingYear year) => year >= new ReportingYear(2014) && year <= new ReportingYear(2024);

    private CategoryCounts Of(SyntheticCouncil council, DateOnly date, string category)
    {
        var key = (council.Code, ReportingYear.Of(date), category);
        if (!categories.TryGetValue(key, out var counts))
        {
            categories[key] = counts = new CategoryCounts();
        }

        return counts;
    }

    private Counts Of(SyntheticCouncil council, DateOnly date)
    {
        councils[council.Code] = council;
        var key = (council.Code, ReportingYear.Of(date));
        if (!years.TryGetValue(key, out var counts))
        {
            years[key] = counts = new Counts();
        }

        return counts;
    }

    private sealed class CategoryCounts
    {
        public int Received { get; set; }

        public int Decided { get; set; }

        public int Upheld { get; set; }
    }

    private sealed class Counts
    {
        public Dictionary<string, int> Outcomes { get; } = [];

        public int Received { get; set; }

        public int HadRemedy { get; set; }

        public int ComplianceOutcomes { get; set; }

        public int Complied { get; set; }

        public int Late { get; set; }

        public int this[string outcome] => Outcomes.GetValueOrDefault(outcome);
    }
}
