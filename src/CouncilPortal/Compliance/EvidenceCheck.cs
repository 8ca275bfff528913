using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>Reads answers as facts, or says what to correct.</summary>
public static class EvidenceCheck
{
    /// <summary>The longest statement.</summary>
    public const int LongestStatement = 10_000;

    /// <summary>The longest line of text.</summary>
    public const int LongestText = 200;

    private const int LongestAddress = 1_000;

    /// <summary>The facts, or null with an instruction for each field that is wrong. Dates lie between the decision and today.</summary>
    public static EvidenceFacts? Facts(DraftAnswers answers, EvidenceAsked asked, DateOnly today, out IReadOnlyDictionary<string, string> errors)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(asked);
        var found = new Dictionary<string, string>();
        var statement = Statement(answers, asked, found);
        var doneOn = DoneOn(answers, asked, today, found);
        var read = new Dictionary<RemedyFact, object>();
        foreach (var fact in asked.Remedy.Facts)
        {
            if (Read(fact.Fact, answers.Of(fact.Fact)?.Trim() ?? "", IsRequired(fact, answers), out var value) is { } error)
            {
                found[fact.Fact.Field] = error;
            }
            else if (value is not null)
            {
                read[fact.Fact] = value;
            }
        }

        if (answers.Of(RemedyFacts.SignedBy)?.Trim() != RemedyFacts.SomebodyElse)
        {
            read.Remove(RemedyFacts.SignedByRole);
        }

        errors = found;
        return found.Count > 0 ? null : new EvidenceFacts
        {
            Statement = statement,
            DoneOn = doneOn!.Value,
            AmountPence = (int?)read.GetValueOrDefault(RemedyFacts.AmountPaid),
            PaidBy = (string?)read.GetValueOrDefault(RemedyFacts.PaidBy),
            SignedBy = (string?)read.GetValueOrDefault(RemedyFacts.SignedBy),
            SignedByRole = (string?)read.GetValueOrDefault(RemedyFacts.SignedByRole),
            SentTo = (string?)read.GetValueOrDefault(RemedyFacts.SentTo),
            Result = (string?)read.GetValueOrDefault(RemedyFacts.Result),
            AdoptedBy = (string?)read.GetValueOrDefault(RemedyFacts.AdoptedBy),
            PeopleTrained = (int?)read.GetValueOrDefault(RemedyFacts.StaffTrained),
            Trained = (string?)read.GetValueOrDefault(RemedyFacts.Trained),
            PublishedIn = (string?)read.GetValueOrDefault(RemedyFacts.PublishedIn),
            PublishedAt = (string?)read.GetValueOrDefault(RemedyFacts.PublishedAt),
        };
    }

    private static bool IsRequired(AskedFact fact, DraftAnswers answers) =>
        fact.IsRequired || (fact.Fact == RemedyFacts.SignedByRole && answers.Of(RemedyFacts.SignedBy)?.Trim() == RemedyFacts.SomebodyElse);

    /// <summary>Null and the value (none where nothing was typed and nothing is needed), or the instruction.</summary>
    private static string? Read(RemedyFact fact, string typed, bool isRequired, out object? value)
    {
        value = null;
        if (typed.Length == 0)
        {
            return isRequired ? fact.Instruction : null;
        }

        switch (fact.Kind)
        {
            case FactKind.Amount:
                value = RemedyFigures.TryReadAmount(typed, out var pence, out var error) ? pence : null;
                return error;
            case FactKind.Count:
                value = RemedyFigures.TryReadStaffTrained(typed, out var count, out error) ? count : null;
                return error;
            case FactKind.Choice:
                value = fact.Choices.FirstOrDefault(choice => choice.StorageText == typed)?.StorageText;
                return value is null ? fact.Instruction : null;
            case FactKind.WebAddress:
                value = typed;
                return typed.Length <= LongestAddress && Uri.TryCreate(typed, UriKind.Absolute, out var address)
                    && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0
                    ? null : "Enter a full web address, such as https://www.example.gov.uk/policy, or leave it empty";
            default:
                value = typed;
                return typed.Length <= LongestText ? null : $"{fact.Instruction}, in {LongestText} characters or fewer";
        }
    }

    private static string Statement(DraftAnswers answers, EvidenceAsked asked, Dictionary<string, string> errors)
    {
        var statement = answers.Statement?.Trim() ?? "";
        if (statement.Length == 0 && asked.NeedsStatement)
        {
            errors[EvidenceField.Statement] = asked.WantsMore ? "Enter what you add to the evidence" : "Enter what the council did";
        }
        else if (statement.Length > LongestStatement)
        {
            errors[EvidenceField.Statement] = "Shorten the text to 10,000 characters or fewer";
        }

        return statement;
    }

    private static DateOnly? DoneOn(DraftAnswers answers, EvidenceAsked asked, DateOnly today, Dictionary<string, string> errors)
    {
        var name = asked.Remedy.Questions.Date;
        var date = (answers.DoneOn ?? TypedDate.Blank).Read($"Enter {name}", out var error);
        error ??= date > today ? $"{Capital(name)} must be today or in the past"
            : date < asked.DecidedOn ? $"{Capital(name)} must be on or after {LondonTime.Format(asked.DecidedOn)}, the date of the decision"
            : null;
        if (error is not null)
        {
            errors[EvidenceField.DoneOn] = error;
        }

        return date;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
