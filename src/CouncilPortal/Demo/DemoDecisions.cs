using CouncilPortal.Compliance;

namespace CouncilPortal.Demo;

/// <summary>Makes decisions and recommendations, so that the lists of them read like a diary.</summary>
internal sealed class DemoDecisions(DemoCalendar calendar)
{
    private int made;

    /// <summary>A decision that found fault.</summary>
    public DemoDecision Upheld(DemoCase about, DateOnly decidedOn, params DemoCouncil[] councils) => Make(about, decidedOn, "Upheld", councils, remedied: false, isReport: false);

    /// <summary>A public report, published two weeks after its date.</summary>
    public DemoDecision Report(DemoCase about, DateOnly decidedOn, DemoCouncil council) => Make(about, decidedOn, "Upheld", [council], remedied: false, isReport: true);

    /// <summary>A decision that found fault which the council had already put right: nothing more was recommended.</summary>
    public DemoDecision UpheldAndRemedied(DemoCase about, DateOnly decidedOn, DemoCouncil council) => Make(about, decidedOn, "Upheld", [council], remedied: true, isReport: false);

    /// <summary>A decision that found no fault.</summary>
    public DemoDecision NotUpheld(DemoCase about, DateOnly decidedOn, DemoCouncil council) => Make(about, decidedOn, "Not upheld", [council], remedied: null, isReport: false);

    /// <summary>A complaint that was not investigated.</summary>
    public DemoDecision Closed(DemoCase about, DateOnly decidedOn, DemoCouncil council) => Make(about, decidedOn, "Closed after initial enquiries", [council], remedied: null, isReport: false);

    /// <summary>An apology due on a day.</summary>
    public static DemoRecommendation Apology(DemoDecision decision, DateOnly dueOn) =>
        Personal(decision, "apology", DemoWords.Apology(decision.Case, decision.Person), "Send us a copy of the letter of apology.", null, dueOn);

    /// <summary>A payment due on a day.</summary>
    public static DemoRecommendation Payment(DemoDecision decision, DateOnly dueOn) =>
        Personal(decision, "payment", DemoWords.Payment(decision.Case, decision.Person), "Tell us the amount and the date of the payment.", decision.Case.Pounds * 100, dueOn);

    /// <summary>A decision to be made again by a day.</summary>
    public static DemoRecommendation Reconsideration(DemoDecision decision, DateOnly dueOn) =>
        Personal(decision, "decision_reconsidered", DemoWords.Reconsider(decision.Person), "Send us the new decision.", null, dueOn);

    /// <summary>A contact to be named by a day.</summary>
    public static DemoRecommendation Contact(DemoDecision decision, DateOnly dueOn) =>
        Personal(decision, "service_provided", DemoWords.Provide(decision.Person), "Tell us when the contact was named.", null, dueOn);

    /// <summary>The improvement that the case calls for, due on a day.</summary>
    public static DemoRecommendation Improvement(DemoDecision decision, DateOnly dueOn) => Improvement(decision, decision.Councils[0], dueOn);

    /// <summary>The improvement that the case calls for, of one of the councils, due on a day.</summary>
    public static DemoRecommendation Improvement(DemoDecision decision, DemoCouncil council, DateOnly dueOn)
    {
        var about = decision.Case;
        return Start(decision, council, about.ImprovementRemedy, about.Improvement, about.Improvement, about.ImprovementProof, null, dueOn);
    }

    private static DemoRecommendation Personal(DemoDecision decision, string remedy, string text, string expectation, int? pence, DateOnly dueOn) =>
        Start(decision, decision.Councils[0], remedy, text, null, expectation, pence, dueOn);

    private static DemoRecommendation Start(
        DemoDecision decision, DemoCouncil council, string remedy, string text, string? summary, string expectation, int? pence, DateOnly dueOn)
    {
        var weeks = Math.Max(1, (dueOn.DayNumber - decision.DecidedOn.DayNumber) / 7);
        return new DemoRecommendation(council, Remedies.Parse(remedy), decision.DecidedOn.AddDays(-28), dueOn)
        {
            Text = $"Within {weeks} weeks of the final decision: {char.ToLowerInvariant(text[0])}{text[1..]}",
            PublicSummary = summary,
            Expectation = expectation,
            AmountPence = pence,
        };
    }

    private DemoDecision Make(DemoCase about, DateOnly decidedOn, string outcome, DemoCouncil[] councils, bool? remedied, bool isReport)
    {
        var number = made++;
        var person = DemoWords.Person(number);
        var finding = outcome switch
        {
            "Upheld" when remedied == true => "The Council had accepted that it was at fault and had already apologised and put things right. We were satisfied with that remedy and recommended nothing more.",
            "Upheld" => about.Fault,
            "Not upheld" => about.NoFault,
            _ => "We did not investigate, because it is unlikely that we would find fault that caused a significant injustice.",
        };
        return new DemoDecision
        {
            Councils = councils,
            Case = about,
            Person = person,
            ReceivedOn = decidedOn.AddDays(-120 - (number * 17 % 90)),
            DecidedOn = decidedOn,
            Outcome = outcome,
            Finding = finding,
            SatisfactoryRemedy = remedied,
            PublishedOn = isReport ? decidedOn.AddDays(14) : decidedOn > calendar.Today || number % 11 == 7 ? null : decidedOn.AddDays(42),
            DocumentType = isReport || (outcome == "Upheld" && number % 13 == 4) ? "Report" : "Statement",
            ReferenceLetter = councils.Length > 1 ? "a" : "",
        };
    }
}
