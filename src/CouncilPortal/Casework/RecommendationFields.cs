using CouncilPortal.Compliance;

namespace CouncilPortal.Casework;

/// <summary>A recommendation as a caseworker typed it.</summary>
public sealed record RecommendationFields
{
    /// <summary>What is to be done, as stored; it says as well whether it is for the person who complained or for everyone.</summary>
    public required string? Remedy { get; init; }

    /// <summary>What the council is to do, whole. Private.</summary>
    public required string? Text { get; init; }

    /// <summary>What everyone may read of a service improvement once the decision is published; blank for a personal remedy.</summary>
    public required string? PublicSummary { get; init; }

    /// <summary>The evidence expected.</summary>
    public required string? Expectation { get; init; }

    /// <summary>How much is agreed, where the remedy can be counted: pounds of a payment, members of staff of a training. Blank: not said.</summary>
    public string? Asked { get; init; }

    /// <summary>The due date.</summary>
    public required TypedDate DueOn { get; init; }
}

/// <summary>The values of a recommendation, by the names under which amendments keep them.</summary>
internal sealed record RecommendationValues
{
    public required Remedy Remedy { get; init; }
    public required string Text { get; init; }
    public required string? PublicSummary { get; init; }
    public required string? Expectation { get; init; }
    public required int? AskedPence { get; init; }
    public required int? AskedPeople { get; init; }
    public required DateOnly DueOn { get; init; }

    public static RecommendationValues Of(ActionRow action, string? expectation) => new()
    {
        Remedy = action.Remedy,
        Text = action.Text,
        PublicSummary = action.PublicSummary,
        Expectation = expectation,
        AskedPence = action.AskedPence,
        AskedPeople = action.AskedPeople,
        DueOn = action.DueOn,
    };

    /// <summary>Every field with its value as text; null where nothing is recorded.</summary>
    public IReadOnlyList<(string Field, string? Text)> Texts() =>
    [
        ("kind", Remedy.Kind.StorageText()),
        ("remedy", Remedy.StorageText),
        ("text", Text),
        ("public_summary", PublicSummary),
        ("expectation", Expectation),
        ("asked_pence", FactText.Of(AskedPence)),
        ("asked_people", FactText.Of(AskedPeople)),
        ("due_on", FactText.Of(DueOn)),
    ];

    /// <summary>Reads what was typed; null with an instruction for each field that is wrong. The due date is not before the decision.</summary>
    public static RecommendationValues? Read(RecommendationFields typed, DateOnly decidedOn, Dictionary<string, string> errors)
    {
        var remedy = Remedies.All.FirstOrDefault(r => r.StorageText == typed.Remedy);
        var dueOn = typed.DueOn.Read("Enter the date by which the action is to be done", out var dueError);
        dueError ??= dueOn < decidedOn ? "The due date must be on or after the day of the decision" : null;
        var summary = FactText.Trimmed(typed.PublicSummary);
        var isPublic = remedy?.Kind == RecommendationKind.ServiceImprovement;
        Note(errors, DecisionField.Remedy, remedy is null ? "Choose what is to be done" : null);
        Note(errors, DecisionField.Text, string.IsNullOrWhiteSpace(typed.Text) ? "Enter what the council is to do" : DecisionValues.TooLong(typed.Text, 10_000, "recommendation"));
        Note(errors, DecisionField.PublicSummary, remedy switch
        {
            null => null,
            _ when isPublic && summary is null => "Enter what everyone may read of this improvement, without a timescale",
            _ when !isPublic && summary is not null => "Leave the public summary out: a remedy for a person is never public",
            _ => DecisionValues.TooLong(summary, 2_000, "public summary"),
        });
        Note(errors, DecisionField.Expectation, DecisionValues.TooLong(typed.Expectation, 10_000, "evidence expected"));
        var (pence, people) = Asked(remedy, typed.Asked, errors);
        Note(errors, CaseworkField.DueOn, dueError);
        return errors.Count > 0 ? null : new RecommendationValues
        {
            Remedy = remedy!,
            Text = FactText.Trimmed(typed.Text)!,
            PublicSummary = summary,
            Expectation = FactText.Trimmed(typed.Expectation),
            AskedPence = pence,
            AskedPeople = people,
            DueOn = dueOn!.Value,
        };
    }

    /// <summary>The amount or the number that was typed for a remedy that has one; nothing for the others.</summary>
    private static (int? Pence, int? People) Asked(Remedy? remedy, string? typed, Dictionary<string, string> errors)
    {
        if (remedy is null || string.IsNullOrWhiteSpace(typed))
        {
            return (null, null);
        }

        if (remedy.Asks(RemedyFacts.AmountPaid))
        {
            var isRead = RemedyFigures.TryReadAmount(typed, out var pence, out _);
            Note(errors, DecisionField.Asked, isRead ? null : "Enter the amount in pounds, such as 250 or 250.50, up to £10,000,000");
            return (isRead ? pence : null, null);
        }

        if (remedy.Asks(RemedyFacts.StaffTrained))
        {
            var isRead = RemedyFigures.TryReadStaffTrained(typed, out var people, out _);
            Note(errors, DecisionField.Asked, isRead ? null : "Enter the number of staff as a whole number from 1 to 100,000, such as 12");
            return (null, isRead ? people : null);
        }

        return (null, null);
    }

    private static void Note(Dictionary<string, string> errors, string field, string? error)
    {
        if (error is not null)
        {
            errors[field] = error;
        }
    }
}
