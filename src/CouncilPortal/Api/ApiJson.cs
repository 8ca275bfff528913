using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPortal.Api;

/// <summary>How the interface writes JSON: camel case, ISO dates, numbers without needless zeros, null where something is not known.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        // Sent as JSON with nosniff, never inside a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ShortDecimals() },
    };

    /// <summary>The engines hand over different trailing zeros: 77.0 and 77 are one figure, and one entity tag.</summary>
    private sealed class ShortDecimals : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value / 1.000000000000000000000000000m);
    }
}
