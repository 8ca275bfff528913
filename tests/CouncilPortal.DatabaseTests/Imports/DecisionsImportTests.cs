using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

public sealed class DecisionsImportTests
{
    private const string Header = "reference,authority_code,received_on,decided_on,category,subcategory,outcome,document_type,satisfactory_remedy,published_on,title,summary\n";

    [Theory, BothEngines]
    public async Task A_joint_decision_counts_once_for_each_authority(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var report = await data.Import("decisions", Header + "17 002 402b,AAA BBB,2017-05-01,2018-01-31,Housing,Repairs,upheld,Report,no,2018-03-01,Disrepair,\"The council, at fault,\nagreed.\"\n19-012-345,AAA,,2019-06-01,Planning,,Not upheld,,,,,\n");
        Assert.Equal("2 0 0 0", report.Counts());
        Assert.Equal("17002402b", await data.Value<string>("select reference from decisions where outcome = 'Upheld'", null));
        Assert.Equal(2, await data.Value<long>("select count(*) from decision_authorities where published_on = '2018-03-01' and decided_on = '2018-01-31'", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from decision_authorities where published_on is null", null));
    }

    [Theory, BothEngines]
    public async Task A_changed_decision_changes_what_its_authorities_repeat(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        await data.Import("decisions", Header + "19012345,AAA,,2019-06-01,Planning,,Not upheld,,,,,\n");
        var report = await data.Import("decisions", "reference,authority_code,published_on\n19012345,AAA BBB,2019-08-01\n");
        Assert.Equal("0 1 0 0", report.Counts());
        Assert.Equal(2, await data.Value<long>("select count(*) from decision_authorities where published_on = '2019-08-01' and decided_on = '2019-06-01'", null));
        var narrowed = await data.Import("decisions", "reference,authority_code\n19012345,BBB\n");
        Assert.Equal("0 1 0 0", narrowed.Counts());
        Assert.Equal(1, await data.Value<long>("select count(*) from decision_authorities", null));
    }

    [Theory, BothEngines]
    public async Task An_authority_with_recommendations_stays_with_its_decision(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        await data.Import("decisions", Header + "19012345,AAA BBB,,2019-06-01,Planning,,Upheld,,,,,\n");
        await data.Import("recommendations", "decision_reference,authority_code,number,kind,remedy,text,due_on\n19012345,AAA,1,personal remedy,apology,Apologise,2019-07-01\n");
        var report = await data.Import("decisions", "reference,authority_code\n19012345,BBB\n");
        Assert.StartsWith("file.csv:2: authority_code: the portal holds recommendations or outcomes of AAA", Assert.Single(report.Conflicts.Lines()), StringComparison.Ordinal);
        Assert.Equal("0 0 1 0", report.Counts());
        Assert.Equal(2, await data.Value<long>("select count(*) from decision_authorities", null));
    }

    [Theory]
    [InlineData("1901234,AAA,,2019-06-01,Planning,,Upheld,,,,,", "reference: \"1901234\" is not a reference")]
    [InlineData("19012345,AAA XXX,,2019-06-01,Planning,,Upheld,,,,,", "authority_code: no authority has the code \"XXX\"")]
    [InlineData("19012345,AAA AAA,,2019-06-01,Planning,,Upheld,,,,,", "authority_code: \"AAA\" stands here twice")]
    [InlineData("19012345,AAA,,01/06/2019,Planning,,Upheld,,,,,", "decided_on: \"01/06/2019\" is not a date: enter year, month and day as 2024-03-31")]
    [InlineData("19012345,AAA,,2019-02-30,Planning,,Upheld,,,,,", "decided_on: \"2019-02-30\" is not a date")]
    [InlineData("19012345,AAA,,2019-06-01,Planning,,Maybe,,,,,", "outcome: \"Maybe\" is not known")]
    [InlineData("19012345,AAA,,2019-06-01,Planning,,Upheld,Letter,,,,", "document_type: \"Letter\" is not known")]
    [InlineData("19012345,AAA,,2019-06-01,Planning,,Upheld,,true,,,", "satisfactory_remedy: \"true\" is neither yes nor no")]
    [InlineData("19012345,AAA,,,Planning,,Upheld,,,,,", "decided_on: is blank: enter it")]
    public async Task What_cannot_be_read_is_refused(string row, string problem)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        var report = await data.Import("decisions", Header + row + "\n");
        Assert.StartsWith("file.csv:2: " + problem, Assert.Single(report.Problems.Lines()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("19012345,AAA,2019-07-01,2019-06-01,Planning,,Upheld,,,,,", "received_on: 2019-07-01 is after the decision on 2019-06-01")]
    [InlineData("19012345,AAA,,2019-06-01,Planning,,Upheld,,,2019-05-01,,", "published_on: 2019-05-01 is before the decision on 2019-06-01")]
    [InlineData("19012345,AAA,,2026-01-13,Planning,,Upheld,,,,,", "decided_on: 2026-01-13 is still to come")]
    [InlineData("19012345,BBB,,2023-04-01,Planning,,Upheld,,,,,", "authority_code: Brackenby District Council (BBB) was abolished on 2023-04-01")]
    [InlineData("19012345,AAA,,2019-06-01,Parks,,Upheld,,,,,", "category: \"Parks\" is not one that decisions are filed under")]
    public async Task What_does_not_fit_is_flagged_and_imported(string row, string flag)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        var report = await data.Import("decisions", Header + row + "\n");
        Assert.StartsWith("file.csv:2: " + flag, Assert.Single(report.Flags.Lines()), StringComparison.Ordinal);
        Assert.True(report.IsDone);
    }
}
