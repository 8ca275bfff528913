using CouncilPortal.Scopes;
using Microsoft.Extensions.Caching.Memory;

namespace CouncilPortal.PublicPages;

/// <summary>
/// The answers kept by this process, good for one state of the public data. Each request asks the database which state that
/// is, so that all processes agree, and what is published or corrected shows at the next request.
/// </summary>
internal sealed class KeptAnswers(PublicDataQuery data, TimeProvider time, PublicPagesSettings settings) : IDisposable
{
    private static readonly Scope Service = Scope.System("public pages");

    private State state = new(-1, default, default, 0);

    /// <summary>Whether any are kept at all.</summary>
    public bool IsOn => settings.CacheBytes > 0;

    /// <summary>The answers that hold now.</summary>
    public async Task<State> Now(CancellationToken cancel)
    {
        var version = await data.Version(Scope.Public, cancel);
        var now = time.GetUtcNow();
        var last = state;
        if (last.Holds(version, now))
        {
            return last;
        }

        // Requests that come meanwhile may make a state each; the last one stays, and nobody gets an answer of another.
        return state = new State(version, now, await data.NextInstant(Service, cancel), settings.CacheBytes);
    }

    /// <inheritdoc/>
    public void Dispose() => state.Dispose();

    /// <summary>One state of the public data, and the answers made in it.</summary>
    internal sealed class State(long version, DateTimeOffset from, DateTimeOffset until, long bytes) : IDisposable
    {
        private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = bytes });

        public bool Holds(long current, DateTimeOffset now) => current == version && now >= from && now < until;

        public KeptAnswer? Find(string address) => answers.Get<KeptAnswer>(address);

        public void Keep(string address, KeptAnswer answer) => answers.Set(address, answer, new MemoryCacheEntryOptions { Size = answer.Size });

        public void Dispose() => answers.Dispose();
    }
}
