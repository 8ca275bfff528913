namespace CouncilPortal.Compliance;

/// <summary>Where a fact is lower than the recommendation asks for. It is pointed out and never refused: there may be good reasons.</summary>
public static class Shortfall
{
    /// <summary>What is lower and by how much, in words; empty where nothing is, or where the recommendation names no number.</summary>
    public static IReadOnlyList<string> Of(ActionRow action, int? pence, int? people)
    {
        ArgumentNullException.ThrowIfNull(action);
        var found = new List<string>();
        if (action.AskedPence is { } askedPence && pence < askedPence)
        {
            found.Add($"The amount paid, {RemedyFigures.FormatAmount(pence.Value)}, is {RemedyFigures.FormatAmount(askedPence - pence.Value)} less than the {RemedyFigures.FormatAmount(askedPence)} recommended.");
        }

        if (action.AskedPeople is { } askedPeople && people < askedPeople)
        {
            found.Add($"The number of staff trained, {people}, is lower than the {askedPeople} recommended.");
        }

        return found;
    }

    /// <summary>The same, of answers as typed: what cannot be read yet is not lower than anything.</summary>
    public static IReadOnlyList<string> Of(ActionRow action, DraftAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        int? pence = RemedyFigures.TryReadAmount(answers.Of(RemedyFacts.AmountPaid), out var amount, out _) ? amount : null;
        int? people = RemedyFigures.TryReadStaffTrained(answers.Of(RemedyFacts.StaffTrained), out var count, out _) ? count : null;
        return Of(action, pence, people);
    }
}
