using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using CouncilPortal.Api;
using CouncilPortal.Imports;
using CouncilPortal.ReferenceData;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.ComponentTests.Api;

/// <summary>The page that explains the interface for programs.</summary>
public sealed class ApiGuidePageTests : PageTest
{
    [Fact]
    public async Task The_example_is_what_the_interface_answers()
    {
        var cancel = Xunit.TestContext.Current.CancellationToken;
        await new ReferenceDataLoader(Data.Database, new Importer(Data.Database, Data.Time), Data.Time).Load(cancel);
        var kent = await Data.Value<long>("select id from authorities where slug = 'kent-county-council'", null);
        var years = await Services.GetRequiredService<PublishedYearsQuery>().Find(Scope.Public, PublishedYearsFilter.All with { AuthorityId = kent, Year = ReportingYear.Parse("2023-24") }, cancel);
        var answer = JsonSerializer.SerializeToNode(ApiContent.Years(years)[0].Statistics[0], ApiJson.Options);

        var page = Visit<ApiGuidePage>(Scope.Public, "/api", _ => { });

        Assert.True(JsonNode.DeepEquals(answer, JsonNode.Parse(page.Find("pre").TextContent)), $"{answer}");
        Assert.Contains("http://localhost:5080/api/v1/statistics.csv", page.Markup, StringComparison.Ordinal);
        Assert.Equal(ApiSetup.Addresses.Order(StringComparer.Ordinal), page.FindAll("tbody th code").Select(c => ApiSetup.Root + c.TextContent).Order(StringComparer.Ordinal));
    }
}
