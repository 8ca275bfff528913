using CouncilPortal.DataFiles;

namespace CouncilPortal.Statistics;

/// <summary>The tables of councils' figures that are offered as files, column by column.</summary>
internal static class StatisticsTables
{
    private static readonly IReadOnlyList<DataColumn<StatisticRow>> StatisticColumns =
    [
        new("authority", "Council", "The council’s name.", r => r.Of.Council.Name),
        new("slug", "Address part", "The council’s part of addresses in the portal, by which tables can be joined.", r => r.Of.Council.Slug),
        new("gss_code", "GSS code", "The council’s code of the Government Statistical Service.", r => r.Of.Council.GssCode),
        new("type", "Type", "The council’s comparator type. Its averages are those of this type.", r => r.Of.Council.Type),
        new("year", "Year", "Reporting year, from 1 April to 31 March.", r => r.Of.Year.ToString()),
        new("statistic", "Statistic", "Which of the four headline statistics the row is about.", r => r.Shown.Name),
        new("unit", "Unit", "Percent, or for each 100,000 residents.", r => r.Unit),
        new("rate", "Rate", "The rate in that unit, as the council’s page shows it. Not given where there were no cases: Counts in words says so.", r => r.Shown.Value),
        new("rate_is", "Rate is", "Published: the figure that was published. Computed: worked out by the portal from both counts, because none was published.", r => r.IsPublished switch { null => null, true => "published", _ => "computed" }),
        new("numerator", "Counted", "Upheld decisions, outcomes that complied, or upheld decisions with a satisfactory remedy.", r => r.Part),
        new("denominator", "Out of", "Investigations, compliance outcomes, upheld decisions, or residents as the published row gives them.", r => r.Whole),
        new("counts", "Counts in words", "What is known of the counts, as the page says it.", r => r.Shown.Counts),
        new("complied_late", "Complied late", "Of the outcomes that complied, those that were late. For the compliance rate alone.", r => r.Late),
        new("average", "Average of type", "The average of councils of the type in the same year, in the same unit.", r => r.ShownAverage),
        new("average_is", "Average is", "Published, or computed: pooled by the portal (sum divided by sum) where none was published.", r => r.Average switch { null => null, { IsComputed: true } => "computed", _ => "published" }),
        new("average_councils", "Councils in average", "For a computed average: how many councils’ counts are in it.", r => r.Average is { IsComputed: true } ? r.Of.PooledFrom : null),
        new("range_low", "Range of chance from (percent)", "The lowest rate that chance alone would give around the average at this number of cases (exact binomial, 99.8%).", r => r.AsRate(r.Limits?.Lowest)),
        new("range_high", "Range of chance to (percent)", "The highest such rate.", r => r.AsRate(r.Limits?.Highest)),
        new("verdict", "Against the average", "Where the rate stands against that range. Within the range means that no difference can be told, not that rates are alike. Not tested for compliance and per 100,000 residents.", r => r.Shown.Verdict?.Name()),
        new("interval_low", "95% interval from", "The lower end of the interval on trends: Wilson’s for shares, exact Poisson per 100,000; none for compliance, which is an exact count.", r => r.End(i => i.Low)),
        new("interval_high", "95% interval to", "The upper end of that interval.", r => r.End(i => i.High)),
        new("source", "Source", "Where the year’s figures come from.", r => r.Of.Counts.Source),
        new("invented", "Invented", "Yes: the council and its figures were made up for demonstration.", r => r.Of.Council.Invented ? "yes" : "no"),
    ];

