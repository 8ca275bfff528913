using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

public sealed class FileFormatTests
{
    [Theory, BothEngines]
    public async Task An_unknown_column_is_refused_by_name_and_a_missing_key_column_too(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var report = await data.Import("annual-statistics", "authority_code,colour\nAAA,red\n");
        Assert.False(report.IsDone);
        Assert.Collection(
            report.Problems.Lines(),
            line => Assert.StartsWith("file.csv:1: colour: is not a column of annual-statistics", line, StringComparison.Ordinal),
            line => Assert.StartsWith("file.csv:1: year: is missing", line, StringComparison.Ordinal));
    }

    [Theory, BothEngines]
    public async Task Columns_go_by_name_in_any_order_and_any_case(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var report = await data.Import("populations", "\ufeffPopulation,year,authority_code\r\n1000,2021,AAA\r\n");
        Assert.Equal("1 0 0 0", report.Counts());
        Assert.Equal(1000, await data.Value<long>("select population from populations", null));
    }

    [Theory, BothEngines]
    public async Task A_problem_names_the_true_line_of_the_file_even_after_line_breaks_in_quotes(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var report = await data.Import("populations", "authority_code,year,population,source\nAAA,2020,1,\"two\nlines\"\n\nAAA,2021,many,\n");
        Assert.Equal(["file.csv:5: population: \"many\" is not a whole number: enter digits only"], report.Problems.Lines());
    }

    [Theory, BothEngines]
    public async Task Every_problem_is_listed_and_nothing_is_imported(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var report = await data.Import(
            "annual-statistics",
            "authority_code,year,investigated,upheld\nAAA,2023-24,10,5\nZZZ,2023-24,1,1\nAAA,2023-25,1,1\nAAA,2022-23,-1,x\nAAA,2021-22,4,5\nAAA,2023-24,10,5\n");
        Assert.Equal(
            [
                "file.csv:3: authority_code: no authority has the code \"ZZZ\": correct it, or bring in the authority first",
                "file.csv:4: year: \"2023-25\" is not a reporting year: enter it as 2023-24",
                "file.csv:5: investigated: -1 is negative: enter a number from 0, or leave the cell blank where it is not known",
                "file.csv:5: upheld: \"x\" is not a whole number: enter digits only, or leave the cell blank where it is not known",
                "file.csv:6: upheld: 5 is more than the 4 of investigated, of which it is a part: correct one of them",
                "file.csv:7: authority_code: this row has the same authority_code and year as line 2: keep one of them",
            ],
            report.Problems.Lines());
        Assert.Equal("1 0 0 5", report.Counts());
        Assert.False(report.IsDone);
        Assert.Equal(0, await data.Value<long>("select count(*) from annual_statistics", null));
    }

    [Theory, BothEngines]
    public async Task A_dry_run_counts_and_changes_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        await data.Import("populations", "authority_code,year,population\nAAA,2020,100\nAAA,2021,200\n");
        var report = await data.DryRun("populations", "authority_code,year,population\nAAA,2020,100\nAAA,2021,201\nBBB,2021,300\n");
        Assert.Equal("1 1 1 0", report.Counts());
        Assert.False(report.IsDone);
        Assert.Equal(300, await data.Value<long>("select sum(population) from populations", null));
    }

    [Theory, BothEngines]
    public async Task The_same_file_again_changes_nothing_not_even_the_version_of_the_data(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        const string Csv = "authority_code,year,population,source\nAAA,2020,100,Census\n";
        await data.Import("populations", Csv);
        var version = await data.Value<long>("select version from data_version", null);
        var report = await data.Import("populations", Csv);
        Assert.Equal("0 0 1 0", report.Counts());
        Assert.Equal(version, await data.Value<long>("select version from data_version", null));
        Assert.Equal(2, await data.Value<long>("select count(*) from audit where action = 'file imported'", null));
    }

    [Theory, BothEngines]
    public async Task A_blank_cell_is_not_known_and_a_column_left_out_says_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        await data.Import("annual-statistics", "authority_code,year,received,upheld\nAAA,2023-24,10,5\n");
        await data.Import("annual-statistics", "authority_code,year,upheld\nAAA,2023-24,\n");
        Assert.Equal("10|", await data.Value<string>("select received || '|' || coalesce(cast(upheld as text), '') from annual_statistics", null));
    }

    [Theory]
    [InlineData("", "file.csv:1: header: the file is empty")]
    [InlineData("authority_code,year,population\nAAA,2021\n", "file.csv:2: row: has 2 cells where the header has 3")]
    [InlineData("authority_code,year,population\nAAA,2021,\"1\"2\n", "file.csv:2: row: the quotes of this row are not closed")]
    [InlineData("authority_code,year,year\nAAA,2021,2021\n", "file.csv:1: year: stands in the header twice")]
    [InlineData("authority_code,year,population,source\nAAA,2021,5,caf\ufffd\n", "file.csv:2: source: holds characters that are not UTF-8")]
    [InlineData("authority_code,year,population\n,2021,5\n", "file.csv:2: authority_code: is blank")]
    [InlineData("authority_code,year\nAAA,2021\n", "file.csv:2: population: is not in the file, and this row is new")]
    [InlineData("authority_code,year,population\nAAA,2021,\n", "file.csv:2: population: is blank")]
    public async Task A_file_that_cannot_be_read_is_refused_with_the_place(string csv, string problem)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        var report = await data.Import("populations", csv);
        Assert.Contains(report.Problems.Lines(), line => line.StartsWith(problem, StringComparison.Ordinal));
        Assert.False(report.IsDone);
    }

    [Theory, BothEngines]
    public async Task Only_publishers_import(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Aldermoor Council", "Unitary");
        foreach (var scope in new[] { Scope.Public, await data.Member("Lee", Role.LinkOfficer, council), await data.Member("Cas", Role.Caseworker, null), await data.Member("Ada", Role.Administrator, null) })
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => data.Import(scope, "populations", "authority_code,year,population\n", isDryRun: true));
        }

        var report = await data.Import(await data.Member("Pat", Role.Publisher, null), "authorities", "code,name,type\nAAA,Aldermoor Park,Other\n", isDryRun: false);
        Assert.True(report.IsDone);
        Assert.Equal("Pat", await data.Value<string>("select who from audit where action = 'file imported'", null));
    }
}
