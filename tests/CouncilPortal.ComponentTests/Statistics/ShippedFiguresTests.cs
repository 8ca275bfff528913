using System.Globalization;
using Bunit;
using CouncilPortal.Imports;
using CouncilPortal.ReferenceData;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Statistics;

/// <summary>Each published row that is shipped is shown with exactly its published rates and counts.</summary>
public sealed class ShippedFiguresTests : PageTest
{
    private static readonly string File = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Wwwroot.File("portal.css"))!)!, "ReferenceData", "annual-statistics.csv");

    [Fact]
    public async Task Every_shipped_row_shows_its_published_rates_and_what_is_known_of_its_counts()
    {
        await new ReferenceDataLoader(Data.Database, new Importer(Data.Database, Data.Time), Data.Time).Load(Xunit.TestContext.Current.CancellationToken);
        var lines = System.IO.File.ReadAllLines(File);
        var header = lines[0].Split(',');
        Assert.True(lines.Length > 14);
        foreach (var line in lines.Skip(1).Where(l => l.Length > 0))
        {
            var cells = line.Split(',');
            Row row = new(name => cells[Array.IndexOf(header, name)]);
            var slug = await Data.Value<string>("select slug from authorities where code = @code", new { code = row.Of("authority_code") });
            var page = Visit<CouncilPage>(Scope.Public, $"/councils/{slug}?year={row.Of("year")}", p => p.Add(x => x.Slug, slug));
            page.WaitForElement(".statistics");
            Shows(page, "upheld-rate", row, "published_upheld_rate", "upheld", "investigated");
            Shows(page, "compliance-rate", row, "published_compliance_rate", "complied", "compliance_outcomes");
            Shows(page, "satisfactory-remedy-rate", row, "published_remedy_rate", "satisfactory_remedies", "upheld");
            var perResidents = page.FindAll("section[aria-labelledby=upheld-decisions-per-100-000-residents] .rate");
            Assert.Equal(row.Of("published_upheld_per_100k"), perResidents.Count == 0 ? "" : perResidents[0].Text());
            Assert.Contains($"href=\"{row.Of("source")}\"", page.Markup, StringComparison.Ordinal);
        }
    }

    private static void Shows(IRenderedComponent<CouncilPage> page, string statistic, Row row, string published, string part, string whole)
    {
        var card = page.Find($"section[aria-labelledby={statistic}]");
        var rate = row.Of(published) is { Length: > 0 } given ? given : row.Number(part) is { } p && row.Number(whole) is > 0 and var w
            ? Math.Floor(((100m * p) / w) + 0.5m).ToString(CultureInfo.InvariantCulture)
            : null;
        if (rate is not null && row.Number(whole) != 0)
        {
            Assert.Equal($"{rate}%", card.QuerySelector(".rate")!.Text());
        }

        if (row.Number(part) is { } x && row.Number(whole) is > 0 and var y)
        {
            Assert.StartsWith($"{x:N0} of {y:N0} ", card.QuerySelector(".counts")!.Text(), StringComparison.Ordinal);
        }
        else if (rate is not null && row.Number(whole) is > 0 and var known)
        {
            Assert.StartsWith($"{rate}% of {known:N0} ", card.QuerySelector(".counts")!.Text(), StringComparison.Ordinal);
        }
    }

    private sealed record Row(Func<string, string> Of)
    {
        public int? Number(string name) => Of(name).Length == 0 ? null : int.Parse(Of(name), CultureInfo.InvariantCulture);
    }
}
