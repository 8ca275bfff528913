using System.Globalization;

namespace CouncilPortal.PublicPages;

/// <summary>The settings group <c>PublicPages</c>.</summary>
public sealed record PublicPagesSettings
{
    private const string Key = "PublicPages:CacheMegabytes";
    private const int Default = 64;
    private const int Most = 4096;

    /// <summary>How much memory answers to visitors may take in each process; 0: each is made anew.</summary>
    public required long CacheBytes { get; init; }

    /// <summary>What is wrong with the settings, a line each.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
        Megabytes(configuration) is null ? [$"{Key} is '{configuration[Key]}': write a whole number from 0 to {Most}."] : [];

    /// <summary>Reads settings without problems.</summary>
    public static PublicPagesSettings Read(IConfiguration configuration) => new() { CacheBytes = (Megabytes(configuration) ?? Default) * 1024L * 1024 };

    private static int? Megabytes(IConfiguration configuration) =>
        configuration[Key] is not { Length: > 0 } text ? Default
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number
        : null;
}
