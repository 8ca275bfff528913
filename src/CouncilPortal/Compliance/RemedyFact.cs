namespace CouncilPortal.Compliance;

/// <summary>How a fact is asked for and stored.</summary>
public enum FactKind
{
    /// <summary>Pounds as typed, stored in pence.</summary>
    Amount,

    /// <summary>A whole number of people.</summary>
    Count,

    /// <summary>One of a few answers.</summary>
    Choice,

    /// <summary>A line of text that names roles and places, never a person.</summary>
    Text,

    /// <summary>The address of a page on the web.</summary>
    WebAddress,
}

/// <summary>One of the answers that a fact can have.</summary>
public sealed record FactChoice
{
    /// <summary>As the database holds it: <c>chief_executive</c>.</summary>
    public required string StorageText { get; init; }

    /// <summary>As pages show it: <c>The chief executive</c>.</summary>
    public required string Name { get; init; }
}

/// <summary>Something that a remedy asks to be told as a field, because a field can be counted and a document cannot.</summary>
public sealed record RemedyFact
{
    private readonly Func<EvidenceFacts, object?> read;

    internal RemedyFact(Func<EvidenceFacts, object?> read) => this.read = read;

    /// <summary>As drafts hold it: <c>signed_by</c>.</summary>
    public required string StorageText { get; init; }

    /// <summary>The label of its field, and its name in summaries: <c>Signed by</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Help with the answer; null: the label says enough.</summary>
    public required string? Hint { get; init; }

    /// <summary>What to say where it is missing.</summary>
    public required string Instruction { get; init; }

    /// <summary>How it is asked for.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>The answers to choose from; empty where it is not a choice.</summary>
    public required IReadOnlyList<FactChoice> Choices { get; init; }

    /// <summary>The fact among those submitted: pence or a count as a number, everything else as text.</summary>
    public object? Of(EvidenceFacts facts) => read(facts);

    /// <summary>The id and name of its field, and the key of its error: <c>signed-by</c>.</summary>
    public string Field => StorageText.Replace('_', '-');

    /// <summary>As pages show what was submitted; null where nothing was.</summary>
    public string? Show(EvidenceFacts facts) => Of(facts) switch
    {
        null => null,
        int number when Kind == FactKind.Amount => RemedyFigures.FormatAmount(number),
        int number => number.ToString("N0", Time.BritishCulture.Instance),
        var text => Name((string)text),
    };

    /// <summary>As it would be typed again; null where nothing was submitted.</summary>
    public string? Type(EvidenceFacts facts) => Of(facts) switch
    {
        null => null,
        int number when Kind == FactKind.Amount => RemedyFigures.FormatAmount(number).TrimStart('£'),
        int number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        var text => (string)text,
    };

    /// <summary>As pages show what was typed, right or wrong.</summary>
    public string? ShowTyped(string? typed) => Kind switch
    {
        FactKind.Amount => RemedyFigures.TryReadAmount(typed, out var pence, out _) ? RemedyFigures.FormatAmount(pence) : typed,
        FactKind.Choice => typed is null ? null : Name(typed),
        _ => typed,
    };

    private string Name(string text) => Choices.FirstOrDefault(choice => choice.StorageText == text)?.Name ?? text;
}

/// <summary>A fact that a remedy asks for.</summary>
public sealed record AskedFact
{
    /// <summary>The fact.</summary>
    public required RemedyFact Fact { get; init; }

    /// <summary>Whether nothing can be submitted without it.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>The label of its field, which says where an answer may be left out.</summary>
    public required string Label { get; init; }
}
