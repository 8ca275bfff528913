using CouncilPortal.Imports;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

public sealed class ExportTests
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["authorities"] = "code,gss_code,name,short_name,type,region,county_code,start_date,end_date,successor_codes\nAAA,E1,\"Aldermoor, City of\",Aldermoor,Unitary,South East,,2021-04-01,,\nBBB,E2,\"The \"\"Old\"\" Shire\",Shire,County,,,,2021-04-01,AAA CCC\nCCC,E3,Carden Council,Carden,Unitary,,,,,\n",
        ["populations"] = "authority_code,year,population,source\nAAA,2021,64500,\"Census, rounded\"\n",
        ["annual-averages"] = "type,year,upheld_rate,compliance_rate,remedy_rate,upheld_per_100k,source\nEngland,2024-25,83,99.7,,6.2,https://example.org/\n",
        ["annual-statistics"] = "authority_code,year,received,investigated,upheld,complied_late,population,published_upheld_rate,published_upheld_per_100k,source\nAAA,2023-24,100,20,10,,64500,50,15.5,somewhere\nCCC,2023-24,0,,,,,,,\n",
        ["annual-categories"] = "authority_code,year,category,received,decided,upheld\nAAA,2023-24,Benefits & Tax,3,2,\n",
        ["national-statistics"] = "year,received,upheld\n2023-24,17937,3202\n",
        ["decisions"] = "reference,authority_code,received_on,decided_on,category,subcategory,outcome,document_type,satisfactory_remedy,published_on,title,summary\n09 012 345,AAA CCC,2023-01-01,2023-05-01,Housing,Repairs,Upheld,Report,yes,2023-07-01,=SUM(1),\" First line\r\nsecond \"\"line\"\" \"\n23 000 001a,CCC,,2023-06-01,Other categories,,Not upheld,,no,,,\n",
        ["recommendations"] = "decision_reference,authority_code,number,kind,remedy,text,public_summary,original_due_on,due_on,done_on,state\n09012345,AAA,1,service improvement,Policy or procedure changed,Change it,Change the policy,2023-06-01,2023-07-01,2023-07-02,Done late\n09012345,CCC,1,personal remedy,Payment,Pay £100,,2023-06-01,2023-06-01,,Awaiting complainant\n",
        ["letters"] = "authority_code,year,issued_on,published_on,file\nAAA,2023-24,2024-07-17,2024-07-24,aaa.txt\n",
    };

    [Theory, BothEngines]
    public async Task Import_of_an_export_changes_nothing_and_fills_an_empty_portal_alike(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var other = await TestDatabase.Create(EngineKind.Sqlite);
        foreach (var name in ImportKinds.Names)
        {
            var rows = (await data.Import(name, Files[name])).Added;
            Assert.True(rows > 0, name);
            var export = await data.Export(name);
            Assert.Equal($"0 0 {rows} 0", (await data.Import(name, export)).Counts());
            Assert.Equal($"{rows} 0 0 0", (await other.Import(name, export)).Counts());
            Assert.Equal(export, await other.Export(name));
        }
    }

    [Theory, BothEngines]
    public async Task An_export_is_raw(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Import("authorities", Files["authorities"]);
        await data.Import("decisions", Files["decisions"]);
        var export = await data.Export("decisions");
        Assert.Equal("reference,authority_code,received_on,decided_on,category,subcategory,outcome,document_type,satisfactory_remedy,published_on,title,summary", export.Split("\r\n")[0]);
        Assert.Contains("09 012 345,AAA CCC,2023-01-01,2023-05-01,Housing,Repairs,Upheld,Report,yes,2023-07-01,=SUM(1),\" First line\r\nsecond \"\"line\"\" \"\r\n", export, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_caseworker_or_council_exports_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var scope = await data.Member("Cas", Role.Caseworker, null);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => new Exporter(data.Database).Export(scope, "recommendations", Stream.Null, null, TestContext.Current.CancellationToken));
    }
}
