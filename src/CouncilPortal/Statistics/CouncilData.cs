using CouncilPortal.Authorities;
using CouncilPortal.DataFiles;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;

namespace CouncilPortal.Statistics;

/// <summary>
/// Everything that is public about a council, as one set of tables. It is read with the public's eyes, whoever asks: a file
/// goes from hand to hand.
/// </summary>
public sealed class CouncilData(
    PublishedYearsQuery years, YearCategoriesQuery categories, PublishedDecisionsQuery decisions, ImprovementsQuery improvements, PortalAddress address, TimeProvider time)
{
    /// <summary>The tables of the council, of all published years.</summary>
    public async Task<DataSet> Of(Council council, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(council);
        var (id, name) = (council.Id, council.Name);
        var published = await years.Find(Scope.Public, PublishedYearsFilter.All with { AuthorityId = id }, cancel);
        return new DataSet
        {
            Cover = CoverOf(council, [.. published.Select(p => p.Year)]),
            Tables =
            [
                StatisticsTables.Statistics(name, published),
                StatisticsTables.Counts(name, published.Select(p => new StatisticsFileRow { Year = p.Year.ToString(), IsPublished = true, Figures = p.Figures, Counts = p.Counts })),
                StatisticsTables.Categories(name, await categories.Find(Scope.Public, id, year: null, cancel)),
                DecisionTables.Improvements(name, await improvements.All(Scope.Public, id, cancel)),
                DecisionTables.Decisions(name, await decisions.All(Scope.Public, id, cancel)),
            ],
        };
    }

    private Cover CoverOf(Council council, IReadOnlyList<ReportingYear> of) => new()
    {
        Title = $"Statistics of {council.Name}{(council.Invented ? " (invented for demonstration)" : "")}",
        About = $"Complaints about {council.Name} to the Local Government and Social Care Ombudsman: headline statistics and counts of each published year, categories, service improvements and decisions.",
        Period = Period(of),
        Place = council.Region is null ? $"{council.Name}, England" : $"{council.Name}, {council.Region}, England",
        Address = address.Of(CouncilAddress.Page(council.Slug)),
        MadeOn = LondonTime.Today(time),
        Invented = council.Invented ? $"Invented for demonstration. {council.Name} does not exist, and everything in this file about it was made up." : null,
        Sources = council.Invented ? [DataSources.Invented, DataSources.Computed] : [DataSources.Figures, DataSources.Names, DataSources.Decisions, DataSources.Computed],
        Notes = of.Count == 0 ? ["Nothing is published of this council."] : DataSources.Notes(of[0], of[^1]),
    };

    internal static string Period(IReadOnlyList<ReportingYear> of) =>
        of.Count == 0 ? "no published year" : $"{LondonTime.Format(of[0].FirstDay)} to {LondonTime.Format(of[^1].LastDay)}";
}
