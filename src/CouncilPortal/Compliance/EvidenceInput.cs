namespace CouncilPortal.Compliance;

/// <summary>The fields of a step of the evidence form, as posted.</summary>
public sealed record EvidenceInput
{
    /// <summary>The version of the draft that the page showed.</summary>
    public required int Version { get; init; }

    /// <summary>The button that was pressed.</summary>
    public required string? Go { get; init; }

    /// <summary>The answers that the step has fields for.</summary>
    public required DraftAnswers Answers { get; init; }

    /// <summary>The other drafts that the page showed.</summary>
    public required IReadOnlyList<SeenDraft> Others { get; init; }

    /// <summary>Whether the declaration was ticked.</summary>
    public required bool Declared { get; init; }

    /// <summary>Reads a posted form.</summary>
    public static EvidenceInput Read(IFormCollection form) => new()
    {
        Version = int.TryParse(Text(form, "version"), out var version) ? version : 0,
        Go = Text(form, "go"),
        Answers = ReadAnswers(form),
        Others = [.. form[EvidenceField.AlsoSeen].Select(SeenDraft.Read).OfType<SeenDraft>()],
        Declared = Text(form, EvidenceField.Declaration) == "yes",
    };

    private static DraftAnswers ReadAnswers(IFormCollection form)
    {
        var answers = DraftAnswers.Blank with
        {
            Statement = Text(form, EvidenceField.Statement)?.ReplaceLineEndings("\n"),
            DoneOn = form.ContainsKey($"{EvidenceField.DoneOn}-day")
                ? new TypedDate
                {
                    Day = Text(form, $"{EvidenceField.DoneOn}-day"),
                    Month = Text(form, $"{EvidenceField.DoneOn}-month"),
                    Year = Text(form, $"{EvidenceField.DoneOn}-year"),
                }
                : null,
            Also = form.ContainsKey(EvidenceField.AlsoAsked) ? string.Join(',', (string?[])form[EvidenceField.Also]!) : null,
        };
        return RemedyFacts.All.Aggregate(answers, (all, fact) => all.With(fact, Text(form, fact.Field)));
    }

    private static string? Text(IFormCollection form, string name) => form.TryGetValue(name, out var value) ? value.ToString() : null;
}
