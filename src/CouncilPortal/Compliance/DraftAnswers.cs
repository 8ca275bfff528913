using System.Globalization;
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
    public static DraftAnswers Blank { get; } = new() { Statement = null, DoneOn = null, Facts = new Dictionary<string, string>(), Also = null, From = null };

    /// <summary>What was done.</summary>
    public required string? Statement { get; init; }

    /// <summary>The date on which the action was completed.</summary>
    public required TypedDate? DoneOn { get; init; }

    /// <summary>The facts that the remedy asks for, by their stored names.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>The ids of the other actions that the same evidence serves, separated by commas; empty: none.</summary>
    public required string? Also { get; init; }

    /// <summary>The reference of evidence submitted earlier that this draft takes up for another action.</summary>
    public required string? From { get; init; }

    /// <summary>The other actions that the same evidence serves.</summary>
    public IReadOnlyList<long> AlsoServes =>
        [.. (Also ?? "").Split(',').Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0).Where(id => id > 0).Distinct()];

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

        return new DraftAnswers { Statement = step.Statement ?? Statement, DoneOn = step.DoneOn ?? DoneOn, Facts = facts, Also = step.Also ?? Also, From = step.From ?? From };
    }

    /// <summary>These answers where something was typed, and otherwise those of an action that the same evidence serves.</summary>
    public DraftAnswers Over(DraftAnswers shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.With(this with
        {
            Statement = string.IsNullOrWhiteSpace(Statement) ? null : Statement,
            DoneOn = DoneOn is { IsBlank: false } ? DoneOn : null,
            Facts = Facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).ToDictionary(),
        }) with
        { Also = Also, From = From };
    }

    /// <summary>Whether every answer of a step is among these already.</summary>
    public bool Holds(DraftAnswers step) => With(step) == this;

    /// <summary>As the database holds it.</summary>
    public string Write() => JsonSerializer.Serialize(new Stored { Statement = Statement, DoneOn = DoneOn, Facts = Facts.Count > 0 ? Facts : null, Also = Also, From = From }, Json);

    /// <summary>What the database holds. A draft of another version of the portal keeps what this one knows.</summary>
    public static DraftAnswers Read(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, Json)!;
        return (Blank with { Statement = stored.Statement, DoneOn = stored.DoneOn, Facts = stored.Facts ?? Blank.Facts, Also = stored.Also, From = stored.From })
            .With(RemedyFacts.AmountPaid, stored.AmountPaid).With(RemedyFacts.StaffTrained, stored.StaffTrained);
    }

    /// <inheritdoc/>
    public bool Equals(DraftAnswers? other) =>
        other is not null && Statement == other.Statement && DoneOn == other.DoneOn && Also == other.Also && From == other.From
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

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Also { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? From { get; init; }

        // Drafts from before facts had names of their own.
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? AmountPaid { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? StaffTrained { get; init; }
    }
}
