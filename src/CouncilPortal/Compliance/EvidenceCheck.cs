using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>What the council states when it submits evidence.</summary>
public sealed record EvidenceFacts
{
    /// <summary>What was done.</summary>
    public required string Statement { get; init; }

    /// <summary>The date on which the action was completed.</summary>
    public required DateOnly DoneOn { get; init; }

    /// <summary>What was paid, in pence, where the remedy asks for it.</summary>
    public required int? AmountPence { get; init; }

    /// <summary>How many members of staff were trained, where the remedy asks for it.</summary>
    public required int? StaffTrained { get; init; }
}

/// <summary>Reads answers as facts, or says what to correct.</summary>
public static class EvidenceCheck
{
    /// <summary>The longest statement.</summary>
    public const int LongestStatement = 10_000;

    /// <summary>The facts, or null with an instruction for each field that is wrong. Dates lie between the decision and today.</summary>
    public static EvidenceFacts? Facts(
        DraftAnswers answers, IReadOnlyList<RemedyFigure> asked, DateOnly decidedOn, DateOnly today, out IReadOnlyDictionary<string, string> errors)
    {
        var found = new Dictionary<string, string>();
        var statement = Statement(answers, found);
        var doneOn = DoneOn(answers, decidedOn, today, found);
        int? amount = null;
        int? trained = null;
        if (asked.Contains(RemedyFigure.AmountPaid))
        {
            amount = RemedyFigures.TryReadAmount(answers.AmountPaid, out var pence, out var error) ? pence : Wrong(found, EvidenceField.AmountPaid, error);
        }

        if (asked.Contains(RemedyFigure.StaffTrained))
        {
            trained = RemedyFigures.TryReadStaffTrained(answers.StaffTrained, out var count, out var error) ? count : Wrong(found, EvidenceField.StaffTrained, error);
        }

        errors = found;
        return found.Count > 0 ? null : new EvidenceFacts
        {
            Statement = statement,
            DoneOn = doneOn!.Value,
            AmountPence = amount,
            StaffTrained = trained,
        };
    }

    private static string Statement(DraftAnswers answers, Dictionary<string, string> errors)
    {
        var statement = answers.Statement?.Trim() ?? "";
        if (statement.Length == 0)
        {
            errors[EvidenceField.Statement] = "Enter what the council did";
        }
        else if (statement.Length > LongestStatement)
        {
            errors[EvidenceField.Statement] = "Shorten what the council did to 10,000 characters or fewer";
        }

        return statement;
    }

    private static DateOnly? DoneOn(DraftAnswers answers, DateOnly decidedOn, DateOnly today, Dictionary<string, string> errors)
    {
        var date = (answers.DoneOn ?? TypedDate.Blank).Read("Enter the date the action was completed", out var error);
        error ??= date > today ? "The date the action was completed must be today or in the past"
            : date < decidedOn ? $"The date the action was completed must be on or after {LondonTime.Format(decidedOn)}, the date of the decision"
            : null;
        if (error is not null)
        {
            errors[EvidenceField.DoneOn] = error;
        }

        return date;
    }

    private static int? Wrong(Dictionary<string, string> errors, string field, string error)
    {
        errors[field] = error;
        return null;
    }
}
