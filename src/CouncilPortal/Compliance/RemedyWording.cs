using static CouncilPortal.Compliance.RemedyFacts;

namespace CouncilPortal.Compliance;

/// <summary>The questions of each remedy and the facts that it asks for. Which date is asked for decides when an action counts as completed.</summary>
internal static class RemedyWording
{
    private const string LeaveOut = "Leave out names and personal details of the person who complained.";

    public static RemedyQuestions Questions(string remedy) => remedy switch
    {
        "apology" => Facts("When did the council send the apology?", "the date the apology was sent", "The day on which it was sent, not the date on the letter.", "Who signed the apology, and who was it sent to?"),
        "payment" => Facts("When did the council make the payment?", "the date of the payment", "The day on which the money left the council.", "How much did the council pay, and how?"),
        "decision_reconsidered" => Facts("When did the council send the result?", "the date the result was sent", "The day on which the council told the person the result of the new decision or appeal.", "What was the result of the new decision or appeal?"),
        "service_provided" => Told("Since when has the council provided the service?", "the date the service began", "The first day of the service.", "What service did the council provide?", "Say what is provided and how often. " + LeaveOut, null),
        "training_or_guidance" => Told("When was the training or guidance completed?", "the date the training or guidance was completed", "Where there were several sessions, the day of the last one.", "What has changed?", "Say what the training or guidance was about and what staff do differently since. " + LeaveOut, "Who was trained, and where is it published?"),
        "policy_changed" => Told("When was the changed policy or procedure adopted?", "the date the change was adopted", "The day from which it is in force.", "What changed in the policy or procedure?", "Say what it says now that it did not say before. " + LeaveOut, "Who adopted the change, and where is it published?"),
        "procedure_reviewed" => Told("When were the findings of the review adopted?", "the date the findings were adopted", "The day on which the council decided on the findings, also where nothing was to change.", "What did the review find, and what changed?", "Say what was looked at, what was found and what follows from it. " + LeaveOut, "Who adopted the findings, and where are they published?"),
        "staffing_changed" => Told("Since when is the change in staffing in place?", "the date the change took effect", "The first day on which staff worked in the new way.", "What changed in the staffing?", "Say which posts or rotas changed and by how much. " + LeaveOut, null),
        "other_service_improvement" => Told("Since when is the improvement in place?", "the date the action was completed", "The day on which everything that was agreed was done.", "What has changed?", "Say what changed and how the Ombudsman can see it from your files. " + LeaveOut, "Was anybody trained, and is it published?"),
        _ => Told("When was the action completed?", "the date the action was completed", "The day on which everything that was agreed was done.", "What did the council do?", "Say what was done, who did it by role, and how the Ombudsman can see it from your files. " + LeaveOut, null),
    };

    public static IReadOnlyList<AskedFact> Facts(string remedy) => remedy switch
    {
        "apology" => [Needed(SignedBy), WhereElse(SignedByRole), Needed(SentTo)],
        "payment" => [Needed(AmountPaid), Needed(PaidBy)],
        "decision_reconsidered" => [Needed(Result)],
        "training_or_guidance" => [Needed(StaffTrained), Needed(Trained), Optional(PublishedIn), Optional(PublishedAt)],
        "policy_changed" => [Needed(AdoptedBy), Needed(PublishedIn), Optional(PublishedAt)],
        "procedure_reviewed" => [Needed(AdoptedBy), Optional(PublishedIn), Optional(PublishedAt)],
        "other_service_improvement" => [Optional(StaffTrained), Optional(Trained), Optional(PublishedIn), Optional(PublishedAt)],
        _ => [],
    };

    private static RemedyQuestions Facts(string when, string date, string dateHint, string details) => new()
    {
        When = when,
        Date = date,
        DateHint = dateHint,
        What = "Is there anything else the Ombudsman should know?",
        WhatHint = LeaveOut,
        NeedsStatement = false,
        Details = details,
    };

    private static RemedyQuestions Told(string when, string date, string dateHint, string what, string whatHint, string? details) => new()
    {
        When = when,
        Date = date,
        DateHint = dateHint,
        What = what,
        WhatHint = whatHint,
        NeedsStatement = true,
        Details = details,
    };

    private static AskedFact Needed(RemedyFact fact) => new() { Fact = fact, IsRequired = true, Label = fact.Label };

    private static AskedFact Optional(RemedyFact fact) => new() { Fact = fact, IsRequired = false, Label = $"{fact.Label} (optional)" };

    private static AskedFact WhereElse(RemedyFact fact) => new() { Fact = fact, IsRequired = false, Label = fact.Label };
}
