using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>A file as a publisher sends it.</summary>
public sealed record ReceiveImport
{
    /// <summary>What it holds: one of <see cref="ImportKinds.Names"/>.</summary>
    public required string? Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string? FileName { get; init; }

    /// <summary>The file; null where none was sent.</summary>
    public required Stream? Content { get; init; }
}

/// <summary>What became of a file that was sent.</summary>
/// <param name="Id">The import; null where it was not taken.</param>
/// <param name="Errors">What to correct, by field.</param>
public sealed record ReceivedImport(long? Id, IReadOnlyDictionary<string, string> Errors);

/// <summary>Takes a file in and has it checked. Nothing that it says counts before somebody applies it.</summary>
public sealed class ReceiveImportCommand(PortalDatabase database, TimeProvider time, ImportSignal signal)
{
    /// <summary>The largest file, in bytes: 200,000 decisions with their summaries are about 320 MB.</summary>
    public const long MostBytes = 500_000_000;

    private static readonly string[] Endings = [".csv", ".xlsx", ".ods"];

    /// <summary>Takes the file, or says what to correct. Only the Ombudsman's publishers import here; others are told nothing.</summary>
    public async Task<ReceivedImport> Receive(Scope scope, ReceiveImport input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!scope.IsOmbudsman(Role.Publisher))
        {
            return new ReceivedImport(null, new Dictionary<string, string>());
        }

        var errors = new Dictionary<string, string>();
        if (input.Kind is null || !ImportKinds.Names.Contains(input.Kind))
        {
            errors["Kind"] = "Choose what the file holds";
        }

        var content = await Read(input, errors, cancel);
        if (errors.Count > 0 || content is null)
        {
            return new ReceivedImport(null, errors);
        }

        var id = await database.Transact(scope, c => Keep(c, scope, input.Kind!, Path.GetFileName(input.FileName!), content, undoes: null), cancel);
        signal.Wake();
        return new ReceivedImport(id, errors);
    }

    /// <summary>Puts back what an import changed: as an import of its own, which is looked at before it is applied. Null where that cannot be.</summary>
    public async Task<long?> Undo(Scope scope, long import, CancellationToken cancel)
    {
        if (!scope.IsOmbudsman(Role.Publisher))
        {
            return null;
        }

        var id = await database.Transact(scope, c => Undo(c, scope, import), cancel);
        signal.Wake();
        return id;
    }

    private async Task<long?> Undo(ScopedConnection connection, Scope scope, long import)
    {
        // Writing first makes two who undo the same import take turns.
        await connection.ExecuteAsync("update imports set failure = failure where id = @import", new { import });
        if (await ImportsQuery.Find(connection, import) is not { CanBeUndone: true } found)
        {
            return null;
        }

        await using var before = await ImportContents.Open(connection, import, ImportContents.Before);
        var content = await ImportContents.Pack(before, long.MaxValue, CancellationToken.None);
        return await Keep(connection, scope, found.Kind, $"before-{Path.GetFileNameWithoutExtension(found.FileName)}{(found.Kind == LettersKind.Kind ? ".zip" : ".csv")}", content!, import);
    }

    private static async Task<PackedContent?> Read(ReceiveImport input, Dictionary<string, string> errors, CancellationToken cancel)
    {
        if (input.Content is null || string.IsNullOrWhiteSpace(input.FileName))
        {
            errors["File"] = "Choose a file";
            return null;
        }

        if (input.Kind == LettersKind.Kind)
        {
            if (await WhyNoPackage(input.Content) is { } why)
            {
                errors["File"] = why;
                return null;
            }
        }
        else if (!Endings.Contains(Path.GetExtension(input.FileName).ToLowerInvariant()))
        {
            errors["File"] = "Choose a CSV, XLSX or ODS file. Save an older spreadsheet as one of these first";
            return null;
        }

        var content = await ImportContents.Pack(input.Content, MostBytes, cancel);
        if (content is null or { Size: 0 })
        {
            errors["File"] = content is null ? "The file is larger than 500 MB: send it in parts" : "The file is empty: choose one with a header and rows";
        }

        return content;
    }

    private static async Task<string?> WhyNoPackage(Stream content)
    {
        try
        {
            using var package = LetterPackage.Open(content);
            await using var list = package.List();
            content.Position = 0;
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    private async Task<long> Keep(ScopedConnection connection, Scope scope, string kind, string name, PackedContent content, long? undoes)
    {
        var now = time.GetUtcNow();
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into imports (kind, file_name, size, sha256, state, uploaded_at, uploaded_by, uploaded_by_name, undoes_id)
            values (@kind, @name, @Size, @Sha256, 'checking', @now, @PersonId, @by, @undoes)
            returning id
            """,
            new { kind, name, content.Size, content.Sha256, now, scope.PersonId, by = scope.Name, undoes });
        await ImportContents.Keep(connection, id, ImportContents.File, content);
        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "import uploaded", Subject = $"import {id}", AuthorityId = null, Detail = $"{kind}: {name}" });
        return id;
    }
}