    private static readonly IReadOnlyList<DataColumn<(string Council, StatisticsFileRow Row)>> CountColumns =
    [
        new("authority", "Council", "The council’s name, or England.", r => r.Council),
        new("year", "Year", "Reporting year, from 1 April to 31 March.", r => r.Row.Year),
        new("received", "Received", "Complaints and enquiries received in the year. Some are decided in the next.", r => r.Row.Counts.Received),
        new("invalid_or_incomplete", "Invalid or incomplete", "Decided in the year; scheme until 2023-24.", r => r.Row.Counts.InvalidOrIncomplete),
        new("advice_given", "Advice given", "Decided in the year; scheme until 2023-24.", r => r.Row.Counts.AdviceGiven),
        new("referred_back", "Referred back", "Decided in the year: referred back for local resolution; scheme until 2023-24.", r => r.Row.Counts.ReferredBack),
        new("closed_after_initial_enquiries", "Closed after initial enquiries", "Decided in the year; scheme until 2023-24.", r => r.Row.Counts.ClosedAfterInitialEnquiries),
        new("not_upheld", "Not upheld", "Investigated and not upheld.", r => r.Row.Counts.NotUpheld),
        new("not_for_us", "Not for the Ombudsman", "Decided in the year; scheme from 2024-25.", r => r.Row.Counts.NotForUs),
        new("assessed_and_closed", "Assessed and closed", "Decided in the year; scheme from 2024-25.", r => r.Row.Counts.AssessedAndClosed),
        new("investigated", "Investigated", "Investigations: upheld and not upheld. The upheld rate is a share of these, never of all complaints.", r => r.Row.Figures.Investigated),
        new("upheld", "Upheld", "Investigations that found fault.", r => r.Row.Figures.Upheld),
        new("satisfactory_remedies", "Satisfactory remedies", "Upheld decisions in which the council had already offered a satisfactory remedy.", r => r.Row.Figures.SatisfactoryRemedies),
        new("compliance_outcomes", "Compliance outcomes", "Outcomes recorded in the year, one for each decision, however many recommendations it carried.", r => r.Row.Figures.ComplianceOutcomes),
        new("complied", "Complied", "Outcomes that satisfied the Ombudsman, late ones included.", r => r.Row.Figures.Complied),
        new("complied_late", "Complied late", "Of those that complied, the late ones.", r => r.Row.Figures.CompliedLate),
        new("population", "Residents", "The population that the published row gives; census counts do not reproduce the published figures.", r => r.Row.Figures.Population),
        new("published_upheld_rate", "Published upheld rate (percent)", "As published.", r => r.Row.Figures.PublishedUpheldRate),
        new("published_compliance_rate", "Published compliance rate (percent)", "As published.", r => r.Row.Figures.PublishedComplianceRate),
        new("published_remedy_rate", "Published satisfactory remedy rate (percent)", "As published.", r => r.Row.Figures.PublishedRemedyRate),
        new("published_upheld_per_100k", "Published upheld per 100,000 residents", "As published; from 2022-23.", r => r.Row.Figures.PublishedUpheldPerHundredThousand),
        new("source", "Source", "Where the row comes from.", r => r.Row.Counts.Source),
        new("status", "Status", "Published; or provisional, which is for the council’s officers and the Ombudsman’s publishers alone until publication.", r => r.Row.IsPublished ? "published" : "provisional"),
    ];

    private static readonly IReadOnlyList<DataColumn<YearCategory>> CategoryColumns =
    [
        new("authority", "Council", "The council’s name.", r => r.Council),
        new("year", "Year", "Reporting year, from 1 April to 31 March.", r => r.Year),
        new("category", "Category", "What the complaint was about.", r => r.Category),
        new("received", "Received", "Complaints and enquiries received in the year.", r => r.Received),
        new("decided", "Decided", "Complaints decided in the year, whenever they were received.", r => r.Decided),
        new("upheld", "Upheld", "Complaints upheld.", r => r.Upheld),
    ];

    /// <summary>The four headline statistics of each year.</summary>
    public static DataTable Statistics(string where, IReadOnlyList<PublishedYear> years) =>
        DataTable.Of("headline_statistics", "Headline statistics", $"Headline statistics of {where}, by year", StatisticColumns, StatisticRow.All(years));

    /// <summary>All counts of each year, of a council or of England.</summary>
    public static DataTable Counts(string of, IEnumerable<StatisticsFileRow> rows) =>
        DataTable.Of("counts", "Counts", $"Counts of complaints and enquiries, {of}, by year", CountColumns, rows.Select(r => (of, r)));

    /// <summary>What complaints were about.</summary>
    public static DataTable Categories(string council, IEnumerable<YearCategory> rows) =>
        DataTable.Of("categories", "Categories", $"Complaints about {council}, by category and year", CategoryColumns, rows);
}
