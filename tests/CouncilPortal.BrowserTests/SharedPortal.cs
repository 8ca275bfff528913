using CouncilPortal.BrowserTests;

[assembly: AssemblyFixture(typeof(SharedPortal))]

namespace CouncilPortal.BrowserTests;

/// <summary>
/// One portal for all tests that change nothing on it, started when the first asks. A test that changes data,
/// moves the clock or restarts the server starts a <see cref="PortalProcess"/> of its own.
/// </summary>
public sealed class SharedPortal : IAsyncDisposable
{
    private readonly Lazy<Task<PortalProcess>> _portal = new(() => PortalProcess.Start());

    /// <summary>The running portal.</summary>
    public Task<PortalProcess> Started => _portal.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_portal is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _portal.Value).DisposeAsync();
        }
    }
}
