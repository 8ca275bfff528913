using CouncilPortal.Audit;
using CouncilPortal.SignIn;
using Microsoft.AspNetCore.Components;

namespace CouncilPortal.People;

/// <summary>Reads the filter of the address and finds the rows for whoever asks.</summary>
public abstract class AuditPageBase : ComponentBase
{
    /// <summary>The trail.</summary>
    [Inject]
    public required AuditQuery Query { get; set; }

    /// <summary>Part of a name.</summary>
    [SupplyParameterFromQuery]
    public string? Who { get; set; }

    /// <summary>Part of what was done.</summary>
    [SupplyParameterFromQuery]
    public string? What { get; set; }

    /// <summary>The authority's id.</summary>
    [SupplyParameterFromQuery]
    public string? Council { get; set; }

    /// <summary>The first day.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The last day.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>The page.</summary>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    /// <summary>What is looked for.</summary>
    protected AuditFilter Filter { get; private set; } = AuditFilter.Everything;

    /// <summary>What was found.</summary>
    protected AuditList List { get; private set; } = new() { Rows = [], Total = 0 };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Filter = AuditFilter.Read(Who, What, Council, From, To, Page);
        List = await Query.Search(Http.PortalScope(), Filter, Http.RequestAborted);
    }
}
