using System.Globalization;
using Bunit;
using CouncilPortal.Authorities;
using CouncilPortal.Imports;
using CouncilPortal.ReferenceData;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.ComponentTests.Statistics;

/// <summary>The files of every council whose figures are shipped say exactly what its page says.</summary>
public sealed class ShippedSpreadsheetsTests : PageTest
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_figure_of_a_spreadsheet_is_the_one_on_the_page()
    {
        await new ReferenceDataLoader(Data.Database, new Importer(Data.Database, Data.Time), Data.Time).Load(Cancel);
        var slugs = await Data.Rows<string>("select distinct a.slug from authorities a join annual_statistics s on s.authority_id = a.id", null);
        Assert.True(slugs.Count >= 3);
        var compared = 0;
        foreach (var slug in slugs)
        {
            var council = (await Services.GetRequiredService<CouncilQuery>().Find(Scope.Public, slug, Cancel))!.Council;
            var set = await Services.GetRequiredService<CouncilData>().Of(council, Cancel);
            var files = new[] { Spreadsheet.Ods(OdsFile(set)), Spreadsheet.Xlsx(XlsxFile(set)) };
            Assert.Equal(files[0].Table("Headline statistics", "Council").Select(Values), files[1].Table("Headline statistics", "Council").Select(Values));
            foreach (var year in files[0].Table("Headline statistics", "Council").GroupBy(r => r["Year"].Value))
            {
                var page = Visit<CouncilPage>(Scope.Public, $"/councils/{slug}?year={year.Key}", p => p.Add(x => x.Slug, slug));
                page.WaitForElement(".statistics");
                foreach (var row in year)
                {
                    var card = page.FindAll($"section[aria-labelledby={Slug.For(row["Statistic"].Value)}]");
                    if (card.Count == 0)
                    {
                        Assert.Equal("[x]", row["Rate"].Value);
                        continue;
                    }

                    Assert.Equal(card[0].QuerySelector(".counts, .rate-none")!.Text(), row["Counts in words"].Value);
                    var percent = row["Unit"].Value == "percent" ? "%" : "";
                    Assert.Equal(card[0].QuerySelector(".rate")!.Text(), row["Rate"].Value == "[x]" ? row["Counts in words"].Value : row["Rate"].Value + percent);
                    Assert.Contains(row["Average of type"].Value == "[x]" ? "No average" : $": {row["Average of type"].Value}{percent}.", card[0].TextContent, StringComparison.Ordinal);
                    compared++;
                }
            }
        }

        Assert.True(compared > 40, compared.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_data_page_offers_each_file_that_has_rows_by_name_form_and_size()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2023-24", 30, 23, outcomes: 5, complied: 5, late: 1);
        var page = Visit<CouncilDataPage>(Scope.Public, "/councils/ambleford-borough-council/data", p => p.Add(x => x.Slug, "ambleford-borough-council"));
        var links = page.FindAll(".files a").Select(a => a.TextContent).ToArray();
        Assert.Equal(4, links.Length);
        Assert.Matches(@"^Statistics of Ambleford Borough Council, ODS, \d+ kB$", links[0]);
        Assert.Matches(@"^Statistics of Ambleford Borough Council, Excel \(XLSX\), \d+ kB$", links[1]);
        Assert.Matches(@"^Counts by year, CSV, \d+ bytes$", links[2]);
        Assert.Contains("Nothing is published here of: categories; service improvements; decisions.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("made up for demonstration", page.Markup, StringComparison.Ordinal);
    }

    private static string Values(IReadOnlyDictionary<string, ReadCell> row) => string.Join('|', row.Values);

    private static byte[] OdsFile(CouncilPortal.DataFiles.DataSet set) => CouncilPortal.DataFiles.OdsFile.Of(set);

    private static byte[] XlsxFile(CouncilPortal.DataFiles.DataSet set) => CouncilPortal.DataFiles.XlsxFile.Of(set);
}
