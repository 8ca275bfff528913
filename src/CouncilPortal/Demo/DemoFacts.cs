using CouncilPortal.Compliance;

namespace CouncilPortal.Demo;

/// <summary>An entry in a recommendation's history.</summary>
internal sealed record DemoEvent
{
    /// <summary>What happened.</summary>
    public required string Kind { get; init; }

    /// <summary>The state from then on.</summary>
    public required RecommendationState State { get; init; }

    /// <summary>In a person's words, or nothing.</summary>
    public required string? Note { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }
}

/// <summary>A due date moved by the Ombudsman.</summary>
internal sealed record DemoDeadlineChange
{
    /// <summary>The date it was.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The date it became.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The council asked, or chased, the complainant.</summary>
internal sealed record DemoContact
{
    /// <summary><c>asked</c> or <c>chased</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>When.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When the next chase is due.</summary>
    public required DateOnly NextOn { get; init; }

    /// <summary>What the complainant is to do, or what came of it.</summary>
    public required string Note { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The council asked for another date.</summary>
internal sealed record DemoRequest
{
    /// <summary>The date proposed.</summary>
    public required DateOnly Proposed { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Something written on an action.</summary>
internal sealed record DemoMessage
{
    /// <summary><c>note</c>, <c>comment</c>, <c>message</c> or <c>reply</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it says.</summary>
    public required string Body { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a council said that it did, and what the Ombudsman made of it.</summary>
internal sealed record DemoSubmission
{
    /// <summary>What was done.</summary>
    public required string Statement { get; init; }

    /// <summary>When it was done.</summary>
    public required DateOnly DoneOn { get; init; }

    /// <summary>What was paid, in pence, where a payment was asked for.</summary>
    public required int? AmountPence { get; init; }

    /// <summary>How many staff were trained, where training was asked for.</summary>
    public required int? PeopleTrained { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }

    /// <summary>The Ombudsman's answer; null while it waits.</summary>
    public DemoReview? Review { get; set; }
}

/// <summary>The Ombudsman's answer to a submission.</summary>
internal sealed record DemoReview
{
    /// <summary><c>accepted</c>, <c>more_wanted</c> or <c>not_satisfied</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>Why, where it was not accepted.</summary>
    public required string? Reason { get; init; }

    /// <summary>When the council should answer, where more was asked for.</summary>
    public required DateOnly? AnswerDueOn { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the Ombudsman recorded for a decision and authority.</summary>
internal sealed record DemoOutcome
{
    /// <summary>The outcome.</summary>
    public required ComplianceOutcome Outcome { get; init; }

    /// <summary>The day it was recorded, which says in which year it counts.</summary>
    public required DateOnly On { get; init; }

    /// <summary>More, or nothing.</summary>
    public required string? Note { get; init; }
}
