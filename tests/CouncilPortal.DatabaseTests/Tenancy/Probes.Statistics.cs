using CouncilPortal.Authorities;
using CouncilPortal.Statistics;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folder <c>Statistics</c>.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> Statistics => new()
    {
        ["NationalQuery.ForPublisher"] = Nothing<NationalQuery>((q, s, _) => q.ForPublisher(s, Unpublished, Cancel)),
        ["CouncilYearQuery.Find"] = Shows<CouncilYearQuery>((q, s, r) => q.Find(s, r.Council, ReportingYear.Parse("2098-99"), Cancel)),
        ["DisagreementsQuery.All"] = Nothing<DisagreementsQuery>((q, s, _) => q.All(s, Cancel)),
        ["MapQuery.Find"] = Nothing<MapQuery>((q, s, _) => q.Find(s, MapChoice.Read(null, null, null, "2098-99"), Cancel)),
        ["ComparisonQuery.Find"] = Nothing<ComparisonQuery>((q, s, r) => q.Find(s, [r.Slug], Cancel)),
        ["NationalQuery.Find"] = Nothing<NationalQuery>((q, s, _) => q.Find(s, ReportingYear.Parse("2098-99"), Cancel)),
        ["TrendQuery.Find"] = Nothing<TrendQuery>((q, s, r) => q.Find(s, [r.Council], Cancel)),
        ["StatisticsFileQuery.All"] = Shows<StatisticsFileQuery>((q, s, r) => q.All(s, r.Council, Cancel)),
        ["PublishedYearsQuery.Find"] = Nothing<PublishedYearsQuery>((q, s, _) => q.Find(s, PublishedYearsFilter.All, Cancel)),
        ["PublishedYearsQuery.Count"] = Nothing<PublishedYearsQuery>((q, s, _) => q.Count(s, PublishedYearsFilter.All, Cancel)),
        ["YearCategoriesQuery.Find"] = Nothing<YearCategoriesQuery>((q, s, r) => q.Find(s, r.Council, null, Cancel)),
        ["NoteFiguresOpenedCommand.Note"] = Nothing<NoteFiguresOpenedCommand>((c, s, r) => c.Note(s, r.Council, "figures", Cancel)),
    };
}
