using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using Microsoft.AspNetCore.Components;

namespace CouncilPortal.Casework;

/// <summary>A page of the desk about one decision.</summary>
public abstract class DecisionDeskPageBase : StepPage
{
    /// <summary>The reference in any form.</summary>
    [Parameter]
    public string Reference { get; set; } = "";

    /// <summary>The decision; null while it is read.</summary>
    protected DeskDecision? Found { get; private set; }

    [Inject]
    private DeskDecisionQuery Query { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task Load()
    {
        Found = DecisionReference.TryParse(Reference, out var reference) ? await Query.Find(await Reader(), reference, CancellationToken.None) : null;
        if (Found is null)
        {
            NothingHere();
            return;
        }

        await LoadMore();
    }

    /// <summary>Reads what the page needs beside the decision.</summary>
    protected virtual Task LoadMore() => Task.CompletedTask;
}
