using System.Text.Json;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;
using Hangfire;

namespace CouncilPortal.Imports;

/// <summary>
/// Checks and applies the files that wait. What a killed process left is taken up after ten minutes: a file is applied whole or not at
/// all, so that nothing is doubled.
/// </summary>
public sealed class RunImportsJob(PortalDatabase database, Importer importer, LetterPdfReader pdfs, ImportSignal signal, TimeProvider time, ILogger<RunImportsJob> log)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);
    private static readonly Scope Job = Scope.System("Imports");

    /// <summary>Works until nothing waits.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && await Next(cancel) is { } import)
        {
            try
            {
                await (import.State == ImportState.Applying ? Apply(import, cancel) : Check(import, cancel));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Import {Import} broke off.", import.Id);
                await GiveUp(import, cancel);
            }
            finally
            {
                signal.Forget(import.Id);
            }
        }
    }

    private Task<StoredImport?> Next(CancellationToken cancel) => database.Transact(
        Job,
        async c =>
        {
            const string Waits = "state in ('checking', 'applying') and (claimed_until is null or claimed_until < @now)";
            var now = time.GetUtcNow();
            var id = await c.QuerySingleOrDefaultAsync<long?>(
                $"update imports set claimed_until = @until where id = (select min(id) from imports where {Waits}) and {Waits} returning id", new { now, until = now + Claim });
            return id is null ? null : await ImportsQuery.Find(c, id.Value);
        },
        cancel);

    private async Task Check(StoredImport import, CancellationToken cancel)
    {
        var report = await Import(import, Job, isDryRun: true, atEnd: null, cancel);
        await database.Transact(Job, c => Note(c, import.Id, report, report.IsRefused ? ImportState.Refused : ImportState.Ready), cancel);
    }

    private async Task Apply(StoredImport import, CancellationToken cancel)
    {
        var by = Scope.System($"{import.EndedByName}, import {import.Id}");
        var report = await Import(import, by, isDryRun: false, (c, done, before) => Applied(c, import.Id, done, before), cancel);
        if (report.IsRefused)
        {
            // The portal has changed since the check.
            await database.Transact(Job, c => Note(c, import.Id, report, ImportState.Refused), cancel);
        }
    }

    private async Task<ImportReport> Import(
        StoredImport import, Scope by, bool isDryRun, Func<ScopedConnection, ImportReport, Stream?, Task>? atEnd, CancellationToken cancel)
    {
        await using var content = await database.Read(Job, c => ImportContents.Open(c, import.Id, ImportContents.File), cancel);
        using var package = import.Kind == LettersKind.Kind ? LetterPackage.Open(content) : null;
        await using var list = package?.List();
        var file = new ImportFile
        {
            Kind = import.Kind,
            Name = import.FileName,
            Content = list ?? content,
            IsDryRun = isDryRun,
            AddsOnly = false,
            IsInvented = false,
            PutsBack = import.UndoesId is not null,
            Columns = import.Columns,
            Beside = package is null ? _ => null : package.Beside,
            ReadPdf = pdfs.Read,
            AtEnd = atEnd,
        };
        return await importer.Import(by, file, new Noted(signal, import.Id), cancel);
    }

    private async Task Applied(ScopedConnection connection, long id, ImportReport report, Stream? before)
    {
        await Note(connection, id, report, ImportState.Applied);
        await ImportContents.KeepBefore(connection, id, report.HasEffect ? before : null);
    }

    private Task<int> Note(ScopedConnection connection, long id, ImportReport report, ImportState state) => connection.ExecuteAsync(
        """
        update imports
        set state = @state, claimed_until = null, failure = null, checked_at = @now, added = @Added, changed = @Changed, unchanged = @Unchanged, taken_out = @TakenOut, columns = @columns, report = @findings
        where id = @id
        """,
        new
        {
            id,
            state = state.StorageText(),
            now = time.GetUtcNow(),
            report.Added,
            report.Changed,
            report.Unchanged,
            report.TakenOut,
            columns = JsonSerializer.Serialize(report.Columns),
            findings = JsonSerializer.Serialize(ImportFindings.Of(report)),
        });

    private Task<int> GiveUp(StoredImport import, CancellationToken cancel) => database.Transact(
        Job,
        c => c.ExecuteAsync(
            "update imports set state = @state, claimed_until = null, failure = @why where id = @Id",
            new
            {
                import.Id,
                state = (import.State == ImportState.Applying ? ImportState.Ready : ImportState.Refused).StorageText(),
                why = "The portal could not finish this, and nothing was changed. Try again; if it happens again, tell the administrator.",
            }),
        cancel);

    private sealed class Noted(ImportSignal signal, long import) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => signal.Note(import, value);
    }
}
