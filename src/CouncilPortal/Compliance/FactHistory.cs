using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>What a submission stated, and what it changed.</summary>
public static class FactHistory
{
    /// <summary>Each fact in words; where the submission before said something else, that as well.</summary>
    public static IReadOnlyList<string> Of(EvidenceFacts stated, EvidenceFacts? before)
    {
        ArgumentNullException.ThrowIfNull(stated);
        var earlier = before is null ? [] : RemedyFacts.Shown(before).ToDictionary(fact => fact.Name, fact => fact.Value);
        return
        [
            $"Completed on {LondonTime.Format(stated.DoneOn)}{(before is not null && before.DoneOn != stated.DoneOn ? $" (before: {LondonTime.Format(before.DoneOn)})" : "")}",
            .. RemedyFacts.Shown(stated).Select(fact =>
                $"{fact.Name}: {fact.Value}{(earlier.TryGetValue(fact.Name, out var was) && was != fact.Value ? $" (before: {was})" : "")}"),
        ];
    }
}
