using CouncilPortal.DataFiles;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;

namespace CouncilPortal.Statistics;

/// <summary>The national summary as one set of tables.</summary>
public sealed class NationalData(PortalAddress address, TimeProvider time)
{
    /// <summary>The tables of a summary.</summary>
    public DataSet Of(NationalSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return new DataSet
        {
            Cover = new Cover
            {
                Title = $"Complaints about councils in {summary.Year}: national tables",
                About = "Complaints to the Local Government and Social Care Ombudsman about councils in England: averages and counts by type of council, categories, and England’s rates over the years.",
                Period = $"{LondonTime.Format(summary.Year.FirstDay)} to {LondonTime.Format(summary.Year.LastDay)}; England’s rates from {summary.Years[^1]} to {summary.Years[0]}",
                Place = "England",
                Address = address.Of($"/national/{summary.Year}"),
                MadeOn = LondonTime.Today(time),
                Invented = null,
                Sources = [DataSources.Figures, DataSources.Computed],
                Notes = [.. DataSources.Notes(summary.Years[^1], summary.Years[0]), "Sums by type and category are over the councils whose counts the portal holds, and say over how many. Invented councils count for nothing in them."],
            },
            Tables = [NationalTables.Counts(summary), NationalTables.Types(summary), NationalTables.Categories(summary), NationalTables.Years(summary)],
        };
    }
}
