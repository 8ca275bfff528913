using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Npgsql;
using Xunit;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <summary>Every query and command, by every role of one council and by a visitor, against everything of another council.</summary>
public sealed class TenantMatrixTests
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new YearConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutFunctions } },
    };

    [Fact]
    public void Every_query_and_command_has_a_probe()
    {
        Assert.Empty(Probes.Needed.Except(Probes.All.Keys));
        Assert.Empty(Probes.All.Keys.Except(Probes.Needed));
    }

    [Theory, BothEngines]
    public async Task No_role_of_a_council_sees_or_changes_anything_of_another(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        var other = await PrivateRows.Of(data, "Kestrelby", "99000001");
        foreach (var scope in await Strangers(data))
        {
            foreach (var (name, probe) in Probes.All)
            {
                // A query never commits: only what commands changed need be looked for.
                var changes = !name.Contains("Query.", StringComparison.Ordinal);
                var before = changes ? await CouncilRows.Dump(data, other) : "";
                var answer = await Answer(probe, portal.Services, scope, other);
                Assert.False(answer.Contains(other.Secret, StringComparison.Ordinal), $"{name} shows {Who(scope)} another council's row: {answer}");
                Assert.True(!changes || before == await CouncilRows.Dump(data, other), $"{name} lets {Who(scope)} change another council's rows.");
            }
        }
    }

    [Theory, BothEngines]
    public async Task Each_probe_would_notice(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        var number = 99_000_000;
        foreach (var (name, probe) in Probes.All.Where(p => p.Value.Proof != Proof.NothingPrivate))
        {
            var rows = await PrivateRows.Of(data, $"Council {++number}", $"{number}");
            var noticed = false;
            foreach (var scope in await Entitled(data, rows))
            {
                var before = await CouncilRows.Dump(data, rows);
                var answer = await Answer(probe, portal.Services, scope, rows);
                noticed |= probe.Proof == Proof.Shows
                    ? answer.Contains(rows.Secret, StringComparison.Ordinal)
                    : before != await CouncilRows.Dump(data, rows);
            }

            Assert.True(noticed, $"{name} does nothing for those entitled to it: its probe proves nothing.");
        }
    }

    private static async Task<string> Answer(Probe probe, IServiceProvider services, Scope scope, PrivateRows rows)
    {
        try
        {
            return JsonSerializer.Serialize(await probe.Call(services, scope, rows), Json);
        }
        catch (Exception refusal) when (refusal is UnauthorizedAccessException or ArgumentException { ParamName: "scope" } or PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege })
        {
            return refusal.Message;
        }
    }

    private static async Task<IReadOnlyList<Scope>> Strangers(TestDatabase data)
    {
        var own = await data.Council("Ambleford", "District");
        List<Scope> strangers = [Scope.Public];
        foreach (var role in Roles.Council)
        {
            strangers.Add(await data.Member(role.DisplayName(), role, own));
        }

        return strangers;
    }

    private static async Task<IReadOnlyList<Scope>> Entitled(TestDatabase data, PrivateRows rows) =>
    [
        Scope.Person(rows.Person, "Kit", "session", [new Grant(rows.Council, Role.LinkOfficer)]),
        await data.Member("Chris", Role.ChiefExecutive, rows.Council),
        await data.Member("Casey", Role.Caseworker, null),
        await data.Member("Ada", Role.Administrator, null),
        Scope.System("test"),
    ];

    /// <summary>A function in an answer is no row.</summary>
    private static void WithoutFunctions(JsonTypeInfo type)
    {
        foreach (var function in type.Properties.Where(p => p.PropertyType.IsSubclassOf(typeof(Delegate))).ToArray())
        {
            type.Properties.Remove(function);
        }
    }

    private static string Who(Scope scope) => scope.PersonId is null ? "a visitor" : scope.Grants[0].Role.DisplayName();

    /// <summary>A year knows the one before it, and so on for ever.</summary>
    private sealed class YearConverter : JsonConverter<ReportingYear>
    {
        public override ReportingYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ReportingYear value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
