using CouncilPortal.Decisions;

namespace CouncilPortal.Casework;

/// <summary>The names under which drafts are kept.</summary>
public static class ReviewDraftSubject
{
    /// <summary>A decision that is not there yet.</summary>
    public const string NewDecision = "new decision";

    /// <summary>The review of a submission.</summary>
    public static string Review(long submission) => $"review {submission}";

    /// <summary>Another step on an action.</summary>
    public static string Step(long recommendation) => $"step {recommendation}";

    /// <summary>The answer to a request for another date.</summary>
    public static string Request(long request) => $"request {request}";

    /// <summary>A message to the council on an action.</summary>
    public static string Reply(long recommendation) => $"reply {recommendation}";

    /// <summary>The outcome of a decision, on the page of one of its actions.</summary>
    public static string Outcome(long recommendation) => $"outcome {recommendation}";

    /// <summary>A recommendation that a decision has not got yet.</summary>
    public static string NewRecommendation(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"new recommendation {reference.Stored}";
    }

    /// <summary>Amendments of a recommendation.</summary>
    public static string Recommendation(long recommendation) => $"recommendation {recommendation}";

    /// <summary>The publication of a decision.</summary>
    public static string Publication(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"publication {reference.Stored}";
    }

    /// <summary>The sharing of a draft.</summary>
    public static string Sharing(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"sharing {reference.Stored}";
    }

    /// <summary>Making a draft final.</summary>
    public static string Final(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"final {reference.Stored}";
    }

    /// <summary>A council's answer to a draft.</summary>
    public static string Answer(DecisionReference reference, long authority)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"answer {reference.Stored} {authority}";
    }

    /// <summary>The settlement of a difference between an import and what was recorded here.</summary>
    public static string Conflict(long conflict) => $"conflict {conflict}";

    /// <summary>Amendments of a decision.</summary>
    public static string Decision(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"decision {reference.Stored}";
    }
}
