using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>A letter is no more public than its year: one whose day comes before that of a year that is still kept back is refused.</summary>
internal static class LettersUnderEmbargo
{
    public static async Task Refuse(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        var keptBack = (await run.Connection.QueryAsync<KeptBack>(
            "select y.year, y.public_from from reporting_years y where y.public_from > @Now", new { run.Now })).ToDictionary(y => y.Year, y => y.PublicFrom);
        foreach (var row in rows)
        {
            if (row.Text("year") is { } year && keptBack.TryGetValue(year, out var from) && row.Date("published_on") < LondonTime.DateOf(from))
            {
                row.Refuse("published_on", $"is before {LondonTime.Format(LondonTime.DateOf(from))}, until when the year {year} is not public: enter that day or a later one");
            }
        }
    }

    private sealed record KeptBack
    {
        public required string Year { get; init; }

        public required DateTimeOffset PublicFrom { get; init; }
    }
}
