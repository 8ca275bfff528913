using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace CouncilPortal.Testing;

/// <summary>The engines that the data suite runs on.</summary>
public enum EngineKind
{
    /// <summary>The embedded default.</summary>
    Sqlite,

    /// <summary>PostgreSQL, where a test server is there.</summary>
    Postgres,
}

/// <summary>Gives a theory both engines; where no PostgreSQL is there its half shows as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothEnginesAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([
            new TheoryDataRow<EngineKind>(EngineKind.Sqlite),
            new TheoryDataRow<EngineKind>(EngineKind.Postgres) { Skip = TestPostgres.WhyMissing },
        ]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
