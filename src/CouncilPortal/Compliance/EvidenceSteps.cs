namespace CouncilPortal.Compliance;

/// <summary>The questions that are asked when evidence is logged, one on each page: facts first, then files as their proof.</summary>
public static class EvidenceSteps
{
    /// <summary>The date on which the action was completed.</summary>
    public const string When = "when";

    /// <summary>The facts that the remedy asks for.</summary>
    public const string Details = "details";

    /// <summary>What was done, in words.</summary>
    public const string What = "what";

    /// <summary>Files.</summary>
    public const string Files = "files";

    /// <summary>Other actions that the same evidence serves. Reached from the check, never asked by itself.</summary>
    public const string Also = "also";

    /// <summary>Check the answers and submit.</summary>
    public const string Check = "check";

    /// <summary>Every step that the form has.</summary>
    public static IReadOnlyList<string> All(EvidenceForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Action.Remedy.Questions.Details is null ? [When, What, Files, Also, Check] : [When, Details, What, Files, Also, Check];
    }

    /// <summary>
    /// The steps that are asked in their order. Nothing is asked that need not be answered, and nothing twice: where more
    /// was asked for, facts submitted before are only shown when the answers are checked, unless something is missing. The
    /// date is there to be confirmed: what came back may have been completed since.
    /// </summary>
    public static IReadOnlyList<string> Walk(EvidenceForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. All(form).Where(step => step switch
        {
            What => form.Asked.NeedsStatement,
            Also => false,
            Details => form.MoreWanted is null || form.Action.Remedy.Facts.Any(fact => fact.IsRequired && string.IsNullOrWhiteSpace(form.Answers.Of(fact.Fact))),
            _ => true,
        })];
    }

    /// <summary>The question of a step.</summary>
    public static string Title(string step, EvidenceForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var questions = form.Action.Remedy.Questions;
        return step switch
        {
            When => questions.When,
            Details => questions.Details!,
            What => form.MoreWanted is null ? questions.What : "What do you add to the evidence?",
            Files => "Add files that show it",
            Also => "Which other actions does this evidence serve?",
            _ => "Check your answers before you submit",
        };
    }

    /// <summary>The address of a step; from the check page, a changed answer leads back to it.</summary>
    public static string Address(long id, string step, bool backToCheck) =>
        $"/actions/{id}/evidence?step={step}{(backToCheck ? "&return=check" : "")}";

    /// <summary>The address of a step of another action that the same evidence serves; its answer leads back to the check of the first.</summary>
    public static string AddressOfOther(long id, string step, long first) => $"/actions/{id}/evidence?step={step}&with={first}";

    /// <summary>The errors that belong to a step.</summary>
    public static IReadOnlyDictionary<string, string> Errors(string step, Remedy remedy, IReadOnlyDictionary<string, string> errors)
    {
        ArgumentNullException.ThrowIfNull(remedy);
        string[] fields = step switch
        {
            When => [EvidenceField.DoneOn],
            Details => [.. remedy.Facts.Select(fact => fact.Fact.Field)],
            What => [EvidenceField.Statement],
            _ => [],
        };
        return errors.Where(e => fields.Contains(e.Key)).ToDictionary();
    }
}
