using System.CommandLine;
using System.Globalization;
using CouncilPortal.Database;
using CouncilPortal.Synthetic;

namespace CouncilPortal.Commands;

/// <summary><c>generate --authorities N --decisions N --seed S</c>: invented councils and decisions for trials and measurements.</summary>
internal static class GenerateVerb
{
    private const int MostDecisions = 1_000_000;
    private const int MostAuthorities = 5_000;

    /// <summary>The verb; its services are asked for when it runs.</summary>
    public static Command Create(Func<IServiceProvider> services)
    {
        var authorities = Between("--authorities", "How many councils.", 1, MostAuthorities);
        var decisions = Between("--decisions", "How many decisions.", 0, MostDecisions);
        var seed = Between("--seed", "The same seed and numbers always give the same.", 0, int.MaxValue);
        var command = new Command("generate", "Invent councils, decisions, recommendations and yearly figures for trials and measurements.") { authorities, decisions, seed };
        command.SetAction((typed, cancel) => Run(
            services(),
            new GeneratorSize { Authorities = typed.GetRequiredValue(authorities), Decisions = typed.GetRequiredValue(decisions), Seed = typed.GetRequiredValue(seed) },
            cancel));
        return command;
    }

    private static Option<int> Between(string name, string description, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} From {least} to {most}.", Required = true };
        option.Validators.Add(result =>
        {
            // A value that is no number has its own message by now.
            if (result.Tokens is [var typed] && int.TryParse(typed.Value, CultureInfo.InvariantCulture, out var value) && (value < least || value > most))
            {
                result.AddError($"{name} is {value}: enter a number from {least} to {most}.");
            }
        });
        return option;
    }

    private static async Task<int> Run(IServiceProvider portal, GeneratorSize size, CancellationToken cancel)
    {
        await portal.PrepareDatabase(cancel);
        var reports = await ProgressLine.Show("Generating", progress => portal.GetRequiredService<Generator>().Generate(size, progress, cancel));
        foreach (var (kind, report) in reports)
        {
            Console.WriteLine($"{kind}: {report.Added} added, {report.Unchanged} there already");
        }

        return 0;
    }
}
