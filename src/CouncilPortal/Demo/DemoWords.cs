using CouncilPortal.Compliance;

namespace CouncilPortal.Demo;

/// <summary>The wording of cases and of what councils reply.</summary>
internal static class DemoWords
{
    private static readonly string[] People = ["Mr X", "Miss Y", "Ms B", "Mrs C", "Mr D", "Mr and Mrs H", "Ms G", "Mx F", "Mrs T", "Mr W"];

    /// <summary>The letters that stand for the person in the decision so numbered.</summary>
    public static string Person(int number) => People[number % People.Length];

    /// <summary>The text of an apology.</summary>
    public static string Apology(DemoCase about, string person) => $"Apologise in writing to {person} for {about.ApologyFor}.";

    /// <summary>The text of a payment.</summary>
    public static string Payment(DemoCase about, string person) => $"Pay {person} {RemedyFigures.FormatAmount(about.Pounds * 100)} in recognition of the injustice caused.";

    /// <summary>The text of a decision to be made again.</summary>
    public static string Reconsider(string person) => $"Reconsider the decision complained about and write to {person} with the outcome and the reasons.";

    /// <summary>The text of something to be provided.</summary>
    public static string Provide(string person) => $"Name one officer as contact for {person} for six months and tell {person} who it is.";

    /// <summary>What the council wrote when it reported the action done.</summary>
    public static string Statement(DemoRecommendation done) => done.Remedy.StorageText switch
    {
        "apology" => "We sent a letter of apology signed by the head of service. A copy is attached.",
        "payment" => $"We paid {RemedyFigures.FormatAmount(done.AmountPence ?? 0)} by bank transfer and wrote to confirm it.",
        "decision_reconsidered" => "A different officer made the decision again and we sent the outcome with reasons.",
        "service_provided" => "We named a contact, who has telephoned and written to introduce herself.",
        "training_or_guidance" => "We held two sessions and circulated the slides to those who could not attend.",
        "policy_changed" => "The changed procedure was approved by the head of service and is in use.",
        "staffing_changed" => "Two officers are now trained to cover, and the rota is in place.",
        _ => "The review is finished. Its findings were reported to the management team and the actions agreed.",
    };

    /// <summary>The summary of a decision.</summary>
    public static string Summary(DemoDecision decision)
    {
        var told = $"{decision.Case.Complaint.Replace("{P}", decision.Person, StringComparison.Ordinal)} {decision.Finding}";
        var all = decision.Recommendations;
        if (all.Count == 0)
        {
            return told;
        }

        if (all.All(r => r.State == RecommendationState.Proposed))
        {
            return $"{told} We have asked the Council to comment on our draft decision.";
        }

        var agreed = all.Where(r => r.Remedy.Kind == RecommendationKind.ServiceImprovement).Select(r => Agreed(r.Remedy)).Distinct();
        if (all.Any(r => r.Remedy.Kind == RecommendationKind.PersonalRemedy))
        {
            agreed = agreed.Prepend($"to put things right for {decision.Person}");
        }

        return $"{told} {(decision.Councils.Count > 1 ? "Both councils" : "The Council")} agreed {string.Join(" and ", agreed)}.";
    }

    private static string Agreed(Remedy remedy) => remedy.StorageText switch
    {
        "training_or_guidance" => "to train or remind staff",
        "policy_changed" => "to change the procedure",
        "procedure_reviewed" => "to review the procedure",
        "staffing_changed" => "to arrange cover for absences",
        _ => "to check for others in the same position",
    };
}
