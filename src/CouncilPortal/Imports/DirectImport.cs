using System.Text.Json;
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
        if (file.IsDryRun)
        {
            return await importer.Import(scope, file, progress, cancel);
        }

        // Beside the import, which has a core of its own to spare.
        var packing = Task.Run(() => Pack(copy, cancel), cancel);
        try
        {
            return await importer.Import(
                scope, file with { AtEnd = async (connection, report, before) => await Keep(connection, scope, file, await packing, report, before) }, progress, cancel);
        }
        finally
        {
            await packing.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static async Task<PackedContent> Pack(Func<Stream> copy, CancellationToken cancel)
    {
        await using var content = copy();
        return (await ImportContents.Pack(content, long.MaxValue, cancel))!;
    }

    private async Task Keep(Database.ScopedConnection connection, Scope scope, ImportFile file, PackedContent packed, ImportReport report, Stream? before)
    {
        if (!report.HasEffect)
        {
            return;
        }

        var id = await connection.QuerySingleAsync<long>(
            """
            insert into imports (kind, file_name, size, sha256, state, uploaded_at, uploaded_by, uploaded_by_name, checked_at, added, changed, unchanged, columns, report, ended_at, ended_by, ended_by_name)
            values (@Kind, @name, @Size, @Sha256, 'applied', @now, @PersonId, @by, @now, @Added, @Changed, @Unchanged, @columns, @findings, @now, @PersonId, @by)
            returning id
            """,
            new
            {
                file.Kind,
                name = Path.GetFileName(file.Name),
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
