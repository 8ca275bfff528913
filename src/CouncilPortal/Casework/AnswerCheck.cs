using CouncilPortal.Compliance;

namespace CouncilPortal.Casework;

/// <summary>What is wanting in a council's answer to a proposal.</summary>
internal static class AnswerCheck
{
    /// <summary>The id of a field of the answer to one proposal.</summary>
    public static string Field(string name, long recommendation) => $"{name}-{recommendation}";

    public static void Check(ProposalAnswer answer, ActionRow proposal, DateOnly decidedOn, Dictionary<string, string> errors)
    {
        var action = $"action {proposal.Number}";
        Note("wording-agreed", answer.WordingAgreed is null ? $"Say whether you agree to the wording of {action}" : null);
        Note("wording", answer.WordingAgreed == false ? Wanting(answer.Wording, $"Enter the wording that you want for {action}") : null);
        Note("evidence-agreed", answer.EvidenceAgreed is null ? $"Say whether you agree to the evidence expected on {action}" : null);
        Note("evidence", answer.EvidenceAgreed == false ? Wanting(answer.Evidence, $"Enter the evidence that you could give on {action}") : null);
        Note("date-agreed", answer.DateAgreed is null ? $"Say whether you agree to the date of {action}" : null);
        if (answer.DateAgreed == false)
        {
            var date = answer.DueOn.Read($"Enter the date that you want for {action}", out var error);
            Note("date", error ?? (date == proposal.DueOn ? $"Enter a date other than the one proposed for {action}" : date < decidedOn ? $"The date of {action} must be after the decision" : null));
        }

        Note("reason", answer.IsContested ? Wanting(answer.Reason, $"Enter the reason for what you want changed in {action}") : null);

        void Note(string name, string? error)
        {
            if (error is not null)
            {
                errors[Field(name, answer.Id)] = error;
            }
        }
    }

    private static string? Wanting(string? text, string missing) =>
        string.IsNullOrWhiteSpace(text) ? missing : DecisionValues.TooLong(text, TypedText.Longest, "answer");
}
