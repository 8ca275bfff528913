namespace CouncilPortal.Compliance;

/// <summary>Whether a draft, and those on the other actions that its evidence serves, can be submitted as they stand.</summary>
public static class SubmissionCheck
{
    /// <summary>The facts of each action, that of the draft first, where nothing is added to the errors; the fields of other actions carry their ids.</summary>
    public static IReadOnlyList<EvidenceFacts> Facts(EvidenceForm form, IReadOnlyList<EvidenceForm> others, DateOnly today, IDictionary<string, string> errors)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(errors);
        var facts = new List<EvidenceFacts>();
        foreach (var each in others.Prepend(form))
        {
            var read = EvidenceCheck.Facts(each.Answers, each.Asked, today, out var found);
            foreach (var (field, error) in found)
            {
                errors[ReferenceEquals(each, form) ? field : EvidenceField.OfOther(each.Action.Id, field)] = ReferenceEquals(each, form) ? error : $"{Topic(each)}: {error}";
            }

            if (each.Files.Where(f => f.IsLost).Select(f => f.Name).ToArray() is { Length: > 0 } lost)
            {
                errors[ReferenceEquals(each, form) ? EvidenceField.Files : EvidenceField.OfOther(each.Action.Id, EvidenceField.Files)] = FileProblems.Lost(lost);
            }

            if (!ReferenceEquals(each, form) && each.Refusal is { } refusal)
            {
                errors[EvidenceField.OfOther(each.Action.Id, EvidenceField.Also)] = $"{Topic(each)}: take it off. {refusal}";
            }

            if (read is not null)
            {
                facts.Add(read);
            }
        }

        return facts;
    }

    /// <summary>What an action is about: <c>Apology, 19 012 345</c>.</summary>
    public static string Topic(EvidenceForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return $"{form.Action.Remedy.Name}, {form.Action.Reference.Display}";
    }
}
