using CouncilPortal.Scopes;
using CouncilPortal.Testing;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <summary>How it is shown that a probe would notice: what the call does for those who are entitled to it.</summary>
internal enum Proof
{
    /// <summary>The answer to somebody entitled holds the council's secret word.</summary>
    Shows,

    /// <summary>Called by somebody entitled, it changes the council's rows.</summary>
    Changes,

    /// <summary>It answers with nothing of a council's own: published things, or the caller's own session.</summary>
    NothingPrivate,
}

/// <summary>One call of a query or a command, aimed at another council's rows.</summary>
internal sealed record Probe
{
    public required Func<IServiceProvider, Scope, PrivateRows, Task<object?>> Call { get; init; }

    public required Proof Proof { get; init; }
}
