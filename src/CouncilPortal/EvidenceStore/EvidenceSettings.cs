using System.Globalization;

namespace CouncilPortal.EvidenceStore;

/// <summary>The settings group <c>Evidence</c>.</summary>
public sealed record EvidenceSettings
{
    private const long DefaultMaxFileBytes = 100L * 1024 * 1024;
    private const int DefaultMaxFiles = 20;

    /// <summary>The largest file, in bytes: <c>Evidence:MaxFileBytes</c>.</summary>
    public required long MaxFileBytes { get; init; }

    /// <summary>The most files of one submission: <c>Evidence:MaxFiles</c>.</summary>
    public required int MaxFiles { get; init; }

    /// <summary>The largest file as people say it: <c>100 MB</c>.</summary>
    public string LargestFile => Size(MaxFileBytes);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">One is not a whole number above 0.</exception>
    public static EvidenceSettings Read(IConfiguration configuration) => new()
    {
        MaxFileBytes = Number(configuration, "Evidence:MaxFileBytes") ?? DefaultMaxFileBytes,
        MaxFiles = (int)(Number(configuration, "Evidence:MaxFiles") ?? DefaultMaxFiles),
    };

    /// <summary>Bytes as people say them: <c>1.5 MB</c>, <c>12 kB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1024 * 1024 => $"{(bytes / (1024.0 * 1024)).ToString("0.#", CultureInfo.InvariantCulture)} MB",
        >= 1024 => $"{(bytes / 1024.0).ToString("0", CultureInfo.InvariantCulture)} kB",
        1 => "1 byte",
        _ => $"{bytes} bytes",
    };

    private static long? Number(IConfiguration configuration, string key)
    {
        var text = configuration[key];
        return string.IsNullOrWhiteSpace(text) ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= int.MaxValue * 4L ? number
            : throw new InvalidOperationException($"{key} is '{text}': write a whole number above 0.");
    }
}
