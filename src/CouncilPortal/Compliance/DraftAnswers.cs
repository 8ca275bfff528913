using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CouncilPortal.Compliance;

/// <summary>The answers of somebody logging evidence, as typed. Null: not answered, or not on the step being saved.</summary>
public sealed record DraftAnswers
{
    /// <summary>What the database holds once a draft was submitted.</summary>
    public const string None = "{}";

    /// <summary>A draft saved before a question was added, or since one was dropped, can still be read.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireNothing } },
    };

    /// <summary>Nothing answered.</summary>
    public static DraftAnswers Blank { get; } = new() { Statement = null, DoneOn = null, AmountPaid = null, StaffTrained = null };

    /// <summary>What was done.</summary>
    public required string? Statement { get; init; }

    /// <summary>The date on which the action was completed.</summary>
    public required TypedDate? DoneOn { get; init; }

    /// <summary>What was paid, in pounds.</summary>
    public required string? AmountPaid { get; init; }

    /// <summary>How many members of staff were trained.</summary>
    public required string? StaffTrained { get; init; }

    /// <summary>These answers with those of a step over them.</summary>
    public DraftAnswers With(DraftAnswers step) => new()
    {
        Statement = step.Statement ?? Statement,
        DoneOn = step.DoneOn ?? DoneOn,
        AmountPaid = step.AmountPaid ?? AmountPaid,
        StaffTrained = step.StaffTrained ?? StaffTrained,
    };

    /// <summary>Whether every answer of a step is among these already.</summary>
    public bool Holds(DraftAnswers step) => With(step) == this;

    /// <summary>As the database holds it.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>What the database holds.</summary>
    public static DraftAnswers Read(string json) => json == None ? Blank : JsonSerializer.Deserialize<DraftAnswers>(json, Json)!;

    private static void RequireNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = false;
        }
    }
}
