using System.CommandLine;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;

namespace CouncilPortal.Commands;

/// <summary><c>check-figures</c>: published figures that the counts of their own rows do not give, a line each.</summary>
internal static class CheckFiguresVerb
{
    /// <summary>The verb; its services are asked for when it runs.</summary>
    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command("check-figures", "List published rates that the counts of their own rows do not give. They are shown as published.");
        command.SetAction((_, cancel) => Run(services(), cancel));
        return command;
    }

    private static async Task<int> Run(IServiceProvider portal, CancellationToken cancel)
    {
        await portal.PrepareDatabase(cancel);
        var found = await portal.GetRequiredService<DisagreementsQuery>().All(Scope.System("command line"), cancel);
        foreach (var flagged in found)
        {
            Console.WriteLine($"{flagged.Year} {flagged.Code} {flagged.Authority}: {flagged.Found.Statistic}: {flagged.Found.Published} is published, but {flagged.Found.Given}");
        }

        Console.WriteLine(found.Count switch { 0 => "Every published figure is the one that its counts give.", 1 => "1 figure to look at", _ => $"{found.Count} figures to look at" });
        return 0;
    }
}
