using System.IO.Compression;
using System.Text.Json;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>Imports a file at once, without a look in between, and keeps it in the history beside those of the desk, so that it too can be put back.</summary>
public sealed class DirectImport(Importer importer, TimeProvider time)
{
    /// <summary>Imports the file, or says why not. One that changes nothing is not kept. <paramref name="copy"/> opens the same bytes once more.</summary>
    public async Task<ImportReport> Run(Scope scope, ImportFile file, Func<Stream> copy, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(copy);
        if (file.Content.Length > ReceiveImportCommand.MostBytes)
        {
            var refused = new ImportReport();
            refused.Refuse(1, "file", "is larger than 500 MB: send it in parts");
            return refused;
        }

        if (file.IsDryRun)
        {
            return await importer.Import(scope, file, progress, cancel);
        }

        // Beside the import, which leaves a core free; letters are packed with their list once it is known which they are.
        var packing = file.Kind == LettersKind.Kind ? Task.FromResult<PackedContent?>(null) : Task.Run(() => Pack(copy, cancel), cancel);
        HashSet<string> beside = [];
        var kept = file with
        {
            Beside = name =>
            {
                beside.Add(name);
                return file.Beside(name);
            },
            AtEnd = async (connection, report, before) =>
            {
                if (report.HasEffect)
                {
                    await Keep(connection, scope, file, await packing ?? await PackLetters(file, copy, beside, cancel), report, before);
                }
            },
        };
        try
        {
            return await importer.Import(scope, kept, progress, cancel);
        }
        finally
        {
            await packing.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static async Task<PackedContent?> Pack(Func<Stream> copy, CancellationToken cancel)
    {
        await using var content = copy();
        return await ImportContents.Pack(content, long.MaxValue, cancel);
    }

    /// <summary>The list and its letters in one file, as the desk takes them.</summary>
    private static async Task<PackedContent> PackLetters(ImportFile file, Func<Stream> copy, IEnumerable<string> beside, CancellationToken cancel)
    {
        await using var target = ImportContents.Temporary();
        await using (var package = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var list = copy())
            {
                await Add(package, Path.GetFileName(file.Name), list, cancel);
            }

            foreach (var name in beside)
            {
                await using var letter = file.Beside(name)!;
                await Add(package, name, letter, cancel);
            }
        }

        target.Position = 0;
        return (await ImportContents.Pack(target, long.MaxValue, cancel))!;
    }

    private static async Task Add(ZipArchive package, string name, Stream content, CancellationToken cancel)
    {
        await using var entry = package.CreateEntry(name).Open();
        await content.CopyToAsync(entry, cancel);
    }

    private async Task Keep(ScopedConnection connection, Scope scope, ImportFile file, PackedContent packed, ImportReport report, Stream? before)
    {
        var name = Path.GetFileName(file.Name);
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into imports (kind, file_name, size, sha256, state, uploaded_at, uploaded_by, uploaded_by_name, checked_at, added, changed, unchanged, columns, report, ended_at, ended_by, ended_by_name)
            values (@Kind, @name, @Size, @Sha256, 'applied', @now, @PersonId, @by, @now, @Added, @Changed, @Unchanged, @columns, @findings, @now, @PersonId, @by)
            returning id
            """,
            new
            {
                file.Kind,
                name = file.Kind == LettersKind.Kind ? Path.ChangeExtension(name, ".zip") : name,
                packed.Size,
                packed.Sha256,
                now = time.GetUtcNow(),
                scope.PersonId,
                by = scope.Name,
                report.Added,
                report.Changed,
                report.Unchanged,
                columns = JsonSerializer.Serialize(report.Columns),
                findings = JsonSerializer.Serialize(ImportFindings.Of(report)),
            });
        await ImportContents.Keep(connection, id, ImportContents.File, packed);
        await ImportContents.KeepBefore(connection, id, before);
    }
}
