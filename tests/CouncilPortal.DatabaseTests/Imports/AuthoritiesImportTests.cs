using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

public sealed class AuthoritiesImportTests
{
    [Theory, BothEngines]
    public async Task A_renamed_authority_keeps_its_old_name_and_address(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var report = await data.Import("authorities", "code,name\nAAA,City of Aldermoor\n");
        Assert.Equal("0 1 0 0", report.Counts());
        Assert.Equal("city-of-aldermoor", await data.Value<string>("select slug from authorities where code = 'AAA'", null));
        Assert.Equal("Aldermoor Council aldermoor-council", await data.Value<string>("select name || ' ' || slug from former_names", null));
    }

    [Theory, BothEngines]
    public async Task An_authority_that_takes_its_old_name_again_takes_its_old_address_again(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        await data.Import("authorities", "code,name\nAAA,City of Aldermoor\n");
        await data.Import("authorities", "code,name\nAAA,Aldermoor Council\n");
        Assert.Equal("aldermoor-council", await data.Value<string>("select slug from authorities where code = 'AAA'", null));
        Assert.Equal("city-of-aldermoor", await data.Value<string>("select slug from former_names", null));
    }

    [Theory, BothEngines]
    public async Task Two_authorities_of_one_name_have_two_addresses(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Import("authorities", "code,name,type\nAAA,Aldermoor Council,Unitary\nAAB,Aldermoor Council,District\n");
        Assert.Equal(["aldermoor-council", "aldermoor-council-aab"], await data.Rows<string>("select slug from authorities order by code", null));
    }

    [Theory, BothEngines]
    public async Task Successors_are_many_to_many_and_may_stand_later_in_the_file(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        const string Csv = "code,name,type,end_date,successor_codes\nAAA,Old Shire,County,2021-04-01,NNN WWW\nAAB,Old Town,District,2021-04-01,NNN\nNNN,North,Unitary,,\nWWW,West,Unitary,,\n";
        Assert.Equal("4 0 0 0", (await data.Import("authorities", Csv)).Counts());
        Assert.Equal(3, await data.Value<long>("select count(*) from authority_successors", null));
        Assert.Equal("0 0 4 0", (await data.Import("authorities", Csv)).Counts());
        var fewer = await data.Import("authorities", "code,successor_codes\nAAA,WWW\n");
        Assert.Equal("0 1 0 0", fewer.Counts());
        Assert.Equal(2, await data.Value<long>("select count(*) from authority_successors", null));
    }

    [Theory, BothEngines]
    public async Task A_successor_or_county_that_nobody_knows_is_refused(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var report = await data.Import("authorities", "code,name,type,county_code,successor_codes\nAAA,Aldermoor,Unitary,,XXX\nAAB,Brackenby,District,YYY,\nAAC,Carden,Village,,\nA A,Dell,Other,,\n");
        Assert.Equal(
            [
                "file.csv:2: successor_codes: no authority has the code \"XXX\": correct it, or bring in the authority first",
                "file.csv:3: county_code: no authority has the code \"YYY\": correct it, or bring in the authority first",
                "file.csv:4: type: \"Village\" is not known: enter one of County, District, Metropolitan borough, Unitary, London borough, Other",
                "file.csv:5: code: \"A A\" is not a code: enter letters, digits and hyphens only",
            ],
            report.Problems.Lines());
        Assert.Equal("0 0 0 4", report.Counts());
    }
}
