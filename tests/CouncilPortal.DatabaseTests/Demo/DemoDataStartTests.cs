using CouncilPortal.Demo;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CouncilPortal.DatabaseTests.Demo;

/// <summary>Where the demonstration is loaded, and where it is refused.</summary>
public sealed class DemoDataStartTests
{
    [Theory]
    [InlineData("Development", null, 7)]
    [InlineData("Development", "true", 7)]
    [InlineData("Development", "false", 0)]
    [InlineData("Production", null, 0)]
    [InlineData("Production", "false", 0)]
    public async Task It_is_loaded_in_Development_alone_and_not_when_it_is_not_wanted(string environment, string? setting, int councils)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await Start(data, environment, setting);
        Assert.Equal(councils, await data.Value<long>("select count(*) from authorities where invented", null));
    }

    [Fact]
    public async Task Production_refuses_to_be_asked_for_it()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Start(data, "Production", "true"));
    }

    private static async Task Start(TestDatabase data, string environment, string? setting)
    {
        var services = new ServiceCollection();
        services.AddSingleton(data.Database);
        services.AddSingleton<TimeProvider>(data.Time);
        services.AddSingleton<IEvidenceStore>(new FileEvidenceStore(Path.Combine(data.Settings["DataFolder"]!, "evidence")));
        services.AddSingleton<LoadDemoPeopleCommand>();
        services.AddSingleton<LoadDemoDataCommand>();
        services.AddSingleton<IHostEnvironment>(new Surroundings { EnvironmentName = environment });
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Demo:Data", setting)]).Build());
        await using var provider = services.BuildServiceProvider();
        await provider.LoadDemoData(TestContext.Current.CancellationToken);
    }

    private sealed class Surroundings : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "CouncilPortal";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
