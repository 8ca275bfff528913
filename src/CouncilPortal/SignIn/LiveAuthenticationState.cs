using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CouncilPortal.SignIn;

/// <summary>Who works in an open page. It becomes nobody within seconds of the session's end or the last right's withdrawal.</summary>
internal sealed class LiveAuthenticationState : RevalidatingServerAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly ScopeOf scopeOf;
    private readonly LiveCircuits circuits;
    private IDisposable? watch;

    public LiveAuthenticationState(ILoggerFactory loggerFactory, ScopeOf scopeOf, LiveCircuits circuits)
        : base(loggerFactory)
    {
        this.scopeOf = scopeOf;
        this.circuits = circuits;
        AuthenticationStateChanged += Watch;
    }

    /// <summary>For sessions that run out, and for the case that the watcher missed something.</summary>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await scopeOf.Live(authenticationState.User, cancellationToken) is not null;
        }
        catch (DbException)
        {
            // A database that is being restarted signs nobody out: each command asks it again in any case.
            return true;
        }
    }

    protected override void Dispose(bool disposing)
    {
        AuthenticationStateChanged -= Watch;
        watch?.Dispose();
        base.Dispose(disposing);
    }

    private async void Watch(Task<AuthenticationState> state)
    {
        var user = (await state).User;
        watch?.Dispose();
        watch = user.SessionId() is { } sessionId && user.PersonId() is { } personId
            ? circuits.Watch(sessionId, personId, () => LookAgain(user))
            : null;
    }

    private async Task LookAgain(ClaimsPrincipal user)
    {
        if (await scopeOf.Live(user, CancellationToken.None) is null)
        {
            SetAuthenticationState(Task.FromResult(Nobody));
        }
    }
}
