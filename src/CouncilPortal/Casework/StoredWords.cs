using System.Globalization;
using CouncilPortal.Compliance;
using CouncilPortal.Time;

namespace CouncilPortal.Casework;

/// <summary>Fields and values of amendments and conflicts, as people read them.</summary>
public static class StoredWords
{
    /// <summary>What a field is called: <c>due_on</c> is "due date".</summary>
    public static string Field(string field) => field switch
    {
        "received_on" => "complaint received",
        "decided_on" => "date of the decision",
        "published_on" => "publication",
        "original_due_on" => "original due date",
        "due_on" => "due date",
        "done_on" => "date completed",
        "document_type" => "document",
        "satisfactory_remedy" => "satisfactory remedy",
        "public_summary" => "public summary",
        "text" => "recommendation",
        "expectation" => "evidence expected",
        "asked_pence" => "amount agreed",
        "asked_people" => "staff to be trained",
        "authorities" or "authority_code" => "councils",
        _ => field,
    };

    /// <summary>A value of a field; null where nothing is recorded.</summary>
    public static string? Of(string field, string? stored) => stored is null ? null : field switch
    {
        "state" => RecommendationStates.TryParse(stored, out var state) ? state.Name() : stored,
        "remedy" => Remedies.Parse(stored).Name,
        "kind" => RecommendationKinds.Parse(stored).Name(),
        "asked_pence" => RemedyFigures.FormatAmount(int.Parse(stored, CultureInfo.InvariantCulture)),
        _ when field.EndsWith("_on", StringComparison.Ordinal) && DateOnly.TryParseExact(stored, "yyyy-MM-dd", out var date) => LondonTime.Format(date),
        _ => stored,
    };
}
