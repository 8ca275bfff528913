using CouncilPortal.Compliance;
using CouncilPortal.Decisions;

namespace CouncilPortal.Casework;

/// <summary>A decision as a caseworker typed it.</summary>
public sealed record DecisionFields
{
    /// <summary>The ids of the authorities that it concerns; several for a joint decision.</summary>
    public required IReadOnlyList<long> Authorities { get; init; }

    /// <summary>When the complaint was received; blank where not known.</summary>
    public required TypedDate ReceivedOn { get; init; }

    /// <summary>When it was decided; for a draft, when the final decision is expected.</summary>
    public required TypedDate DecidedOn { get; init; }

    /// <summary>The category under which it is filed.</summary>
    public required string? Category { get; init; }

    /// <summary>The subcategory.</summary>
    public required string? Subcategory { get; init; }

    /// <summary>What was decided.</summary>
    public required string? Outcome { get; init; }

    /// <summary>Statement or Report.</summary>
    public required string? DocumentType { get; init; }

    /// <summary>"yes", "no", or blank where not known.</summary>
    public required string? SatisfactoryRemedy { get; init; }

    /// <summary>What it is about. Public once the decision is.</summary>
    public required string? Title { get; init; }

    /// <summary>The anonymised summary. Public once the decision is.</summary>
    public required string? Summary { get; init; }
}

/// <summary>The values of a decision, in the order and by the names under which amendments keep them.</summary>
internal sealed record DecisionValues
{
    /// <summary>The name of the authorities among the fields of amendments.</summary>
    public const string AuthoritiesField = "authorities";

    /// <summary>The outcomes that can be recorded by hand: those that the Ombudsman publishes, and those of years gone by.</summary>
    public static IReadOnlyList<string> Outcomes { get; } =
    [
        "Upheld",
        "Not upheld",
        "Closed after initial enquiries",
        "Not for us",
        "Assessed and closed",
        "Invalid or incomplete",
        "Advice given",
        "Referred back for local resolution",
    ];

    public required DateOnly? ReceivedOn { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required string Category { get; init; }
    public required string? Subcategory { get; init; }
    public required string Outcome { get; init; }
    public required string? DocumentType { get; init; }
    public required bool? SatisfactoryRemedy { get; init; }
    public required string? Title { get; init; }
    public required string? Summary { get; init; }

    /// <summary>Every field with its value as text; null where nothing is recorded.</summary>
    public IReadOnlyList<(string Field, string? Text)> Texts() =>
    [
        ("received_on", FactText.Of(ReceivedOn)),
        ("decided_on", FactText.Of(DecidedOn)),
        ("category", Category),
        ("subcategory", Subcategory),
        ("outcome", Outcome),
        ("document_type", DocumentType),
        ("satisfactory_remedy", FactText.Of(SatisfactoryRemedy)),
        ("title", Title),
        ("summary", Summary),
    ];

    /// <summary>Reads what was typed; null with an instruction for each field that is wrong.</summary>
    public static DecisionValues? Read(DecisionFields typed, bool isDraft, IReadOnlyCollection<string> categories, DateOnly today, Dictionary<string, string> errors)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var decidedOn = typed.DecidedOn.Read(isDraft ? "Enter when the final decision is expected" : "Enter the date of the decision", out var decidedError);
        decidedError ??= isDraft || decidedOn <= today ? null : "The date of a final decision must be today or in the past";
        string? receivedError = null;
        var receivedOn = typed.ReceivedOn.IsBlank ? null : typed.ReceivedOn.Read("", out receivedError);
        receivedError ??= receivedOn > decidedOn ? "The complaint must have been received before the decision" : null;
        var outcome = FactText.Trimmed(typed.Outcome);
        var documentType = FactText.Trimmed(typed.DocumentType);
        Note(errors, DecisionField.Councils, typed.Authorities.Count == 0 ? "Add the council that the decision concerns" : null);
        Note(errors, DecisionField.ReceivedOn, receivedError);
        Note(errors, DecisionField.DecidedOn, decidedError);
        Note(errors, DecisionField.Category, categories.Contains(typed.Category ?? "") ? null : "Choose the category under which the decision is filed");
        Note(errors, DecisionField.Subcategory, TooLong(typed.Subcategory, 200, "subcategory"));
        Note(errors, DecisionField.Outcome, Outcomes.Contains(outcome ?? "") ? null : "Choose what was decided");
        Note(errors, DecisionField.DocumentType, documentType is null or "Statement" or "Report" ? null : "Choose statement or report");
        Note(errors, DecisionField.Title, string.IsNullOrWhiteSpace(typed.Title) ? "Enter what the decision is about, without naming anybody" : TooLong(typed.Title, 300, "title"));
        Note(errors, DecisionField.Summary, TooLong(typed.Summary, 10_000, "summary"));
        return errors.Count > 0 ? null : new DecisionValues
        {
            ReceivedOn = receivedOn,
            DecidedOn = decidedOn!.Value,
            Category = typed.Category!,
            Subcategory = FactText.Trimmed(typed.Subcategory),
            Outcome = outcome!,
            DocumentType = documentType,
            SatisfactoryRemedy = typed.SatisfactoryRemedy switch { "yes" => true, "no" => false, _ => null },
            Title = FactText.Trimmed(typed.Title),
            Summary = FactText.Trimmed(typed.Summary),
        };
    }

    internal static string? TooLong(string? text, int most, string what) =>
        text?.Trim().Length > most ? $"Shorten the {what} to {most.ToString("N0", Time.BritishCulture.Instance)} characters or fewer" : null;

    private static void Note(Dictionary<string, string> errors, string field, string? error)
    {
        if (error is not null)
        {
            errors[field] = error;
        }
    }
}
