namespace CouncilPortal.Compliance;

/// <summary>Every fact that some remedy asks for.</summary>
public static class RemedyFacts
{
    /// <summary>The choice that asks for the role in words.</summary>
    public const string SomebodyElse = "somebody_else";

    /// <summary>What was paid. The day of the payment is the day on which the action was completed.</summary>
    public static RemedyFact AmountPaid { get; } = Make(
        FactKind.Amount, "amount_paid", "Amount paid", "In pounds. For example, 250 or 250.50", "Enter the amount paid", f => f.AmountPence);

    /// <summary>How it was paid.</summary>
    public static RemedyFact PaidBy { get; } = Choose(
        "paid_by", "How it was paid", "Select how it was paid", f => f.PaidBy,
        ("bank_transfer", "Bank transfer"), ("cheque", "Cheque"), ("account_credit", "Credit to an account with the council, such as rent or council tax"), ("other", "Another way"));

    /// <summary>Who signed an apology, by role.</summary>
    public static RemedyFact SignedBy { get; } = Choose(
        "signed_by", "Who signed it", "Select who signed the apology", f => f.SignedBy,
        ("chief_executive", "The chief executive"), ("director", "A director"), ("head_of_service", "A head of service"), ("manager", "A manager of the service"), (SomebodyElse, "Somebody else"));

    /// <summary>The role of somebody else who signed it.</summary>
    public static RemedyFact SignedByRole { get; } = Make(
        FactKind.Text, "signed_by_role", "Their role, if it was somebody else", "The role, not the name. For example, complaints manager", "Enter the role of the person who signed the apology", f => f.SignedByRole);

    /// <summary>To whom an apology went, in general terms.</summary>
    public static RemedyFact SentTo { get; } = Choose(
        "sent_to", "Who it was sent to", "Select who the apology was sent to", f => f.SentTo,
        ("complainant", "The complainant"), ("representative", "The complainant’s representative"), ("complainant_and_others", "The complainant and somebody else affected"), ("other_affected", "Somebody else affected"));

    /// <summary>The result of a decision or appeal that was considered again.</summary>
    public static RemedyFact Result { get; } = Choose(
        "result", "Result", "Select the result", f => f.Result,
        ("changed", "Changed as the complainant asked"), ("changed_in_part", "Changed in part"), ("unchanged", "The same as before"), ("withdrawn", "The complainant no longer wanted it"));

    /// <summary>Who adopted a change.</summary>
    public static RemedyFact AdoptedBy { get; } = Make(
        FactKind.Text, "adopted_by", "Who adopted it", "A role or a committee, not a name. For example, cabinet or head of housing", "Enter who adopted it, as a role or a committee", f => f.AdoptedBy);

    /// <summary>Which staff were trained.</summary>
    public static RemedyFact Trained { get; } = Make(
        FactKind.Text, "trained", "Who was trained", "Teams or roles, not names. For example, housing officers and their managers", "Enter who was trained, as teams or roles", f => f.Trained);

    /// <summary>How many members of staff were trained.</summary>
    public static RemedyFact StaffTrained { get; } = Make(
        FactKind.Count, "staff_trained", "Number of staff trained", "A whole number, such as 12", "Enter the number of staff trained", f => f.PeopleTrained);

    /// <summary>Where something was published.</summary>
    public static RemedyFact PublishedIn { get; } = Make(
        FactKind.Text, "published_in", "Where it is published", "For example, the council’s website or the staff intranet. If it is not published, say so", "Enter where it is published, or that it is not", f => f.PublishedIn);

    /// <summary>The web address of what was published.</summary>
    public static RemedyFact PublishedAt { get; } = Make(
        FactKind.WebAddress, "published_at", "Web address", "Starts with https://", "Enter the web address", f => f.PublishedAt);

    /// <summary>Every fact, in the order of summaries.</summary>
    public static IReadOnlyList<RemedyFact> All { get; } =
        [AmountPaid, PaidBy, SignedBy, SignedByRole, SentTo, Result, AdoptedBy, StaffTrained, Trained, PublishedIn, PublishedAt];

    /// <summary>What was submitted, by name, in the order of <see cref="All"/>; without what was not asked for.</summary>
    public static IEnumerable<(string Name, string Value)> Shown(EvidenceFacts facts) =>
        All.Select(fact => (Name: fact == SignedByRole ? "Role of who signed it" : fact.Label, Value: fact.Show(facts)))
            .Where(shown => shown.Value is not null).Select(shown => (shown.Name, shown.Value!));

    private static RemedyFact Make(FactKind kind, string text, string label, string? hint, string instruction, Func<EvidenceFacts, object?> of) =>
        new(of) { StorageText = text, Label = label, Hint = hint, Instruction = instruction, Kind = kind, Choices = [] };

    private static RemedyFact Choose(string text, string label, string instruction, Func<EvidenceFacts, object?> of, params (string Text, string Name)[] choices) =>
        Make(FactKind.Choice, text, label, null, instruction, of) with
        {
            Choices = [.. choices.Select(choice => new FactChoice { StorageText = choice.Text, Name = choice.Name })],
        };
}
