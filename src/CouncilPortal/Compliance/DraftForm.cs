using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CouncilPortal.Compliance;

/// <summary>
/// A form whose fields are kept in the database while they are typed: whatever becomes of the connection, the
/// person finds them again. Sending it clears the draft in the same transaction as the step.
/// </summary>
public abstract class DraftForm : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(600);

    private ITimer? timer;
    private bool isUnsaved;

    /// <summary>Under what name the draft is kept.</summary>
    [Parameter, EditorRequired]
    public required string Subject { get; set; }

    /// <summary>What to correct.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, string> Errors { get; set; }

    /// <summary>Told of the step that the person takes.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<FormStep> OnStep { get; set; }

    /// <summary>What is typed.</summary>
    protected TypedFields Typed { get; private set; } = new(new Dictionary<string, string>());

    /// <summary>When it was last kept, in words; null: not since the page was opened.</summary>
    protected string? Kept { get; private set; }

    /// <summary>Whether the form cannot be sent now.</summary>
    protected bool IsBusy { get; private set; }

    [CascadingParameter]
    private Task<AuthenticationState> User { get; set; } = default!;

    [Inject]
    private FormDraftQuery Drafts { get; set; } = default!;

    [Inject]
    private SaveFormDraftCommand SaveDraft { get; set; } = default!;

    [Inject]
    private ScopeOf ScopeOf { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        timer = Time.CreateTimer(_ => _ = InvokeAsync(Keep), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var kept = await Drafts.Find(await Reader(), Subject, CancellationToken.None);
        Typed = new TypedFields(kept);
        Kept = kept.Count == 0 ? null : "What you typed earlier is still here. It has not been recorded yet.";
    }

    /// <summary>Puts what is typed into a field, to be kept in a moment.</summary>
    protected void Set(string field, object? value)
    {
        Typed[field] = value as string;
        KeepSoon();
    }

    /// <summary>Puts a typed date into its fields.</summary>
    protected void SetDate(string field, TypedDate date)
    {
        Typed.SetDate(field, date);
        KeepSoon();
    }

    /// <summary>Keeps what is typed and hands the step to the page; an empty form afterwards where it was recorded.</summary>
    protected async Task Send(Func<Scope, Task<CommandResult>> step, string done)
    {
        IsBusy = true;
        await Keep();
        var sent = new FormStep { Take = step, Done = done };
        await OnStep.InvokeAsync(sent);
        if (sent.WasDone)
        {
            Typed = new TypedFields(new Dictionary<string, string>());
            Kept = null;
        }

        IsBusy = false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
        {
            await timer.DisposeAsync();
        }

        await Keep();
        GC.SuppressFinalize(this);
    }

    private void KeepSoon()
    {
        isUnsaved = true;
        timer?.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private async Task Keep()
    {
        if (isUnsaved)
        {
            isUnsaved = false;
            var kept = await SaveDraft.Save(await Reader(), Subject, Typed.Values, CancellationToken.None);
            Kept = kept ? $"Kept as a draft at {LondonTime.Format(LondonTime.TimeOf(Time.GetUtcNow()))}" : "This draft could not be kept. Sign in again in another tab, then go on here.";
            StateHasChanged();
        }
    }

    private async Task<Scope> Reader() => await ScopeOf.User((await User).User, CancellationToken.None);
}

/// <summary>A step that a form asks its page to take.</summary>
public sealed class FormStep
{
    /// <summary>Takes it with the rights of that moment.</summary>
    public required Func<Scope, Task<CommandResult>> Take { get; init; }

    /// <summary>What to tell once it stands.</summary>
    public required string Done { get; init; }

    /// <summary>Set by the page: it stands.</summary>
    public bool WasDone { get; set; }
}
