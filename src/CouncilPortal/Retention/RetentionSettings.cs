using System.Globalization;

namespace CouncilPortal.Retention;

/// <summary>The settings group <c>Retention</c>: how long the bytes of evidence are kept. That there was a file, and its hash, stay for good.</summary>
public sealed record RetentionSettings
{
    private const string Group = "Retention";
    private const int Most = 36_500;

    private static readonly (string Key, int Default)[] Keys = [("EvidenceYears", 6), ("RemovedDays", 30), ("RecalledDays", 0), ("InfectedDays", 30)];

    /// <summary>Years after the decision was settled for the council: <c>Retention:EvidenceYears</c>, 6 unless set, the time within which most claims can be brought.</summary>
    public required int EvidenceYears { get; init; }

    /// <summary>Days after a file was taken off a draft: <c>Retention:RemovedDays</c>, 30 unless set.</summary>
    public required int RemovedDays { get; init; }

    /// <summary>Days after an administrator decided that a recalled file goes: <c>Retention:RecalledDays</c>, 0 unless set, which is at once.</summary>
    public required int RecalledDays { get; init; }

    /// <summary>Days after malware was found in it: <c>Retention:InfectedDays</c>, 30 unless set, in which it can be looked into.</summary>
    public required int InfectedDays { get; init; }

    /// <summary>Whether nothing is deleted by itself: <c>Retention:Off</c>. The command and a decision on a recalled file still delete.</summary>
    public required bool IsOff { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong; the message lists every problem.</exception>
    public static RetentionSettings Read(IConfiguration configuration)
    {
        var problems = Problems(configuration);
        return problems.Count > 0 ? throw new InvalidOperationException(string.Join(Environment.NewLine, problems)) : new RetentionSettings
        {
            EvidenceYears = Number(configuration, 0),
            RemovedDays = Number(configuration, 1),
            RecalledDays = Number(configuration, 2),
            InfectedDays = Number(configuration, 3),
            IsOff = Text(configuration, "Off") is { } off && bool.Parse(off),
        };
    }

    /// <summary>Everything that is wrong with the settings, in plain words; empty when they can be used.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
    [
        .. Keys.Where(k => Text(configuration, k.Key) is { } text && Parsed(text) is null).Select(k => $"{Group}:{k.Key} must be a whole number from 0 to {Most}."),
        .. Text(configuration, "Off") is { } off && !bool.TryParse(off, out _) ? new[] { $"{Group}:Off must be true or false." } : [],
    ];

    private static int Number(IConfiguration configuration, int key) =>
        Text(configuration, Keys[key].Key) is { } text ? Parsed(text)!.Value : Keys[key].Default;

    private static int? Parsed(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : null;

    private static string? Text(IConfiguration configuration, string key) =>
        configuration[$"{Group}:{key}"] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
