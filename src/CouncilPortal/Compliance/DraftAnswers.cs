using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPortal.Compliance;

/// <summary>The answers of somebody logging evidence, as typed. Null or absent: not answered, or not on the step being saved.</summary>
public sealed record DraftAnswers
{
    /// <summary>What the database holds once a draft was submitted.</summary>
    public const string None = "{}";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Nothing answered.</summary>
    public static DraftAnswers Blank { get; } = new() { Statement = null, DoneOn = null, Facts = new Dictionary<string, string>() };

    /// <summary>What was done.</summary>
    public required string? Statement { get; init; }

    /// <summary>The date on which the action was completed.</summary>
    public required TypedDate? DoneOn { get; init; }

    /// <summary>The facts that the remedy asks for, by their stored names.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>What was typed for a fact; null: nothing yet.</summary>
    public string? Of(RemedyFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Facts.GetValueOrDefault(fact.StorageText);
    }

    /// <summary>These answers with one more; null leaves what is there.</summary>
    public DraftAnswers With(RemedyFact fact, string? typed)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return typed is null ? this : this with { Facts = new Dictionary<string, string>(Facts) { [fact.StorageText] = typed } };
    }

    /// <summary>These answers with those of a step over them.</summary>
    public DraftAnswers With(DraftAnswers step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var facts = new Dictionary<string, string>(Facts);
        foreach (var (name, typed) in step.Facts)
        {
            facts[name] = typed;
        }

        return new DraftAnswers { Statement = step.Statement ?? Statement, DoneOn = step.DoneOn ?? DoneOn, Facts = facts };
    }

    /// <summary>Whether every answer of a step is among these already.</summary>
    public bool Holds(DraftAnswers step) => With(step) == this;

    /// <summary>As the database holds it.</summary>
    public string Write() => JsonSerializer.Serialize(new Stored { Statement = Statement, DoneOn = DoneOn, Facts = Facts.Count > 0 ? Facts : null }, Json);

    /// <summary>What the database holds. A draft of another version of the portal keeps what this one knows.</summary>
    public static DraftAnswers Read(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, Json)!;
        return (Blank with { Statement = stored.Statement, DoneOn = stored.DoneOn, Facts = stored.Facts ?? Blank.Facts })
            .With(RemedyFacts.AmountPaid, stored.AmountPaid).With(RemedyFacts.StaffTrained, stored.StaffTrained);
    }

    /// <inheritdoc/>
    public bool Equals(DraftAnswers? other) =>
        other is not null && Statement == other.Statement && DoneOn == other.DoneOn
        && Facts.Count == other.Facts.Count && Facts.All(fact => other.Facts.TryGetValue(fact.Key, out var typed) && typed == fact.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Statement, DoneOn, Facts.Count);

    private sealed record Stored
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Statement { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public TypedDate? DoneOn { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyDictionary<string, string>? Facts { get; init; }

        // Drafts from before facts had names of their own.
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? AmountPaid { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? StaffTrained { get; init; }
    }
}
