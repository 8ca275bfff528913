namespace CouncilPortal.Imports;

/// <summary>A row of a file on its way into a table: a value for each column of its kind.</summary>
internal sealed class ImportRow(int line, ImportKind kind, ImportReport report)
{
    /// <summary>The line of the file on which it begins.</summary>
    public int Line => line;

    /// <summary>The values in the order of the kind's columns; null where not known.</summary>
    public object?[] Values { get; } = new object?[kind.Columns.Count];

    /// <summary>What the table holds for this key, in the same order; null where there is no such row.</summary>
    public object?[]? Existing { get; set; }

    /// <summary>Whether what an earlier import brought is taken out again: nothing of it stands here but its key.</summary>
    public bool IsTakenOut { get; set; }

    /// <summary>Whether something is wrong with it.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether the table lacked it, or held something else.</summary>
    public bool IsWritten { get; set; }

    /// <summary>A value by the name of its column.</summary>
    public object? this[string column]
    {
        get => Values[kind.IndexOf(column)];
        set => Values[kind.IndexOf(column)] = value;
    }

    /// <summary>A count, an id or another whole number.</summary>
    public long? Number(string column) => (long?)this[column];

    /// <summary>A published rate or figure.</summary>
    public decimal? Figure(string column) => (decimal?)this[column];

    /// <summary>A text.</summary>
    public string? Text(string column) => (string?)this[column];

    /// <summary>A date.</summary>
    public DateOnly? Date(string column) => (DateOnly?)this[column];

    /// <summary>What the table holds in a column; null where the row is new.</summary>
    public object? Before(string column) => Existing?[kind.IndexOf(column)];

    /// <summary>Notes what another table holds for a column that goes there.</summary>
    public void SetBefore(string column, object? value) => Existing![kind.IndexOf(column)] = value;

    /// <summary>Notes a problem: the file cannot be imported with it.</summary>
    public void Refuse(string column, string message)
    {
        IsRefused = true;
        report.Refuse(line, column, message);
    }

    /// <summary>Notes what does not add up; the row is imported as it is.</summary>
    public void Flag(string column, string message) => report.Flag(line, column, message);

    /// <summary>Keeps what the portal recorded where the file says something else.</summary>
    public void Keep(string column, string message)
    {
        report.Conflict(line, column, message);
        this[column] = Before(column);
    }

    /// <summary>Refuses a part that is above its whole, where both are known.</summary>
    public void RefuseAbove(string part, string whole)
    {
        if (Number(part) is { } p && Number(whole) is { } w && p > w)
        {
            Refuse(part, $"{p} is more than the {w} of {whole}, of which it is a part: correct one of them");
        }
    }
}
