using CouncilPortal.Scopes;
using Microsoft.AspNetCore.Components;

namespace CouncilPortal.Authorities;

/// <summary>A page of one council: finds it by its address, leads on from an old address, and is not found for an unknown one.</summary>
public abstract class CouncilPageBase : ComponentBase
{
    /// <summary>The council's part of the address.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>Whose eyes these are.</summary>
    [CascadingParameter]
    protected Scope Viewer { get; set; } = Scope.Public;

    /// <summary>The request, where there is one.</summary>
    [CascadingParameter]
    protected HttpContext? Http { get; set; }

    [Inject]
    private CouncilQuery Councils { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The council, once it is found.</summary>
    protected CouncilDetails? Details { get; private set; }

    /// <summary>The part of the council's pages that this is: <c>decisions</c>; empty for the statistics.</summary>
    protected abstract string Part { get; }

    /// <summary>Given up when the reader goes away.</summary>
    protected CancellationToken Cancel => Http?.RequestAborted ?? CancellationToken.None;

    /// <summary>Reads what the page shows of the council.</summary>
    protected abstract Task Load(Council council);

    /// <summary>Answers as if there were no such page.</summary>
    protected void NotFound() => Navigation.NotFound();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var found = await Councils.Find(Viewer, Slug, Cancel);
        if (found is null)
        {
            NotFound();
        }
        else if (found.Council.Slug != Slug)
        {
            Http?.Response.Redirect(CouncilAddress.Part(found.Council.Slug, Part) + Http.Request.QueryString, permanent: true);
        }
        else
        {
            await Load(found.Council);
            Details = found;
        }
    }
}
