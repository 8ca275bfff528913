using System.CommandLine;
using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using CouncilPortal.Verification;

namespace CouncilPortal.Commands;

/// <summary><c>verify</c>: every stored file against its hash, and every row against its rules.</summary>
internal static class VerifyVerb
{
    private static readonly Scope CommandLine = Scope.System("command line");

    /// <summary>The verb; its services are asked for when it runs.</summary>
    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command("verify", "Check every stored file against its hash and every row against its rules. It may run while the portal serves; it changes nothing.");
        command.SetAction((_, cancel) => Run(services(), cancel));
        return command;
    }

    private static async Task<int> Run(IServiceProvider portal, CancellationToken cancel)
    {
        await portal.PrepareDatabase(cancel);
        var files = await ProgressLine.Count(
            "Verifying evidence", "files", report => portal.GetRequiredService<StoredFilesCheck>().Check(CommandLine, report, cancel));
        var rows = await portal.GetRequiredService<RowRules>().Check(CommandLine, cancel);
        string[] problems = [.. files.Problems, .. rows];
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        Console.WriteLine($"{files.Files:#,0} files of evidence read, {EvidenceSettings.Size(files.Bytes)}; {RowRules.All.Count} rules checked; {problems.Length:#,0} problems");
        return problems.Length == 0 ? 0 : 1;
    }
}
