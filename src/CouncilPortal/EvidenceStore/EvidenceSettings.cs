using System.Globalization;

namespace CouncilPortal.EvidenceStore;

/// <summary>The settings group <c>Evidence</c>.</summary>
public sealed record EvidenceSettings
{
    private const long DefaultMaxFileBytes = 100L * 1024 * 1024;
    private const int DefaultMaxFiles = 20;
    private const long DefaultMaxTotalBytes = 500L * 1024 * 1024;
    private const int DefaultUnfinishedHours = 48;
    private const long Most = int.MaxValue * 4L;

    private static readonly string[] Keys = ["Evidence:MaxFileBytes", "Evidence:MaxFiles", "Evidence:MaxTotalBytes", "Evidence:UnfinishedHours"];

    /// <summary>The largest file, in bytes: <c>Evidence:MaxFileBytes</c>.</summary>
    public required long MaxFileBytes { get; init; }

    /// <summary>The most files of one submission: <c>Evidence:MaxFiles</c>.</summary>
    public required int MaxFiles { get; init; }

    /// <summary>The most bytes of one submission: <c>Evidence:MaxTotalBytes</c>.</summary>
    public required long MaxTotalBytes { get; init; }

    /// <summary>For how long an upload that broke off can go on: <c>Evidence:UnfinishedHours</c>.</summary>
    public required int UnfinishedHours { get; init; }

    /// <summary>The most of one submission as people say it: <c>500 MB</c>.</summary>
    public string Largest => Size(MaxTotalBytes);

    /// <summary>The largest file as people say it: <c>100 MB</c>.</summary>
    public string LargestFile => Size(MaxFileBytes);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">One is not a whole number above 0.</exception>
    public static EvidenceSettings Read(IConfiguration configuration) => new()
    {
        MaxFileBytes = Number(configuration, "Evidence:MaxFileBytes", DefaultMaxFileBytes),
        MaxFiles = (int)Math.Min(int.MaxValue, Number(configuration, "Evidence:MaxFiles", DefaultMaxFiles)),
        MaxTotalBytes = Number(configuration, "Evidence:MaxTotalBytes", DefaultMaxTotalBytes),
        UnfinishedHours = (int)Math.Min(int.MaxValue, Number(configuration, "Evidence:UnfinishedHours", DefaultUnfinishedHours)),
    };

    /// <summary>Everything that is wrong with the settings, in plain words; empty when they can be used.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
    [
        .. Keys.Where(key => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) && Parsed(text) is null)
            .Select(key => $"{key} is '{configuration[key]}': write a whole number above 0."),
    ];

    /// <summary>Bytes as people say them: <c>1.5 MB</c>, <c>12 kB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1024 * 1024 => $"{(bytes / (1024.0 * 1024)).ToString("0.#", CultureInfo.InvariantCulture)} MB",
        >= 1024 => $"{(bytes / 1024.0).ToString("0", CultureInfo.InvariantCulture)} kB",
        1 => "1 byte",
        _ => $"{bytes} bytes",
    };

    private static long Number(IConfiguration configuration, string key, long without) =>
        configuration[key] is not { } text || string.IsNullOrWhiteSpace(text) ? without
            : Parsed(text) ?? throw new InvalidOperationException($"{key} is '{text}': write a whole number above 0.");

    private static long? Parsed(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Most ? number : null;
}
