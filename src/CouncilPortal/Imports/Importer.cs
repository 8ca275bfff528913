using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>A file to import.</summary>
public sealed record ImportFile
{
    /// <summary>One of <see cref="ImportKinds.Names"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The file's name as its sender gave it.</summary>
    public required string Name { get; init; }

    /// <summary>The file: CSV, or the first sheet of an XLSX or ODS spreadsheet.</summary>
    public required Stream Content { get; init; }

    /// <summary>Whether to say only what would happen.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>Whether rows that are there already stay as they are.</summary>
    public required bool AddsOnly { get; init; }

    /// <summary>Whether new authorities are invented ones.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>Whether it is what the portal noted of an earlier import, and may take out what that one brought.</summary>
    public bool PutsBack { get; init; }

    /// <summary>What somebody chose its columns to mean, where names do not say it.</summary>
    public IReadOnlyList<MappedColumn> Columns { get; init; } = [];

    /// <summary>Opens a file that the list names, where there is one of that name beside it.</summary>
    public Func<string, Stream?> Beside { get; init; } = _ => null;

    /// <summary>Reads the text of a letter that is a PDF, once it was looked at for malware; a <see cref="FormatException"/> says why it cannot be taken and what to do.</summary>
    public Func<byte[], CancellationToken, Task<string>> ReadPdf { get; init; } = (_, _) => throw new FormatException("no program that reads PDFs is set here: bring the letter in as a text");

    /// <summary>Done in the import's own transaction at its end: with a file that puts back what it changed; null where it changed nothing.</summary>
    public Func<ScopedConnection, ImportReport, Stream?, Task>? AtEnd { get; init; }
}

/// <summary>How far an import has come.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Share">The share of the file, from 0 to 1; null where its length is not known.</param>
public sealed record ImportProgress(int Rows, double? Share);

/// <summary>Brings files into the database: all of a file in one transaction, or, where anything is wrong with it, nothing.</summary>
public sealed class Importer(PortalDatabase database, TimeProvider time)
{
    private const int BatchSize = 2_000;

    /// <summary>
    /// Imports a file, or says why not: every problem, not the first one. The same file again changes nothing. Only the
    /// Ombudsman's publishers and system jobs import.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The scope may not import.</exception>
    public async Task<ImportReport> Import(Scope scope, ImportFile file, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (!scope.IsOmbudsman(Role.Publisher))
        {
            throw new UnauthorizedAccessException("Only the Ombudsman's publishers import files.");
        }

        var now = time.GetUtcNow();
        var kind = ImportKinds.Create(file.Kind);
        var report = new ImportReport();
        using var source = RowSource.Open(file.Content);
        await using var connection = await database.Engine.Begin(scope, now, readOnly: false, cancel);
        if (ImportHeader.Read(source, kind, await ColumnNames.Load(connection, kind.Name, file.Columns), file.PutsBack, report) is not { } header)
        {
            return report;
        }

        report.Columns = header.Mapped;
        if (report.IsRefused)
        {
            return report;
        }

        using var before = file.AtEnd is null ? null : new ImportBefore(kind);
        var run = new ImportRun
        {
            Kind = kind,
            Scope = scope,
            Now = now,
            Connection = connection,
            Engine = database.Engine,
            Report = report,
            Authorities = await AuthorityCodes.Load(connection),
            InFile = header.InFile,
            AddsOnly = file.AddsOnly,
            IsInvented = file.IsInvented,
            Beside = file.Beside,
            ReadPdf = file.ReadPdf,
            Before = before,
            Cancel = cancel,
        };

        var reader = new RowReader(source, header, run);
        List<ImportRow> takenOut = [];
        await foreach (var batch in reader.Batches(BatchSize))
        {
            takenOut.AddRange(batch.Where(r => r.IsTakenOut));
            await kind.Store(run, takenOut.Count == 0 ? batch : [.. batch.Where(r => !r.IsTakenOut)]);
            progress?.Report(new ImportProgress(reader.Rows, Share(file.Content)));
        }

        report.Refused += reader.Refused;
        await kind.Finish(run);
        await TakingOut.Run(run, takenOut);
        if (report.IsRefused || file.IsDryRun)
        {
            return report;
        }

        if (report.HasEffect)
        {
            await Record(connection, scope, now, file, report);
        }

        if (file.AtEnd is { } atEnd)
        {
            await atEnd(connection, report, before is { IsEmpty: false } ? await before.Content() : null);
        }

        await connection.Commit(cancel);
        report.IsDone = true;
        return report;
    }

    private static double? Share(Stream content) => content.CanSeek && content.Length > 0 ? (double)content.Position / content.Length : null;

    private static async Task Record(ScopedConnection connection, Scope scope, DateTimeOffset now, ImportFile file, ImportReport report)
    {
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "file imported",
            Subject = $"import {file.Kind}",
            AuthorityId = null,
            Detail = $"{Path.GetFileName(file.Name)}: {report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged{(report.TakenOut > 0 ? $", {report.TakenOut} taken out" : "")}",
        });
    }
}
