using CouncilPortal.Compliance;

namespace CouncilPortal.Demo;

/// <summary>What the invented councils stated as facts, beside date, amount and number.</summary>
internal static class DemoEvidence
{
    /// <summary>The facts of a submission on a recommendation.</summary>
    public static EvidenceFacts Facts(Remedy remedy, DemoSubmission told) => new()
    {
        Statement = told.Statement,
        DoneOn = told.DoneOn,
        AmountPence = told.AmountPence,
        PaidBy = Asks(remedy, RemedyFacts.PaidBy) ? "bank_transfer" : null,
        SignedBy = Asks(remedy, RemedyFacts.SignedBy) ? "head_of_service" : null,
        SignedByRole = null,
        SentTo = Asks(remedy, RemedyFacts.SentTo) ? "complainant" : null,
        Result = Asks(remedy, RemedyFacts.Result) ? "changed_in_part" : null,
        AdoptedBy = Asks(remedy, RemedyFacts.AdoptedBy) ? "Head of service" : null,
        PeopleTrained = told.PeopleTrained,
        Trained = told.PeopleTrained is null ? null : "Officers of the service and their managers",
        PublishedIn = Asks(remedy, RemedyFacts.PublishedIn) ? "The staff intranet" : null,
        PublishedAt = null,
    };

    private static bool Asks(Remedy remedy, RemedyFact fact) => remedy.Facts.Any(asked => asked.Fact == fact);
}
