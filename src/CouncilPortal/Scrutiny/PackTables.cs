using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.Documents;
using CouncilPortal.PublicReports;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Scrutiny;

/// <summary>The tables of a committee pack, column by column.</summary>
internal static class PackTables
{
    private static readonly IReadOnlyList<PackColumn<Headline>> HeadlineColumns =
    [
        PackColumn.Words<Headline>("statistic", "Statistic", "Which of the headline statistics the row is about.", h => h.Shown.Name),
        PackColumn.Number<Headline>("rate", "Rate", "The rate, in percent or per 100,000 residents. Not given where there were no cases: the counts in words say so.", h => h.Shown.Rate ?? "none", h => h.Shown.Value),
        PackColumn.Data<Headline>("counted", "Counted", "Upheld decisions, outcomes that complied, or upheld decisions with a satisfactory remedy.", h => h.Part),
        PackColumn.Data<Headline>("out_of", "Out of", "Investigations, compliance outcomes, upheld decisions, or residents.", h => h.Whole),
        PackColumn.Data<Headline>("completed_late", "Completed late", "Of the outcomes that complied, those that were late. For the compliance rate alone.", h => h.Late),
        PackColumn.Words<Headline>("counts", "Counts", "What is known of the counts, in words.", h => h.Counts),
        PackColumn.Number<Headline>("average", "Average of similar authorities", "The average of councils of the type in the same year.", h => h.AverageShown, h => h.AverageCell),
        PackColumn.Words<Headline>("against_average", "Against the average", "Where the rate stands against the range expected by chance around the average. Within the range means that no difference can be told.", h => h.Against),
    ];

    private static readonly IReadOnlyList<PackColumn<(Theme Theme, Themes Of)>> ThemeColumns =
    [
        PackColumn.Words<(Theme Theme, Themes Of)>("category", "Category", "The category of the statistics.", t => t.Theme.Category),
        PackColumn.Number<(Theme Theme, Themes Of)>("upheld", "Upheld", "The council’s upheld complaints in the category.", t => Shown(t.Theme.Upheld), t => t.Theme.Upheld),
        PackColumn.Number<(Theme Theme, Themes Of)>("share", "Share", "Their share of the council’s upheld complaints whose category is given, in percent.",
            t => Rates.WholePercent(t.Theme.Upheld, t.Of.Upheld) is { } share ? Rates.FormatPercent(share) : "none", t => Rates.WholePercent(t.Theme.Upheld, t.Of.Upheld)),
        PackColumn.Number<(Theme Theme, Themes Of)>("similar_share", "Share among similar councils", "Computed by the portal: sum divided by sum, in percent. Not given where too few councils’ counts are known.",
            t => t.Theme.AverageShare is { } share ? Rates.FormatPercent(Math.Round(share, 0, MidpointRounding.AwayFromZero)) : "not given",
            t => t.Theme.AverageShare is { } share ? Math.Round(share, 1, MidpointRounding.AwayFromZero) : null),
    ];

    private static readonly IReadOnlyList<PackColumn<(Verdict Verdict, int Councils)>> PlaceColumns =
    [
        PackColumn.Words<(Verdict Verdict, int Councils)>("place", "Upheld rate against the average", "Where councils stand against the range expected by chance.", p => p.Verdict.Name()),
        PackColumn.Number<(Verdict Verdict, int Councils)>("councils", "Councils", "How many councils of the type stand there.", p => Shown(p.Councils), p => p.Councils),
    ];

    private static readonly IReadOnlyList<PackColumn<ImprovementRow>> ImprovementColumns =
    [
        PackColumn.Words<ImprovementRow>("promised", "What was promised", "The public summary of the service improvement.", i => i.PublicSummary),
        Decision<ImprovementRow>(i => i.Reference),
        Day<ImprovementRow>("agreed", "Agreed", "The day of the decision.", i => i.AgreedOn),
        PackColumn.Words<ImprovementRow>("state", "State", "Whether the Ombudsman has accepted it as done, and when it was done.", State),
    ];

    private static readonly IReadOnlyList<PackColumn<LateRemedy>> LateColumns =
    [
        new("decision", "Decision", "The Ombudsman’s reference of the published decision.", false, l => Link(l.Reference), l => l.Reference.Display),
        Day<LateRemedy>("decided", "Decided", "The day of the decision.", l => l.DecidedOn),
        PackColumn.Words<LateRemedy>("category", "Category", "What it is about.", l => l.Category),
        PackColumn.Words<LateRemedy>("outcome", "Outcome", "The compliance outcome, one for each decision.", l => l.Outcome.Name()),
    ];

