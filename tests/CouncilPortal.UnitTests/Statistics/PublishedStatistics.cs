using System.Globalization;
using CouncilPortal.Statistics;

namespace CouncilPortal.UnitTests.Statistics;

/// <summary>Real published rows that give both counts of a rate, each with its source, as published-statistics.csv holds them.</summary>
public static class PublishedStatistics
{
    public static TheoryData<string, AnnualFigures> Rows()
    {
        using var stream = typeof(PublishedStatistics).Assembly.GetManifestResourceStream("published-statistics.csv")!;
        using var reader = new StreamReader(stream);
        var columns = reader.ReadLine()!.Split(',');
        var rows = new TheoryData<string, AnnualFigures>();
        while (reader.ReadLine()?.Split(',') is { } cells)
        {
            string Cell(string column) => cells[Array.IndexOf(columns, column)];
            int? Count(string column) => Cell(column).Length == 0 ? null : int.Parse(Cell(column), CultureInfo.InvariantCulture);
            decimal? Rate(string column) => Cell(column).Length == 0 ? null : decimal.Parse(Cell(column), CultureInfo.InvariantCulture);

            Assert.StartsWith("https://", Cell("source"), StringComparison.Ordinal);
            rows.Add($"{Cell("authority_code")} {Cell("year")}", new AnnualFigures
            {
                Investigated = Count("investigated"),
                Upheld = Count("upheld"),
                SatisfactoryRemedies = Count("satisfactory_remedies"),
                ComplianceOutcomes = Count("compliance_outcomes"),
                Complied = Count("complied"),
                CompliedLate = Count("complied_late"),
                Population = Count("population"),
                PublishedUpheldRate = Rate("published_upheld_rate"),
                PublishedComplianceRate = Rate("published_compliance_rate"),
                PublishedRemedyRate = Rate("published_remedy_rate"),
                PublishedUpheldPerHundredThousand = Rate("published_upheld_per_100k"),
            });
        }

        return rows;
    }
}
