using CouncilPortal.Layout;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CouncilPortal.Compliance;

/// <summary>A page on which steps are taken: it says what became of each, and reads itself again when something changed.</summary>
public abstract class StepPage : ComponentBase, IDisposable
{
    /// <summary>What to correct.</summary>
    protected IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>Why nothing was recorded; null: no step was refused.</summary>
    protected string? Refusal { get; private set; }

    /// <summary>What was recorded; null: nothing yet.</summary>
    protected string? News { get; private set; }

    /// <summary>Whether somebody else's step was seen while the page was open.</summary>
    protected bool HasChanged { get; private set; }

    /// <summary>Where to go.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> User { get; set; } = default!;

    [Inject]
    private ScopeOf ScopeOf { get; set; } = default!;

    [Inject]
    private ActionChanges Changes { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized() => Changes.Happened += Refresh;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => Load();

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task Load();

    /// <summary>Whose eyes these are now.</summary>
    protected async Task<Scope> Reader() => await ScopeOf.User((await User).User, CancellationToken.None);

    /// <summary>Answers that there is nothing here.</summary>
    protected void NothingHere() => Navigation.NotFoundOrReload(RendererInfo);

    /// <summary>Takes a step and shows what became of it.</summary>
    protected async Task Take(FormStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var result = await step.Take(await Reader());
        Errors = result.Errors;
        Refusal = result.Message;
        News = result.IsDone ? step.Done : null;
        step.WasDone = result.IsDone;
        if (result.End == CommandEnd.NotFound)
        {
            NothingHere();
            return;
        }

        await Load();
        if (result.IsDone)
        {
            Changes.Tell();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops listening.</summary>
    protected virtual void Dispose(bool disposing) => Changes.Happened -= Refresh;

    private void Refresh(object? sender, EventArgs e) => _ = InvokeAsync(async () =>
    {
        await Load();
        StateHasChanged();
    });
}
