using Bunit;
using CouncilPortal.Authorities;
using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Letters;
using CouncilPortal.NationalReviews;
using CouncilPortal.PdfPrinting;
using CouncilPortal.PeerGroups;
using CouncilPortal.People;
using CouncilPortal.PublicReports;
using CouncilPortal.Retention;
using CouncilPortal.Scopes;
using CouncilPortal.Scrutiny;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.ComponentTests;

/// <summary>A test that renders read pages as the server does, over a database of its own.</summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    /// <summary>The database.</summary>
    protected TestDatabase Data { get; private set; } = default!;

    /// <summary>The request of the page: tells of redirects.</summary>
    protected DefaultHttpContext Http { get; } = new();

    /// <summary>Whether a page answered as if it were not there.</summary>
    protected bool IsNotFound { get; private set; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Data = await TestDatabase.Create(EngineKind.Sqlite);
        Services.AddSingleton(Data.Database).AddSingleton<TimeProvider>(Data.Time);
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        Services.AddAuthorities().AddStatistics().AddDecisions().AddLetters().AddEvidenceStore().AddCompliance().AddCasework().AddRetention().AddPublicReports().AddScrutiny().AddPeerGroups().AddPeople().AddNationalReviews().AddPdfPrinting();
        Services.AddSingleton<IEvidenceStore>(new FileEvidenceStore(Path.Combine(Data.Settings["DataFolder"]!, "evidence")));
    }

    /// <summary>The page at an address, as the scope sees it.</summary>
    protected IRenderedComponent<TPage> Visit<TPage>(Scope scope, string address, Action<ComponentParameterCollectionBuilder<TPage>> route)
        where TPage : IComponent
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.OnNotFound += (_, _) => IsNotFound = true;
        navigation.NavigateTo(address);
        return Render<TPage>(p =>
        {
            p.AddCascadingValue(scope).AddCascadingValue<HttpContext>(Http);
            route(p);
        });
    }

    /// <inheritdoc/>
    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Data.DisposeAsync();
    }
}
