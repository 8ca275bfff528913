using CouncilPortal.Imports;
using CouncilPortal.ReferenceData;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.ReferenceData;

public sealed class ReferenceDataTests
{
    private static async Task<TestDatabase> Loaded(EngineKind kind)
    {
        var data = await TestDatabase.Create(kind);
        await Loader(data).Load(TestContext.Current.CancellationToken);
        return data;
    }

    private static ReferenceDataLoader Loader(TestDatabase data) => new(data.Database, new Importer(data.Database, data.Time), data.Time);

    [Theory, BothEngines]
    public async Task Every_authority_is_there_with_an_address_of_its_own_and_none_is_invented(EngineKind kind)
    {
        await using var data = await Loaded(kind);
        Assert.Equal(380, await data.Value<long>("select count(distinct slug) from authorities where not invented", null));
        Assert.Equal(332, await data.Value<long>("select count(*) from authorities where end_date is null", null));
        Assert.Equal("kent-county-council", await data.Value<string>("select slug from authorities where code = 'KEN'", null));
        Assert.Equal("County", await data.Value<string>("select type from authorities where code = 'KEN'", null));
    }

    [Theory, BothEngines]
    public async Task Old_councils_lead_to_all_their_successors(EngineKind kind)
    {
        await using var data = await Loaded(kind);
        const string Successors = "select b.code from authority_successors s join authorities a on a.id = s.authority_id join authorities b on b.id = s.successor_id where a.code = @code order by b.code";
        Assert.Equal(["NNT", "WNT"], await data.Rows<string>(Successors, new { code = "NTH" }));
        Assert.Equal(["CBD", "WAF"], await data.Rows<string>(Successors, new { code = "CMA" }));
        Assert.Equal(["NYE"], await data.Rows<string>(Successors, new { code = "SCE" }));
        Assert.Equal(50, await data.Value<long>("select count(*) from authority_successors", null));
    }

    [Theory, BothEngines]
    public async Task Published_figures_are_as_printed(EngineKind kind)
    {
        await using var data = await Loaded(kind);
        Assert.Equal(14, await data.Value<long>("select count(*) from annual_statistics", null));
        Assert.Equal(26, await data.Value<long>("select count(*) from annual_averages", null));
        Assert.Equal(659, await data.Value<long>("select count(*) from populations", null));
        Assert.Equal(107, await data.Value<long>("select count(*) from bank_holidays", null));
        Assert.Equal(3.4m, await data.Value<decimal>("select s.published_upheld_per_100k from annual_statistics s join authorities a on a.id = s.authority_id where a.code = 'KEN' and s.year = '2022-23'", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from annual_statistics s join authorities a on a.id = s.authority_id where a.code = 'KEN' and s.year = '2023-24' and s.complied is null and s.compliance_outcomes = 63 and s.published_compliance_rate = 98", null));
        Assert.Equal(99.7m, await data.Value<decimal>("select compliance_rate from annual_averages where type = 'England' and year = '2024-25'", null));
    }

    [Theory, BothEngines]
    public async Task Each_current_council_has_one_hexagon_in_its_tier(EngineKind kind)
    {
        await using var data = await Loaded(kind);
        const string Without = """
            select a.name from authorities a
            where a.end_date is null and a.type in @types and not exists (select 1 from hexagons h where h.authority_id = a.id and h.tier = @tier)
            """;
        string[] upper = ["County", "Unitary", "Metropolitan borough", "London borough"];
        string[] lower = ["District", "Unitary", "Metropolitan borough", "London borough"];
        Assert.Empty(await data.Rows<string>(Without, new { tier = "upper", types = upper }));
        Assert.Empty(await data.Rows<string>(Without, new { tier = "lower", types = lower }));
        Assert.Empty(await data.Rows<string>("select a.name from hexagons h join authorities a on a.id = h.authority_id where a.end_date is not null", null));
        Assert.Equal(153, await data.Value<long>("select count(*) from hexagons where tier = 'upper'", null));
        Assert.Equal(296, await data.Value<long>("select count(*) from hexagons where tier = 'lower'", null));
    }

    [Theory, BothEngines]
    public async Task Loading_again_does_nothing_and_what_a_publisher_corrected_stays(EngineKind kind)
    {
        await using var data = await Loaded(kind);
        Assert.Empty(await Loader(data).Load(TestContext.Current.CancellationToken));
        await data.Execute("update authorities set region = 'Corrected' where code = 'KEN'", null);
        await data.Execute("delete from loaded_data", null);
        Assert.Equal(7, (await Loader(data).Load(TestContext.Current.CancellationToken)).Count);
        Assert.Equal("Corrected", await data.Value<string>("select region from authorities where code = 'KEN'", null));
        Assert.Equal(380, await data.Value<long>("select count(*) from authorities", null));
    }
}
