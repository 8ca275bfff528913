namespace CouncilPortal.Compliance;

/// <summary>The questions that are asked when evidence is logged, one on each page, in the order of the addresses.</summary>
public static class EvidenceSteps
{
    /// <summary>What was done.</summary>
    public const string What = "what";

    /// <summary>When it was done.</summary>
    public const string When = "when";

    /// <summary>The figures that the remedy asks for.</summary>
    public const string Figures = "figures";

    /// <summary>Files.</summary>
    public const string Files = "files";

    /// <summary>Check the answers and submit.</summary>
    public const string Check = "check";

    /// <summary>The steps for a remedy: figures only where it asks for them.</summary>
    public static IReadOnlyList<string> For(Remedy remedy)
    {
        ArgumentNullException.ThrowIfNull(remedy);
        return remedy.Figures.Count > 0 ? [What, When, Figures, Files, Check] : [What, When, Files, Check];
    }

    /// <summary>The question of a step.</summary>
    public static string Title(string step, Remedy remedy)
    {
        ArgumentNullException.ThrowIfNull(remedy);
        return step switch
        {
            What => "What did the council do?",
            When => "When was the action completed?",
            Figures when remedy.Figures.Contains(RemedyFigure.AmountPaid) => "How much did the council pay?",
            Figures => "How many members of staff were trained?",
            Files => "Add files that show it",
            _ => "Check your answers before you submit",
        };
    }

    /// <summary>The address of a step; from the check page, a changed answer leads back to it.</summary>
    public static string Address(long id, string step, bool backToCheck) =>
        $"/actions/{id}/evidence?step={step}{(backToCheck ? "&return=check" : "")}";

    /// <summary>The errors that belong to a step.</summary>
    public static IReadOnlyDictionary<string, string> Errors(string step, IReadOnlyDictionary<string, string> errors)
    {
        string[] fields = step switch
        {
            What => [EvidenceField.Statement],
            When => [EvidenceField.DoneOn],
            Figures => [EvidenceField.AmountPaid, EvidenceField.StaffTrained],
            _ => [],
        };
        return errors.Where(e => fields.Contains(e.Key)).ToDictionary();
    }
}
