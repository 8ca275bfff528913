using System.Reflection;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using NetArchTest.Rules;
using Xunit;

namespace CouncilPortal.UnitTests.Architecture;

/// <summary>The arrows between the folders, and what every page, query and command owes.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Portal = typeof(PortalDatabase).Assembly;
    private static readonly string[] Plumbing = ["Database", "Time", "EmailOutbox", "Notifications", "EvidenceStore", "Audit", "Scopes", "DataFiles", "Documents", "PdfPrinting", "Secrets", "Signals"];

    private static readonly string[] Features =
    [
        .. Portal.GetTypes()
            .Where(t => t.Namespace is { } name && name.StartsWith("CouncilPortal.", StringComparison.Ordinal))
            .Select(t => t.Namespace!.Split('.')[1])
            .Distinct()
            .Except(Plumbing),
    ];

    public static TheoryData<Type> QueriesAndCommands() => [.. Portal.GetTypes().Where(IsQueryOrCommand)];

    public static TheoryData<Type> Pages() => [.. Portal.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute)))];

    [Fact]
    public void Queries_and_commands_know_nothing_of_pages_http_or_hangfire()
    {
        var result = Types.InAssembly(Portal).That().HaveNameEndingWith("Query", StringComparison.Ordinal)
            .Or().HaveNameEndingWith("Command", StringComparison.Ordinal)
            .ShouldNot().HaveDependencyOnAny("MudBlazor", "Microsoft.AspNetCore", "Hangfire", "CouncilPortal.Layout", "CouncilPortal.SignIn.Policies")
            .GetResult();
        Assert.True(result.IsSuccessful, Named(result));
    }

    [Fact]
    public void Plumbing_knows_no_feature()
    {
        // Pages of the plumbing (the demonstration inbox) stand in its folder but are pages all the same; set-up joins folders by nature.
        var result = Types.InAssembly(Portal).That().ResideInNamespaceMatching($"CouncilPortal\\.({string.Join('|', Plumbing)})")
            .And().DoNotHaveNameEndingWith("Page", StringComparison.Ordinal).And().DoNotHaveNameEndingWith("Setup", StringComparison.Ordinal)
            .And().DoNotHaveNameEndingWith("Start", StringComparison.Ordinal)
            .ShouldNot().HaveDependencyOnAny([.. Features.Select(f => $"CouncilPortal.{f}")])
            .GetResult();
        Assert.True(result.IsSuccessful, Named(result));
    }

    [Fact]
    public void Pure_rules_know_neither_database_nor_clock()
    {
        var pure = Types.InAssembly(Portal).That().HaveNameMatching("^(Rates|Intervals|Binomial|Verdict|Trend|Trends|Funnel|StatisticRow|HeadlineStatistics|MapChoice|NationalWording|ReviewPlaceholders|ReviewCheck|ReviewInstant|ReviewWording|ReportingYear|Lateness|Deadline|StateTransitions|OutcomeProposal|ReminderRules|ReminderWording|WorkingDays|CalendarMonths|ReportClocks|ReportFactCheck|ReportWording|PackWriting|PackTables|LetterConsideration|Slug|DecisionReference)$");
        Assert.NotEmpty(pure.GetTypes());
        var result = pure.ShouldNot().HaveDependencyOnAny("Dapper", "CouncilPortal.Database", "System.TimeProvider", "Microsoft.AspNetCore").GetResult();
        Assert.True(result.IsSuccessful, Named(result));
    }

    [Fact]
    public void A_feature_uses_no_command_of_another_feature()
    {
        var commands = Portal.GetTypes().Where(t => t.Name.EndsWith("Command", StringComparison.Ordinal) && t.Namespace is not null).ToArray();
        foreach (var feature in Features.Except(["Commands", "Demo", "Jobs", "SignIn"]))
        {
            var others = commands.Where(c => c.Namespace != $"CouncilPortal.{feature}").Select(c => c.FullName!).ToArray();
            var result = Types.InAssembly(Portal).That().ResideInNamespace($"CouncilPortal.{feature}").ShouldNot().HaveDependencyOnAny(others).GetResult();
            Assert.True(result.IsSuccessful, $"{feature}: {Named(result)}");
        }
    }

    [Fact]
    public void No_static_clock_is_read()
    {
        var folder = Path.Combine(RepositoryRoot.Path, "src");
        var readers = Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(f => (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)) && !f.Contains("/obj/", StringComparison.Ordinal))
            .Where(f => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(f), @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b"));
        Assert.Empty(readers);
    }

    [Theory, MemberData(nameof(QueriesAndCommands), DisableDiscoveryEnumeration = true)]
    public void Every_query_and_command_takes_a_scope_first(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && typeof(Task).IsAssignableFrom(m.ReturnType));
        Assert.All(methods, m => Assert.True(m.GetParameters().FirstOrDefault()?.ParameterType == typeof(Scope), $"{type.Name}.{m.Name} does not take a Scope first."));
    }

    [Theory, MemberData(nameof(Pages), DisableDiscoveryEnumeration = true)]
    public void Every_page_states_its_policy(Type page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var named = page.GetCustomAttributes<AuthorizeAttribute>(inherit: true).Any(a => !string.IsNullOrEmpty(a.Policy));
        Assert.True(named || page.IsDefined(typeof(AllowAnonymousAttribute)), $"{page.Name} states neither a policy nor that it is open to all.");
    }

    [Fact]
    public void Migration_numbers_are_unique_on_each_engine_and_pairs_are_complete()
    {
        var names = Portal.GetManifestResourceNames().Where(n => n.StartsWith("Migrations.", StringComparison.Ordinal)).Select(n => n["Migrations.".Length..]).ToArray();
        Assert.NotEmpty(names);
        Assert.All(names, n => Assert.Matches(@"^\d{3}_[a-z_]+(\.sqlite|\.pg)?\.sql$", n));
        foreach (var (mine, other) in new[] { (".sqlite.sql", ".pg.sql"), (".pg.sql", ".sqlite.sql") })
        {
            Assert.All(names.Where(n => n.EndsWith(mine, StringComparison.Ordinal)), n => Assert.Contains(n.Replace(mine, other, StringComparison.Ordinal), names));
            var numbers = names.Where(n => !n.EndsWith(other, StringComparison.Ordinal)).Select(n => n[..3]).ToArray();
            Assert.Equal(numbers.Distinct(), numbers);
        }
    }

    private static bool IsQueryOrCommand(Type type) =>
        type is { IsClass: true, IsNested: false } && !Plumbing.Contains(type.Namespace?.Split('.').ElementAtOrDefault(1))
        && !type.IsSubclassOf(typeof(System.CommandLine.Command))
        && (type.Name.EndsWith("Query", StringComparison.Ordinal) || type.Name.EndsWith("Command", StringComparison.Ordinal));

    private static string Named(NetArchTest.Rules.TestResult result) => string.Join(", ", result.FailingTypeNames ?? []);
}
