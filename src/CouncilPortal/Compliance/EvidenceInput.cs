namespace CouncilPortal.Compliance;

/// <summary>The fields of a step of the evidence form, as posted. A field that the step does not have is null.</summary>
public sealed record EvidenceInput
{
    /// <summary>The version of the draft that the page showed.</summary>
    public required int Version { get; init; }

    /// <summary>The button that was pressed.</summary>
    public required string? Go { get; init; }

    /// <summary>What was done.</summary>
    public required string? Statement { get; init; }

    /// <summary>The date on which the action was completed.</summary>
    public required TypedDate? DoneOn { get; init; }

    /// <summary>What was paid.</summary>
    public required string? AmountPaid { get; init; }

    /// <summary>How many members of staff were trained.</summary>
    public required string? StaffTrained { get; init; }

    /// <summary>Whether the declaration was ticked.</summary>
    public required bool Declared { get; init; }

    /// <summary>Reads a posted form.</summary>
    public static EvidenceInput Read(IFormCollection form) => new()
    {
        Version = int.TryParse(Text(form, "version"), out var version) ? version : 0,
        Go = Text(form, "go"),
        Statement = Text(form, EvidenceField.Statement)?.ReplaceLineEndings("\n"),
        DoneOn = form.ContainsKey($"{EvidenceField.DoneOn}-day")
            ? new TypedDate
            {
                Day = Text(form, $"{EvidenceField.DoneOn}-day"),
                Month = Text(form, $"{EvidenceField.DoneOn}-month"),
                Year = Text(form, $"{EvidenceField.DoneOn}-year"),
            }
            : null,
        AmountPaid = Text(form, EvidenceField.AmountPaid),
        StaffTrained = Text(form, EvidenceField.StaffTrained),
        Declared = Text(form, EvidenceField.Declaration) == "yes",
    };

    /// <summary>The answers among the fields.</summary>
    public DraftAnswers Answers() => new() { Statement = Statement, DoneOn = DoneOn, AmountPaid = AmountPaid, StaffTrained = StaffTrained };

    private static string? Text(IFormCollection form, string name) => form.TryGetValue(name, out var value) ? value.ToString() : null;
}
