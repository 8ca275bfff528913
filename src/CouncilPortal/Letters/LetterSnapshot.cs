using System.Text.Json;
using System.Text.Json.Serialization;
using CouncilPortal.Statistics;

namespace CouncilPortal.Letters;

/// <summary>A letter's facts as they are kept with it.</summary>
public static class LetterSnapshot
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new YearConverter() } };

    /// <summary>The facts as text.</summary>
    public static string Write(LetterFacts facts) => JsonSerializer.Serialize(facts, Options);

    /// <summary>The facts of a text that <see cref="Write"/> gave.</summary>
    public static LetterFacts Read(string text) => JsonSerializer.Deserialize<LetterFacts>(text, Options)!;

    private sealed class YearConverter : JsonConverter<ReportingYear>
    {
        public override ReportingYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReportingYear.Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, ReportingYear value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
