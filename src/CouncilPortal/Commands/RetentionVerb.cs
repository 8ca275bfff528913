using System.CommandLine;
using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Retention;
using CouncilPortal.Scopes;

namespace CouncilPortal.Commands;

/// <summary><c>retention [--dry-run]</c>: deletes the content of evidence whose time has come.</summary>
internal static class RetentionVerb
{
    private static readonly Scope CommandLine = Scope.System("command line");

    /// <summary>The verb; its services are asked for when it runs.</summary>
    public static Command Create(Func<IServiceProvider> services)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show; delete nothing." };
        var command = new Command("retention", "Delete the content of evidence whose time has come (settings Retention:*). That there was a file, and its hash, stay.") { dryRun };
        command.SetAction((typed, cancel) => Run(services(), typed.GetValue(dryRun), cancel));
        return command;
    }

    private static async Task<int> Run(IServiceProvider portal, bool isDryRun, CancellationToken cancel)
    {
        await portal.PrepareDatabase(cancel);
        var gone = isDryRun
            ? await portal.GetRequiredService<RetentionQuery>().Due(CommandLine, inDays: 0, cancel)
            : await ProgressLine.Count(
                "Deleting evidence", "files", report => portal.GetRequiredService<DeleteDueEvidenceCommand>().Delete(CommandLine, report, cancel));
        foreach (var content in gone)
        {
            Console.WriteLine($"{content.AuthorityName}, {content.Reference.Display}: {content.Sha256}, {EvidenceSettings.Size(content.Size)}: {content.Why.ToLowerInvariant()}");
        }

        Console.WriteLine($"{gone.Count:#,0} contents, {EvidenceSettings.Size(gone.Sum(g => g.Size))}, {(isDryRun ? "are due. A dry run: nothing was deleted." : "deleted")}");
        return 0;
    }
}
