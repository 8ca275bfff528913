using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

public sealed class AnnualStatisticsImportTests
{
    private const string Header = "authority_code,year,received,not_upheld,not_for_us,invalid_or_incomplete,advice_given,referred_back,investigated,upheld,satisfactory_remedies,compliance_outcomes,complied,complied_late,population,published_upheld_rate,published_compliance_rate,published_remedy_rate,published_upheld_per_100k\n";

    [Theory, BothEngines]
    public async Task A_published_rate_that_its_counts_do_not_give_is_kept_and_flagged(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var report = await data.Import("annual-statistics", "authority_code,year,investigated,upheld,population,published_upheld_rate,published_upheld_per_100k\nAAA,2023-24,40,35,100000,87,35.1\n");
        Assert.True(report.IsDone);
        Assert.Equal(
            [
                "file.csv:2: published_upheld_rate: 87% is published, but the row's own counts give 88% (35 of 40 investigations): kept as published, check the source",
                "file.csv:2: published_upheld_per_100k: 35.1 is published, but 35 upheld for 100,000 residents give 35: kept as published, check the source",
            ],
            report.Flags.Lines());
        Assert.Equal(87m, await data.Value<decimal>("select published_upheld_rate from annual_statistics", null));
        Assert.Equal(35.1m, await data.Value<decimal>("select published_upheld_per_100k from annual_statistics", null));
    }

    [Theory, BothEngines]
    public async Task A_rate_without_its_counts_is_kept_without_complaint(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var report = await data.Import("annual-statistics", "authority_code,year,compliance_outcomes,published_compliance_rate\nAAA,2023-24,63,98\n");
        Assert.Empty(report.Flags);
        Assert.Equal(98m, await data.Value<decimal>("select published_compliance_rate from annual_statistics", null));
    }

    [Theory]
    [InlineData("AAA,2023-24,,,,,,,10,11,,,,,,,,,", "upheld: 11 is more than the 10 of investigated")]
    [InlineData("AAA,2023-24,,,,,,,10,5,6,,,,,,,,", "satisfactory_remedies: 6 is more than the 5 of upheld")]
    [InlineData("AAA,2023-24,,,,,,,,,,5,6,,,,,,", "complied: 6 is more than the 5 of compliance_outcomes")]
    [InlineData("AAA,2023-24,,,,,,,,,,5,4,5,,,,,", "complied_late: 5 is more than the 4 of complied")]
    [InlineData("AAA,2023-24,,,,,,,,,,5,,6,,,,,", "complied_late: 6 is more than the 5 of compliance_outcomes")]
    [InlineData("AAA,2023-24,,11,,,,,10,,,,,,,,,,", "not_upheld: 11 is more than the 10 of investigated")]
    [InlineData("AAA,2023-24,,,,,,,,,,,,,,101,,,", "published_upheld_rate: 101 is more than 100")]
    [InlineData("AAA,2023-24,,,,,,,,,,,,,,-1,,,", "published_upheld_rate: -1 is negative")]
    [InlineData("AAA,2023-24,\"1,234\",,,,,,,,,,,,,,,,", "received: \"1,234\" is not a whole number")]
    [InlineData("AAA,2023-24,,,,,,,,,,,,,,98%,,,", "published_upheld_rate: \"98%\" is not a number")]
    public async Task A_part_above_its_whole_or_an_impossible_number_is_refused(string row, string problem)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        var report = await data.Import("annual-statistics", Header + row + "\n");
        Assert.StartsWith("file.csv:2: " + problem, Assert.Single(report.Problems.Lines()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAA,2023-24,,4,,,,,10,5,,,,,,,,,", "investigated: 10 is not the sum 9 of upheld, not_upheld")]
    [InlineData("AAA,2023-24,,,9,1,2,3,,,,,,,,,,,", "not_for_us: 9 is not the sum 6 of invalid_or_incomplete, advice_given, referred_back")]
    [InlineData("AAA,2023-24,,,,,,,,3,,5,,,,,,,", "compliance_outcomes: 5 outcomes are more than the 3 decisions upheld")]
    [InlineData("AAA,2023-24,,,,,,,0,0,,,,,,100,,,", "published_upheld_rate: 100% is published, but there were no investigations")]
    [InlineData("BBB,2023-24,5,,,,,,,,,,,,,,,,", "authority_code: Brackenby District Council (BBB) was abolished on 2023-04-01")]
    public async Task What_does_not_add_up_is_flagged_and_imported(string row, string flag)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        var report = await data.Import("annual-statistics", Header + row + "\n");
        Assert.StartsWith("file.csv:2: " + flag, Assert.Single(report.Flags.Lines()), StringComparison.Ordinal);
        Assert.True(report.IsDone);
    }

    [Theory, BothEngines]
    public async Task A_count_far_from_last_years_is_flagged_wherever_last_year_stands(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        await data.Import("annual-statistics", "authority_code,year,received\nAAA,2020-21,40\n");
        var report = await data.Import("annual-statistics", "authority_code,year,received\nAAA,2022-23,30\nAAA,2021-22,81\n");
        Assert.Equal(
            [
                "file.csv:2: received: 30 is far from the 81 of 2021-22: check it",
                "file.csv:3: received: 81 is far from the 40 of 2020-21: check it",
            ],
            report.Flags.Lines());
    }

    [Theory, BothEngines]
    public async Task A_year_that_was_not_known_comes_without_publication(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        await data.Import("annual-statistics", "authority_code,year,received\nAAA,2031-32,30\n");
        Assert.Equal(1, await data.Value<long>("select count(*) from reporting_years where year = '2031-32' and public_from is null", null));
        await data.Import("annual-statistics", "authority_code,year,received\nAAA,2023-24,30\n");
        Assert.Equal(1, await data.Value<long>("select count(*) from reporting_years where year = '2023-24' and public_from is not null", null));
    }

    [Theory, BothEngines]
    public async Task Categories_averages_and_national_figures_are_checked_alike(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var categories = await data.Import("annual-categories", "authority_code,year,category,received,decided,upheld\nAAA,2023-24,housing,5,4,2\nAAA,2023-24,Planning & Development,1,1,2\nAAA,2023-24,Parks,1,1,1\n");
        Assert.Collection(
            categories.Problems.Lines(),
            line => Assert.StartsWith("file.csv:3: upheld: 2 is more than the 1 of decided", line, StringComparison.Ordinal),
            line => Assert.StartsWith("file.csv:4: category: \"Parks\" is not known", line, StringComparison.Ordinal));
        var averages = await data.Import("annual-averages", "type,year,upheld_rate\nOther,2023-24,50\n");
        Assert.StartsWith("file.csv:2: type: \"Other\" is not known", Assert.Single(averages.Problems.Lines()), StringComparison.Ordinal);
        var national = await data.Import("national-statistics", "year,received,investigated,upheld\n2023-24,17937,4003,3202\n");
        Assert.Equal("1 0 0 0", national.Counts());
    }
}
