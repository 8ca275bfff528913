using System.Text.Json;

namespace CouncilPortal.Imports;

/// <summary>A column of a file, and the column of its kind that it was read as.</summary>
/// <param name="Name">As the file names it.</param>
/// <param name="Column">As the kind names it; blank: left out; null: nobody knows.</param>
public sealed record MappedColumn(string Name, string? Column);

/// <summary>Notes of one sort: the first of them, and how many there are.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="First">The first ones, in the order of the lines.</param>
public sealed record ImportNotes(int Total, IReadOnlyList<ImportNote> First)
{
    private const int MostKept = 1_000;

    /// <summary>The first thousand.</summary>
    public static ImportNotes Of(IReadOnlyList<ImportNote> notes) => new(notes.Count, [.. notes.Take(MostKept)]);
}

/// <summary>What a check found, as it is kept.</summary>
public sealed record ImportFindings
{
    /// <summary>Nothing.</summary>
    public static ImportFindings None { get; } = new() { Problems = new(0, []), Flags = new(0, []), Conflicts = new(0, []) };

    /// <summary>Why the file is refused.</summary>
    public required ImportNotes Problems { get; init; }

    /// <summary>What does not add up.</summary>
    public required ImportNotes Flags { get; init; }

    /// <summary>Where it differs from what was recorded in the portal.</summary>
    public required ImportNotes Conflicts { get; init; }

    /// <summary>What changed rows say otherwise than before, the first of them; none for a file that was checked before this was noted.</summary>
    public ImportNotes Changes { get; init; } = new(0, []);

    /// <summary>Of a report.</summary>
    public static ImportFindings Of(ImportReport report) => new()
    {
        Problems = ImportNotes.Of(report.Problems),
        Flags = ImportNotes.Of(report.Flags),
        Conflicts = ImportNotes.Of(report.Conflicts),
        Changes = new ImportNotes(report.ChangedValues, report.Changes),
    };
}

/// <summary>A file that a publisher brought in.</summary>
public sealed record StoredImport
{
    /// <summary>The columns of a query on <c>imports i</c> that make one.</summary>
    internal const string SqlColumns =
        """
        i.id, i.kind, i.file_name, i.size, i.state as stored_state, i.uploaded_at, i.uploaded_by_name, i.checked_at, i.added, i.changed, i.unchanged, i.taken_out,
        i.columns as stored_columns, i.report as stored_report, i.failure, i.ended_at, i.ended_by_name, i.undoes_id,
        (select min(u.id) from imports u where u.undoes_id = i.id and u.state <> 'discarded') as undone_by,
        exists (select 1 from import_contents c where c.import_id = i.id and c.part = 'before') as has_before,
        exists (select 1 from imports n where n.kind = i.kind and n.state = 'applied' and n.id > i.undoes_id and n.id <> i.id) as goes_behind_others
        """;

    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>What it holds: one of <see cref="ImportKinds.Names"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name where it came from.</summary>
    public required string FileName { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>As stored.</summary>
    public required string StoredState { get; init; }

    /// <summary>How far it has come.</summary>
    public ImportState State => Enum.Parse<ImportState>(StoredState, ignoreCase: true);

    /// <summary>When it came in.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string UploadedByName { get; init; }

    /// <summary>When it was last checked.</summary>
    public required DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Rows that it adds, or added.</summary>
    public required int Added { get; init; }

    /// <summary>Rows that it changes, or changed.</summary>
    public required int Changed { get; init; }

    /// <summary>Rows that say what was there.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows that it takes out, or took out, because the import that it puts back had brought them.</summary>
    public required int TakenOut { get; init; }

    /// <summary>As stored.</summary>
    public required string? StoredColumns { get; init; }

    /// <summary>As stored.</summary>
    public required string? StoredReport { get; init; }

    /// <summary>Why it could not be checked or applied, through no fault of the file's.</summary>
    public required string? Failure { get; init; }

    /// <summary>When it was applied or discarded, or asked to be.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string? EndedByName { get; init; }

    /// <summary>The import that this one puts back.</summary>
    public required long? UndoesId { get; init; }

    /// <summary>The import that puts this one back.</summary>
    public required long? UndoneBy { get; init; }

    /// <summary>Whether what it changed is kept as it was before.</summary>
    public required bool HasBefore { get; init; }

    /// <summary>Whether other files of the kind were applied since the import that this one puts back.</summary>
    public required bool GoesBehindOthers { get; init; }

    /// <summary>The file's columns; none where it could not be read.</summary>
    public IReadOnlyList<MappedColumn> Columns => StoredColumns is null ? [] : JsonSerializer.Deserialize<List<MappedColumn>>(StoredColumns)!;

    /// <summary>What the check found.</summary>
    public ImportFindings Findings => StoredReport is null ? ImportFindings.None : JsonSerializer.Deserialize<ImportFindings>(StoredReport)!;

    /// <summary>Whether what it changed can be put back now.</summary>
    public bool CanBeUndone => State == ImportState.Applied && HasBefore && UndoneBy is null;
}
