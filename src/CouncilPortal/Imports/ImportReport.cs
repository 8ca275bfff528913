using System.Collections.Concurrent;

namespace CouncilPortal.Imports;

/// <summary>Something about a line of a file, for the person who sent it.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Column">The column concerned, by name.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ImportNote(int Line, string Column, string Message)
{
    /// <summary><c>FILE:LINE: COLUMN: what is wrong and what to do</c>.</summary>
    public string Of(string file) => $"{file}:{Line}: {Column}: {Message}";
}

/// <summary>What an import did, or would do.</summary>
public sealed class ImportReport
{
    private const int MostChanges = 500;

    // Rows are read and stored at the same time, and both have something to say.
    private readonly ConcurrentQueue<ImportNote> problems = [];
    private readonly ConcurrentQueue<ImportNote> flags = [];
    private readonly ConcurrentQueue<ImportNote> conflicts = [];
    private readonly List<ImportNote> changes = [];

    /// <summary>Rows that were not there before.</summary>
    public int Added { get; internal set; }

    /// <summary>Rows whose facts differ from what was there.</summary>
    public int Changed { get; internal set; }

    /// <summary>Rows that say what was there already.</summary>
    public int Unchanged { get; internal set; }

    /// <summary>Rows that an earlier import brought, and that this one takes out again.</summary>
    public int TakenOut { get; internal set; }

    /// <summary>Whether the portal holds something else than before.</summary>
    public bool HasEffect => Added + Changed + TakenOut > 0;

    /// <summary>Rows with a problem. One is enough to refuse the whole file.</summary>
    public int Refused { get; internal set; }

    /// <summary>Whether the database holds the file's facts now.</summary>
    public bool IsDone { get; internal set; }

    /// <summary>The file's columns, with what each was read as; none where it has no header.</summary>
    public IReadOnlyList<MappedColumn> Columns { get; internal set; } = [];

    /// <summary>Why the file is refused, in the order of its lines.</summary>
    public IReadOnlyList<ImportNote> Problems => InOrder(problems);

    /// <summary>What was imported but does not add up, in the order of the lines.</summary>
    public IReadOnlyList<ImportNote> Flags => InOrder(flags);

    /// <summary>Where the file differs from a fact recorded in the portal, which stays.</summary>
    public IReadOnlyList<ImportNote> Conflicts => InOrder(conflicts);

    /// <summary>What changed rows say otherwise than before, in the order of the lines: the first of them.</summary>
    public IReadOnlyList<ImportNote> Changes => InOrder(changes);

    /// <summary>How many values changed rows say otherwise than before.</summary>
    public int ChangedValues { get; private set; }

    /// <summary>Whether anything keeps the file out.</summary>
    public bool IsRefused => !problems.IsEmpty;

    internal void Refuse(int line, string column, string message) => problems.Enqueue(new ImportNote(line, column, message));

    internal void Flag(int line, string column, string message) => flags.Enqueue(new ImportNote(line, column, message));

    /// <summary>Counts a change, and notes the first of them: nobody reads a hundred thousand.</summary>
    internal void Change(int line, string column, Func<string> message)
    {
        if (ChangedValues++ < MostChanges)
        {
            changes.Add(new ImportNote(line, column, message()));
        }
    }

    internal void Conflict(int line, string column, string message) => conflicts.Enqueue(new ImportNote(line, column, message));

    private static List<ImportNote> InOrder(IEnumerable<ImportNote> notes) => [.. notes.OrderBy(n => n.Line)];
}
