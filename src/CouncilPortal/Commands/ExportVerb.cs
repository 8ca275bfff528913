using System.CommandLine;
using CouncilPortal.Database;
using CouncilPortal.Imports;
using CouncilPortal.Scopes;

namespace CouncilPortal.Commands;

/// <summary><c>export KIND FILE</c>: the same format as <c>import</c> reads.</summary>
internal static class ExportVerb
{
    /// <summary>The verb; its services are asked for when it runs.</summary>
    public static Command Create(Func<IServiceProvider> services)
    {
        var kind = ImportVerb.KindArgument("What to write");
        var file = new Argument<string>("FILE") { Description = "Where to write it, relative to the current folder; an existing file is replaced." };
        var command = new Command("export", "Write a CSV file in the format that import reads.") { kind, file };
        command.SetAction((typed, cancel) => Run(services(), typed.GetRequiredValue(kind), typed.GetRequiredValue(file), cancel));
        return command;
    }

    private static async Task<int> Run(IServiceProvider portal, string kind, string name, CancellationToken cancel)
    {
        await portal.PrepareDatabase(cancel);

        // Beside its target until it is whole, so that a failed export leaves the older file as it was.
        var unfinished = $"{name}.unfinished";
        try
        {
            Exported exported;
            await using (var target = File.Create(unfinished))
            {
                exported = await ProgressLine.Show(
                    $"Exporting {kind}",
                    progress => portal.GetRequiredService<Exporter>().Export(Scope.System("command line"), kind, target, progress, cancel));
            }

            foreach (var (file, content) in exported.Beside)
            {
                await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(name))!, file), content, cancel);
            }

            File.Move(unfinished, name, overwrite: true);
            Console.WriteLine($"{name}: {exported.Rows} rows of {kind} written");
            return 0;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
