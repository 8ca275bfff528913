using System.CommandLine;
using CouncilPortal.Database;
using CouncilPortal.Imports;
using CouncilPortal.Scopes;

namespace CouncilPortal.Commands;

/// <summary><c>import KIND FILE [--dry-run]</c>: all of a file, or none of it and every reason why.</summary>
internal static class ImportVerb
{
    /// <summary>The verb; its services are asked for when it runs.</summary>
    public static Command Create(Func<IServiceProvider> services)
    {
        var kind = KindArgument("What the file holds");
        var file = new Argument<string>("FILE") { Description = "A CSV file in UTF-8, or an XLSX or ODS spreadsheet, relative to the current folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be added, changed, left unchanged and refused; change nothing." };
        var command = new Command("import", "Import a file: all of it, or nothing and every reason why. Rows that do not add up are imported and flagged.") { kind, file, dryRun };
        command.SetAction((typed, cancel) => Run(services(), typed.GetRequiredValue(kind), typed.GetRequiredValue(file), typed.GetValue(dryRun), cancel));
        return command;
    }

    /// <summary>One of the kinds of file, for importing and exporting.</summary>
    public static Argument<string> KindArgument(string description)
    {
        var kind = new Argument<string>("KIND") { Description = $"{description}: {string.Join(", ", ImportKinds.Names)}." };
        kind.AcceptOnlyFromAmong([.. ImportKinds.Names]);
        return kind;
    }

    private static async Task<int> Run(IServiceProvider portal, string kind, string name, bool isDryRun, CancellationToken cancel)
    {
        if (!File.Exists(name))
        {
            throw new RefusedException($"{name}: there is no such file. Give its path from the folder you are in, {Environment.CurrentDirectory}.");
        }

        await portal.PrepareDatabase(cancel);
        await using var content = File.OpenRead(name);
        var file = new ImportFile
        {
            Kind = kind,
            Name = name,
            Content = content,
            IsDryRun = isDryRun,
            AddsOnly = false,
            IsInvented = false,
            Beside = beside => Beside(name, beside),
            ReadPdf = portal.GetRequiredService<LetterPdfReader>().Read,
        };
        var report = await ProgressLine.Show(
            $"Importing {Path.GetFileName(name)}",
            progress => portal.GetRequiredService<DirectImport>().Run(Scope.System("command line"), file, () => File.OpenRead(name), progress, cancel));
        return Tell(report, name, isDryRun);
    }

    /// <summary>A file in the same folder, by its name alone.</summary>
    private static FileStream? Beside(string list, string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(list))!, Path.GetFileName(name));
        return Path.GetFileName(name) == name && File.Exists(path) ? File.OpenRead(path) : null;
    }

    private static int Tell(ImportReport report, string name, bool isDryRun)
    {
        foreach (var flag in report.Flags)
        {
            Console.WriteLine($"{flag.Of(name)} (flagged)");
        }

        foreach (var conflict in report.Conflicts)
        {
            Console.WriteLine($"{conflict.Of(name)} (conflict)");
        }

        foreach (var problem in report.Problems)
        {
            Console.Error.WriteLine(problem.Of(name));
        }

        Console.WriteLine(
            $"{name}: {report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Refused} refused, "
            + $"{report.Flags.Count} flagged, {report.Conflicts.Count} in conflict with the portal");
        if (report.IsRefused)
        {
            Console.Error.WriteLine($"{name}: refused because of {report.Problems.Count} problems; nothing was imported.");
            return 1;
        }

        if (isDryRun)
        {
            Console.WriteLine("A dry run: nothing was imported.");
        }

        return 0;
    }
}