    private static readonly IReadOnlyList<PackColumn<Consideration>> ReportColumns =
    [
        new("decision", "Report", "The Ombudsman’s reference of the public report.", false, r => Link(r.Reference), r => r.Reference.Display),
        Day<Consideration>("dated", "Dated", "The date of the report.", r => r.DecidedOn),
        PackColumn.Words<Consideration>("considered", "Considered by members", "When members considered it at a meeting open to the public, as far as that is recorded.", Considered),
        new("minutes", "Minutes", "The address of the minutes.", false, r => r.Minutes is { } minutes ? DocumentText.To("Minutes", minutes) : DocumentText.Of("not recorded"), r => r.Minutes),
    ];

    public static DocumentTable Headlines(CommitteePack pack) => PackColumn.TableOf(
        "headline_statistics", "Headline figures", $"{pack.Council.Name}: headline figures of {pack.Year}", HeadlineColumns, Headline.All(pack));

    /// <summary>A statistic over the years.</summary>
    public static DocumentTable Years(CommitteePack pack, Trend trend)
    {
        List<PackColumn<TrendPoint>> columns =
        [
            PackColumn.Words<TrendPoint>("year", "Year", "Reporting year, from 1 April to 31 March.", p => $"{p.Year}{(p.IsPublished ? "" : " (provisional)")}"),
            PackColumn.Number<TrendPoint>("rate", "Rate", trend.IsPercent ? "The council’s rate in percent." : "For each 100,000 residents.", p => p.Rate ?? "none", p => p.Value),
        ];
        if (trend.Points.Any(p => p.Interval is not null))
        {
            columns.Add(new("interval", "95% interval", "", true, p => DocumentText.Of(trend.Words(p.Interval) ?? "none"), null));
            columns.Add(PackColumn.Data<TrendPoint>("interval_low", "95% interval from", "The lower end of what chance alone could explain.", p => End(trend, p, e => e.Low)));
            columns.Add(PackColumn.Data<TrendPoint>("interval_high", "95% interval to", "The upper end.", p => End(trend, p, e => e.High)));
        }

        columns.Add(PackColumn.Words<TrendPoint>("counts", "Counts", "What is known of the counts, in words.", p => p.Counts));
        if (trend.Points.Any(p => p.Average is not null))
        {
            columns.Add(PackColumn.Number<TrendPoint>("average", "Average of similar authorities", "The published average of councils of the type.", p => p.Average is { } average ? trend.Words(average) : "not given", p => p.Average));
        }

        var (id, name) = Names[trend.Name];
        return PackColumn.TableOf(id, name, $"{pack.Council.Name}: {char.ToLowerInvariant(trend.Name[0])}{trend.Name[1..]}, {trend.Points[0].Year} to {trend.Points[^1].Year}", columns, trend.Points);
    }

    public static DocumentTable Themes(CommitteePack pack, Themes themes) => PackColumn.TableOf(
        "themes", "Themes", $"{pack.Council.Name}: upheld complaints by category, {themes.Year}", ThemeColumns, [.. themes.Rows.Select(t => (t, themes))]);

    public static DocumentTable Places(CommitteePack pack, Funnel funnel, string kind) => PackColumn.TableOf(
        "places", "Similar councils",
        $"Upheld rates of {kind} in {pack.Year} against their average",
        PlaceColumns,
        [.. Enum.GetValues<Verdict>().Select(v => (v, funnel.Points.Count(p => funnel.VerdictOf(p) == v)))]);

    public static DocumentTable Improvements(CommitteePack pack) => PackColumn.TableOf(
        "improvements", "Improvements", $"{pack.Council.Name}: service improvements agreed in {pack.Year}, or earlier and open when it began", ImprovementColumns, pack.Improvements);

    public static DocumentTable Late(CommitteePack pack) => PackColumn.TableOf(
        "late_remedies", "Late or failed remedies", $"Published decisions whose remedy was late or did not satisfy the Ombudsman, by outcomes recorded in {pack.Year}", LateColumns, pack.Late);

    public static DocumentTable Reports(CommitteePack pack) => PackColumn.TableOf(
        "public_reports", "Public reports", $"Public reports on {pack.Council.Name} dated {LondonTime.Format(pack.Year.FirstDay)} or later", ReportColumns, pack.Reports);

    public static DocumentTable Sources(IReadOnlyList<(string What, DocumentText From)> sources) => PackColumn.TableOf(
        "sources", "Sources", "Where everything in this pack comes from",
        [
            PackColumn.Words<(string What, DocumentText From)>("what", "What", "The part of the pack.", s => s.What),
            new("source", "Where it comes from", "The source.", false, s => s.From, s => s.From.Plain),
        ],
        sources);

