using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Data.Common;

namespace CouncilPortal.Commands;

/// <summary>
/// What was typed after the program's name: settings, and at most one verb. Exit codes: 0 done, 1 refused or failed with the
/// reasons on standard error, 2 wrong usage.
/// </summary>
public sealed class PortalCommandLine
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    /// <summary>A verb's standard output is its result alone: what is logged goes to standard error, from warnings up.</summary>
    private static readonly string[] Quiet = ["--Logging:LogLevel:Default=Warning", "--Logging:Console:LogToStandardErrorThreshold=Trace"];

    private readonly ParseResult? verb;
    private IServiceProvider? services;

    private PortalCommandLine(IReadOnlyList<string> args)
    {
        (Settings, var words) = Commands.Settings.Split(args);
        if (words.Length == 0)
        {
            return;
        }

        var typed = Root().Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (typed.Action is HelpAction || (typed.Errors.Count == 0 && typed.Action is SynchronousCommandLineAction))
        {
            ExitCode = typed.Invoke();
        }
        else if (typed.Errors.Count > 0)
        {
            ExitCode = Explain(typed);
        }
        else
        {
            verb = typed;
            Settings = [.. Quiet, .. Settings];
        }
    }

    /// <summary>What belongs to the configuration.</summary>
    public string[] Settings { get; }

    /// <summary>Set when there is nothing more to do: help was shown (0) or the usage was wrong (2).</summary>
    public int? ExitCode { get; }

    /// <summary>Whether a verb is to be run; otherwise the portal serves.</summary>
    public bool HasVerb => verb is not null;

    /// <summary>Reads what was typed. Help, and complaints about usage, are written at once.</summary>
    public static PortalCommandLine Read(IReadOnlyList<string> args) => new(args);

    /// <summary>Runs the verb with the services of the portal, which is built but not started, and returns the exit code.</summary>
    /// <exception cref="InvalidOperationException">There is no verb.</exception>
    public async Task<int> Run(WebApplication portal)
    {
        var run = verb ?? throw new InvalidOperationException("There is no verb to run.");
        await using (portal)
        {
            services = portal.Services;
            try
            {
                return await run.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            }
            catch (OperationCanceledException)
            {
                await Console.Error.WriteLineAsync("Stopped before the end: nothing was changed.");
            }
            catch (Exception failure)
            {
                // A fault of ours needs its stack; what a caller can put right needs its sentence.
                await Console.Error.WriteLineAsync(IsCallers(failure) ? failure.Message : failure.ToString());
            }

            return Failed;
        }
    }

    private static bool IsCallers(Exception failure) =>
        failure is RefusedException or DbException or IOException or UnauthorizedAccessException or InvalidOperationException;

    private static int Explain(ParseResult typed)
    {
        foreach (var error in typed.Errors)
        {
            Console.Error.WriteLine(error.Message);
        }

        var name = typed.CommandResult.Command is RootCommand ? "" : typed.CommandResult.Command.Name + " ";
        Console.Error.WriteLine($"Add '{name}--help' to see how it is used.");
        return WrongUsage;
    }

    private RootCommand Root() => new("CouncilPortal. Without a verb it serves the portal; settings are given as --Group:Name=value.")
    {
        MigrateVerb.Create(Services),
        ImportVerb.Create(Services),
        ExportVerb.Create(Services),
        GenerateVerb.Create(Services),
        CheckFiguresVerb.Create(Services),
        InviteAdministratorVerb.Create(Services),
        RemindersVerb.Create(Services),
        RetentionVerb.Create(Services),
        VerifyVerb.Create(Services),
    };

    private IServiceProvider Services() => services ?? throw new InvalidOperationException("The portal's services come with Run.");
}
