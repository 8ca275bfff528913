using System.Collections.Concurrent;

namespace CouncilPortal.SignIn;

/// <summary>The pages that are open in this process, by session: whoever must hear at once that a right is gone.</summary>
internal sealed class LiveCircuits
{
    private readonly ConcurrentDictionary<object, Circuit> circuits = new();

    /// <summary>Whether any page of a signed-in person is open.</summary>
    public bool IsEmpty => circuits.IsEmpty;

    /// <summary>Has <paramref name="lookAgain"/> called when something changes for the person or the session, until disposed.</summary>
    public IDisposable Watch(string sessionId, long personId, Func<Task> lookAgain)
    {
        var circuit = new Circuit(this) { SessionId = sessionId, PersonId = personId, LookAgain = lookAgain };
        circuits[circuit] = circuit;
        return circuit;
    }

    /// <summary>Tells those whom a change concerns.</summary>
    public Task Tell(RightsChange change) =>
        Task.WhenAll(circuits.Values
            .Where(c => c.PersonId == change.PersonId && (change.SessionId is null || c.SessionId == change.SessionId))
            .Select(c => c.LookAgain()));

    private sealed class Circuit(LiveCircuits owner) : IDisposable
    {
        public required string SessionId { get; init; }
        public required long PersonId { get; init; }
        public required Func<Task> LookAgain { get; init; }

        public void Dispose() => owner.circuits.TryRemove(this, out _);
    }
}