    private static readonly Dictionary<string, (string Id, string Name)> Names = new()
    {
        ["Upheld rate"] = ("upheld_rate_by_year", "Upheld rate by year"),
        ["Compliance rate"] = ("compliance_rate_by_year", "Compliance rate by year"),
        ["Satisfactory remedy rate"] = ("remedy_rate_by_year", "Remedy rate by year"),
        ["Upheld decisions per 100,000 residents"] = ("upheld_per_100k_by_year", "Per 100,000 by year"),
    };

    private static PackColumn<T> Decision<T>(Func<T, DecisionReference> reference) =>
        new("decision", "Decision", "The Ombudsman’s reference of the published decision.", false, row => Link(reference(row)), row => reference(row).Display);

    private static PackColumn<T> Day<T>(string field, string heading, string explanation, Func<T, DateOnly> day) =>
        new(field, heading, explanation, false, row => DocumentText.Of(LondonTime.Format(day(row))), row => day(row));

    private static DocumentText Link(DecisionReference reference) => DocumentText.To(reference.Display, DecisionAddress.Of(reference));

    private static string State(ImprovementRow improvement) => (improvement.State, improvement.DoneOn) switch
    {
        (RecommendationState.Done, { } on) => $"Done on {LondonTime.Format(on)}",
        (RecommendationState.DoneLate, { } on) => $"Done late, on {LondonTime.Format(on)}",
        (RecommendationState.Done or RecommendationState.DoneLate or RecommendationState.NotDone or RecommendationState.Withdrawn, _) => improvement.State.Name(),
        _ => "Not yet done",
    };

    private static string Considered(Consideration report) => report switch
    {
        { ConsideredOn: { } on, Body: { } body } => $"{LondonTime.Format(on)}, {MemberBody.By(body)}{(report.Meeting is { } meeting ? $": {meeting}" : "")}",
        { ConsideredOn: { } on } => LondonTime.Format(on),
        _ => "No meeting open to the public is recorded",
    };

    /// <summary>An end of an interval as it is read: whole percent, or one decimal per 100,000.</summary>
    private static decimal? End(Trend trend, TrendPoint point, Func<(double Low, double High), double> end) => point.Interval is not { } interval ? null
        : trend.IsPercent ? (decimal)Math.Floor(end(trend.Ends(interval)) + 0.5)
        : (decimal)(Math.Floor((end(trend.Ends(interval)) * 10) + 0.5) / 10);

    private static string Shown(long number) => number.ToString("N0", BritishCulture.Instance);

    /// <summary>A headline statistic with what it is made of.</summary>
    private sealed record Headline
    {
        public required HeadlineStatistic Shown { get; init; }

        public required int? Part { get; init; }

        public required long? Whole { get; init; }

        public required int? Late { get; init; }

        public required Average? Average { get; init; }

        public required bool IsPercent { get; init; }

        public required bool IsPublic { get; init; }

        public string Counts => Shown.Lateness is null ? Shown.Counts : $"{Shown.Counts}. {Shown.Lateness}";

        public decimal? AverageCell => Average switch
        {
            null => null,
            { IsComputed: false } => Average.Value,
            _ => Math.Round(Average.Value, IsPercent ? 0 : 1, MidpointRounding.AwayFromZero),
        };

        public string AverageShown => AverageCell is not { } value ? (IsPublic ? "not given" : "public with the year")
            : $"{(IsPercent ? Rates.FormatPercent(value) : Rates.FormatPerHundredThousand(value))}{(Average!.IsComputed ? ", computed by the portal" : "")}";

        public string Against => (Shown.Rate, Shown.Sentence, IsPublic || Average is not null) switch
        {
            (null, _, _) => "There is no rate to compare",
            (_, null, _) => "Not tested",
            (_, _, false) => "Not tested before publication",
            (_, { } sentence, _) => sentence,
        };

        public static Headline[] All(CommitteePack pack)
        {
            var (f, a, shown) = (pack.Facts.Figures, pack.Facts.Averages, pack.Facts.Headlines);
            var rates = new[]
            {
                Row(pack, shown[0], f.Upheld, f.Investigated, a.UpheldRate),
                Row(pack, shown[1], f.Complied, f.ComplianceOutcomes, a.ComplianceRate) with { Late = f.CompliedLate },
                Row(pack, shown[2], f.SatisfactoryRemedies, f.Upheld, a.RemedyRate),
            };
            return shown[3].Rate is null ? rates : [.. rates, Row(pack, shown[3], f.Upheld, f.Population, a.UpheldPerHundredThousand) with { IsPercent = false }];
        }

        private static Headline Row(CommitteePack pack, HeadlineStatistic shown, int? part, long? whole, Average? average) => new()
        {
            Shown = shown,
            Part = part,
            Whole = whole,
            Late = null,
            Average = average,
            IsPercent = true,
            IsPublic = pack.IsPublic,
        };
    }
}
