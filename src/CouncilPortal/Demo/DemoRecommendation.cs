using CouncilPortal.Compliance;
using CouncilPortal.Time;

namespace CouncilPortal.Demo;

/// <summary>
/// A recommendation told as a story: each step goes through the same rules as the portal's own commands, so that no
/// state can be reached here that could not be reached there.
/// </summary>
internal sealed class DemoRecommendation
{
    private const string Caseworker = "Casey Worker";

    private readonly List<DemoEvent> events = [];
    private readonly List<DemoDeadlineChange> deadlineChanges = [];
    private readonly List<DemoSubmission> submissions = [];
    private readonly List<DemoContact> contacts = [];
    private readonly List<DemoMessage> messages = [];

    /// <summary>A recommendation shared with the draft decision on a day.</summary>
    public DemoRecommendation(DemoCouncil council, Remedy remedy, DateOnly proposedOn, DateOnly dueOn)
    {
        Council = council;
        Remedy = remedy;
        OriginalDueOn = DueOn = dueOn;
        Record("proposed", null, proposedOn, Caseworker);
    }

    public DemoCouncil Council { get; }

    public Remedy Remedy { get; }

    public required string Text { get; init; }

    public required string? PublicSummary { get; init; }

    public required string Expectation { get; init; }

    /// <summary>The payment in pence, where it is one.</summary>
    public required int? AmountPence { get; init; }

    public DateOnly OriginalDueOn { get; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    public RecommendationState State { get; private set; } = RecommendationState.Proposed;

    /// <summary>The name of the person who is to do it, if it was assigned.</summary>
    public string? Assignee { get; private set; }

    public IReadOnlyList<DemoEvent> Events => events;

    public IReadOnlyList<DemoDeadlineChange> DeadlineChanges => deadlineChanges;

    public IReadOnlyList<DemoSubmission> Submissions => submissions;

    public IReadOnlyList<DemoContact> Contacts => contacts;

    public IReadOnlyList<DemoMessage> Messages => messages;

    /// <summary>The council's request for another date that waits for its answer.</summary>
    public DemoRequest? Request { get; private set; }

    /// <summary>The last day on which anything happened.</summary>
    public DateOnly LastChange => LondonTime.DateOf(events[^1].At);

    public DemoRecommendation Final(DateOnly on) => Step(RecommendationAction.Finalise, "finalised", null, on, Caseworker);

    public DemoRecommendation AssignedTo(string name, DateOnly on)
    {
        Assignee = name;
        return Record("assigned", $"Assigned to {name}.", on, Council.LinkOfficer);
    }

    public DemoRecommendation DueMoved(DateOnly to, string reason, DateOnly on)
    {
        Record("due date changed", reason, on, Caseworker);
        deadlineChanges.Add(new DemoDeadlineChange { From = DueOn, To = to, Reason = reason, At = events[^1].At });
        DueOn = to;
        return this;
    }

    public DemoRecommendation Submitted(DateOnly doneOn, DateOnly on, string statement)
    {
        Step(RecommendationAction.SubmitEvidence, "evidence submitted", null, on, Council.LinkOfficer);
        submissions.Add(new DemoSubmission
        {
            Statement = statement,
            DoneOn = doneOn,
            AmountPence = AmountPence,
            PeopleTrained = Remedy.Facts.Any(asked => asked.Fact == RemedyFacts.StaffTrained && asked.IsRequired) ? 14 : null,
            At = events[^1].At,
            By = Council.LinkOfficer,
        });
        return this;
    }

    public DemoRecommendation MoreAsked(DateOnly on, string reason, DateOnly answerDueOn)
    {
        Step(RecommendationAction.AskForMore, "more evidence asked for", reason, on, Caseworker);
        Reviewed("more_wanted", reason, answerDueOn);
        return this;
    }

    public DemoRecommendation Accepted(DateOnly on)
    {
        var doneOn = submissions[^1].DoneOn;
        var late = Deadline.IsLate(doneOn, DueOn);
        Step(Deadline.Acceptance(doneOn, DueOn), late ? "evidence accepted, done late" : "evidence accepted", null, on, Caseworker);
        Reviewed("accepted", null, null);
        DoneOn = doneOn;
        return this;
    }

    /// <summary>The complainant was asked on a day, and is to be chased on another.</summary>
    public DemoRecommendation WaitsForComplainant(DateOnly on, DateOnly nextOn, string note)
    {
        Step(RecommendationAction.AwaitComplainant, "waiting for the complainant", ComplainantContacts.InWords(on, nextOn, note), on, Council.LinkOfficer);
        contacts.Add(new DemoContact { Kind = ComplainantContacts.Asked, On = on, NextOn = nextOn, Note = note, At = events[^1].At });
        return this;
    }

    public DemoRecommendation Chased(DateOnly on, DateOnly nextOn, string note)
    {
        Record("complainant chased", ComplainantContacts.InWords(on, nextOn, note), on, Council.LinkOfficer);
        contacts.Add(new DemoContact { Kind = ComplainantContacts.Chased, On = on, NextOn = nextOn, Note = note, At = events[^1].At });
        return this;
    }

    public DemoRecommendation AnotherDateAsked(DateOnly proposed, string reason, DateOnly on)
    {
        Record($"another date asked for: {LondonTime.Format(proposed)}", reason, on, Council.LinkOfficer);
        Request = new DemoRequest { Proposed = proposed, Reason = reason, At = events[^1].At };
        return this;
    }

    /// <summary>A <c>note</c>, <c>comment</c>, <c>message</c> or <c>reply</c>.</summary>
    public DemoRecommendation Wrote(string kind, string by, DateOnly on, string body)
    {
        messages.Add(new DemoMessage { Kind = kind, By = by, Body = body, At = LondonTime.At(on, new TimeOnly(14, 10)).AddMinutes(25 * messages.Count) });
        return this;
    }

    public DemoRecommendation NotDone(DateOnly on, string note)
    {
        var reviewed = State == RecommendationState.EvidenceSubmitted;
        Step(RecommendationAction.RecordNotDone, "recorded as not done", note, on, Caseworker);
        if (reviewed)
        {
            Reviewed("not_satisfied", note, null);
        }

        return this;
    }

    public DemoRecommendation Withdrawn(DateOnly on, string note) =>
        Step(RecommendationAction.Withdraw, "withdrawn", note, on, Caseworker);

    /// <summary>Done on a day, reported five days later, accepted a week after that.</summary>
    public DemoRecommendation DoneAndAccepted(DateOnly doneOn) =>
        Submitted(doneOn, doneOn.AddDays(5), DemoWords.Statement(this)).Accepted(doneOn.AddDays(12));

    private void Reviewed(string decision, string? reason, DateOnly? answerDueOn) =>
        submissions[^1].Review = new DemoReview { Decision = decision, Reason = reason, AnswerDueOn = answerDueOn, At = events[^1].At };

    private DemoRecommendation Step(RecommendationAction action, string kind, string? note, DateOnly on, string by)
    {
        if (!StateTransitions.TryApply(State, action, out var next, out var refusal))
        {
            throw new InvalidOperationException(refusal);
        }

        State = next;
        return Record(kind, note, on, by);
    }

    private DemoRecommendation Record(string kind, string? note, DateOnly on, string by)
    {
        // Later steps have later times, also on the same day.
        var at = LondonTime.At(on, new TimeOnly(9, 40)).AddMinutes(25 * events.Count);
        events.Add(new DemoEvent { Kind = kind, State = State, Note = note, At = at, By = by });
        return this;
    }
}
