using CouncilPortal.Layout;
using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>What presses on an action beside its due date.</summary>
public sealed record ActionClocks
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The decision.</summary>
    public required long DecisionId { get; init; }

    /// <summary>The service: the category of the decision.</summary>
    public required string Service { get; init; }

    /// <summary>By when the Ombudsman wants the answer to its latest request for more evidence; null: no date, or none asked for.</summary>
    public required DateOnly? AnswerBy { get; init; }

    /// <summary>When evidence was last submitted.</summary>
    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When an answer of the complainant is expected or the next chase is due.</summary>
    public required DateOnly? ChaseOn { get; init; }

    /// <summary>The date that the council asked for and that is not answered yet.</summary>
    public required DateOnly? ProposedDate { get; init; }

    /// <summary>How many messages, comments and notes the reader has not seen.</summary>
    public required int NewMessages { get; init; }

    /// <summary>The earliest due date of the decision's actions on which the council still has something to do.</summary>
    public required DateOnly? NextDueOn { get; init; }

    /// <summary>The clocks that run in the action's state, in words, what presses most first. Empty for settled work, which is quiet.</summary>
    public IReadOnlyList<RunningClock> Running(RecommendationState state, DateOnly today)
    {
        List<RunningClock> clocks = [];
        if (state == RecommendationState.MoreEvidenceNeeded && AnswerBy is { } answerBy)
        {
            clocks.Add(new RunningClock($"Answer by {LondonTime.Format(answerBy)}, {DueInWords.Describe(answerBy, today)}", answerBy < today ? Tone.Urgent : Tone.Attention));
        }

        if (state == RecommendationState.AwaitingComplainant && ChaseOn is { } chaseOn)
        {
            clocks.Add(chaseOn <= today
                ? new RunningClock($"Chase the complainant: due {LondonTime.Format(chaseOn)}", Tone.Attention)
                : new RunningClock($"Next chase {LondonTime.Format(chaseOn)}", Tone.Neutral));
        }

        if (state == RecommendationState.EvidenceSubmitted && SubmittedAt is { } submittedAt)
        {
            clocks.Add(new RunningClock($"Submitted {Ago(today.DayNumber - LondonTime.DateOf(submittedAt).DayNumber)}", Tone.Neutral));
        }

        if (!state.IsSettled() && ProposedDate is { } proposed)
        {
            clocks.Add(new RunningClock($"You asked for {LondonTime.Format(proposed)}; not answered yet", Tone.Neutral));
        }

        return clocks;
    }

    private static string Ago(int days) => days switch { <= 0 => "today", 1 => "yesterday", _ => $"{days.ToString("N0", BritishCulture.Instance)} days ago" };
}

/// <summary>A clock in words, and how much it asks for attention.</summary>
public sealed record RunningClock(string Words, Tone Tone);
