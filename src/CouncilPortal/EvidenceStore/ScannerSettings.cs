using System.Globalization;

namespace CouncilPortal.EvidenceStore;

/// <summary>The settings group <c>Scanner</c>: the clamd that looks at evidence before anybody opens it.</summary>
public sealed record ScannerSettings
{
    private const string Group = "Scanner";
    private const int DefaultPort = 3310;
    private const long DefaultMaxBytes = 100L * 1024 * 1024;

    /// <summary>The path of clamd's socket: <c>Scanner:Socket</c>; null where it is reached over TCP, or not at all.</summary>
    public required string? Socket { get; init; }

    /// <summary>The machine on which clamd listens: <c>Scanner:Host</c>.</summary>
    public required string? Host { get; init; }

    /// <summary>The port on which clamd listens: <c>Scanner:Port</c>.</summary>
    public required int Port { get; init; }

    /// <summary>The most bytes that clamd takes, its own <c>StreamMaxLength</c>: <c>Scanner:MaxBytes</c>.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>Whether it was said that nothing is scanned: <c>Scanner:Off</c>.</summary>
    public required bool IsOff { get; init; }

    /// <summary>Whether there is a scanner: without one, files are opened unscanned and said to be so.</summary>
    public bool IsOn => Socket is not null || Host is not null;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong; the message lists every problem.</exception>
    public static ScannerSettings Read(IConfiguration configuration)
    {
        var problems = Problems(configuration, isDevelopment: true);
        return problems.Count > 0 ? throw new InvalidOperationException(string.Join(Environment.NewLine, problems)) : new ScannerSettings
        {
            Socket = Text(configuration, "Socket"),
            Host = Text(configuration, "Host"),
            Port = Number(configuration, "Port") is { } port ? (int)port : DefaultPort,
            MaxBytes = Number(configuration, "MaxBytes") ?? DefaultMaxBytes,
            IsOff = Text(configuration, "Off") is { } off && bool.Parse(off),
        };
    }

    /// <summary>Everything that is wrong with the settings, in plain words; empty when they can be used.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration, bool isDevelopment)
    {
        var problems = new List<string>();
        var isOff = Text(configuration, "Off");
        var isNamed = Text(configuration, "Socket") is not null || Text(configuration, "Host") is not null;
        Check(isOff is null || bool.TryParse(isOff, out _), "Scanner:Off must be true or false.");
        Check(
            isDevelopment || isNamed || Says(isOff),
            "Scanner is not set. Outside Development evidence is scanned before anybody opens it: set Scanner:Socket or Scanner:Host to where clamd listens, or say Scanner:Off=true to open it unscanned.");
        Check(!isNamed || !Says(isOff), "Scanner:Off=true and a scanner contradict each other: take one of them away.");
        Check(Text(configuration, "Socket") is null || Text(configuration, "Host") is null, "Scanner:Socket and Scanner:Host name two scanners: set one of them.");
        Check(Text(configuration, "Port") is null || Text(configuration, "Host") is not null, "Scanner:Port is half a setting: set Scanner:Host as well.");
        Check(Text(configuration, "Port") is null || Number(configuration, "Port") is >= 1 and <= 65535, "Scanner:Port must be a whole number from 1 to 65535.");
        Check(Text(configuration, "MaxBytes") is null || Number(configuration, "MaxBytes") is > 0, "Scanner:MaxBytes must be a whole number above 0.");
        return problems;

        void Check(bool isRight, string problem)
        {
            if (!isRight)
            {
                problems.Add(problem);
            }
        }
    }

    private static bool Says(string? off) => bool.TryParse(off, out var said) && said;

    private static long? Number(IConfiguration configuration, string key) =>
        long.TryParse(Text(configuration, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(IConfiguration configuration, string key) =>
        configuration[$"{Group}:{key}"] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
