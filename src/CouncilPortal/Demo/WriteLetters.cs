using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Letters;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>Writes the invented councils' letters from their figures and the published averages of their type.</summary>
internal static class WriteLetters
{
    /// <summary>A letter for each council and year; the latest is issued and not yet public.</summary>
    public static async Task All(ScopedConnection connection, DemoScript script, IReadOnlyDictionary<DemoCouncil, long> ids)
    {
        var averages = (await connection.QueryAsync<AverageRow>(
            "select type, year, upheld_rate, compliance_rate, remedy_rate, upheld_per_100k as upheld_per_hundred_thousand from annual_averages"))
            .ToDictionary(a => (a.Type, a.Year));
        await connection.ExecuteAsync(
            """
            insert into letters (authority_id, year, issued_at, published_at, addressee, body)
            values (@id, @year, @issued, @published, @addressee, @body)
            """,
            script.Years.Select(y => new
            {
                id = ids[y.Council],
                year = y.Year.ToString(),
                issued = script.Calendar.IssuedAt(y.Year),
                published = script.Calendar.PublishedAt(y.Year),
                addressee = y.Council == DemoCouncil.Ambleford && y.Year == script.Calendar.Latest ? "Chris Executive, Chief Executive" : "The Chief Executive",
                body = LetterWording.Body(Facts(y, script, averages.GetValueOrDefault((y.Council.Type, y.Year.ToString())))),
            }));
    }

    private static LetterFacts Facts(DemoYear year, DemoScript script, AverageRow? average) => new()
    {
        Authority = year.Council.Name,
        Year = year.Year,
        PublishedOn = LondonTime.DateOf(script.Calendar.PublishedAt(year.Year)),
        Figures = year.Figures,
        Averages = average?.Averages ?? SimilarAverages.None,
        NotSatisfied =
        [
            .. script.Decisions
                .Where(d => d.Outcomes.LastOrDefault(o => o.Council == year.Council).Outcome is { } last && year.Year.Contains(last.On) && !last.Outcome.Satisfies())
                .Select(d => DecisionReference.Parse(script.References[d]).Display),
        ],
        PublicReports = script.Decisions.Count(d => d.Councils.Contains(year.Council) && d.Year == year.Year && d.DocumentType == "Report"),
    };

    private sealed record AverageRow
    {
        public required string Type { get; init; }

        public required string Year { get; init; }

        public required decimal? UpheldRate { get; init; }

        public required decimal? ComplianceRate { get; init; }

        public required decimal? RemedyRate { get; init; }

        public required decimal? UpheldPerHundredThousand { get; init; }

        public SimilarAverages Averages => new()
        {
            UpheldRate = Published(UpheldRate),
            ComplianceRate = Published(ComplianceRate),
            RemedyRate = Published(RemedyRate),
            UpheldPerHundredThousand = Published(UpheldPerHundredThousand),
        };

        private static Average? Published(decimal? value) => value is { } given ? new Average { Value = given, IsComputed = false } : null;
    }
}
