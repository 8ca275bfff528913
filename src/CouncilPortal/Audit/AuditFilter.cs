using System.Globalization;
using CouncilPortal.Time;

namespace CouncilPortal.Audit;

/// <summary>Which rows of the audit trail are looked for, as the address says. Anything that an address should not hold is read as not said.</summary>
public sealed record AuditFilter
{
    private const int Longest = 200;

    /// <summary>Part of the name of whoever did it; null: anyone.</summary>
    public required string? Who { get; init; }

    /// <summary>Part of what was done, of what it was done to, or of the detail; null: anything.</summary>
    public required string? What { get; init; }

    /// <summary>The authority concerned; null: any, and none.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>The first day in London; null: from the beginning.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>The last day in London; null: until now.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Everything, the latest first.</summary>
    public static AuditFilter Everything { get; } = Read(null, null, null, null, null, null);

    /// <summary>Reads the values of an address.</summary>
    public static AuditFilter Read(string? who, string? what, string? council, string? from, string? to, string? page) => new()
    {
        Who = Text(who),
        What = Text(what),
        AuthorityId = long.TryParse(council, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
        From = Day(from),
        To = Day(to),
        Page = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1,
    };

    /// <summary>The address below a path that shows this.</summary>
    public string ToAddress(string path)
    {
        (string Name, string? Value)[] parts =
        [
            ("who", Who), ("what", What), ("council", AuthorityId?.ToString(CultureInfo.InvariantCulture)), ("from", Written(From)), ("to", Written(To)),
            ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)),
        ];
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>The filter in words, for the trail's own row of an export.</summary>
    internal string InWords => string.Join(
        ", ",
        new[]
        {
            Who is null ? null : $"who: {Who}",
            What is null ? null : $"what: {What}",
            AuthorityId is null ? null : $"authority {AuthorityId}",
            From is null ? null : $"from {Written(From)}",
            To is null ? null : $"to {Written(To)}",
        }.OfType<string>().DefaultIfEmpty("everything"));

    /// <summary>A day as a field of a form holds it.</summary>
    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal DateTimeOffset Since => From is { } day ? LondonTime.StartOf(day) : DateTimeOffset.UnixEpoch;

    internal DateTimeOffset Before => To is { } day && day < DateOnly.MaxValue ? LondonTime.EndOf(day) : new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(text.Trim().Length, Longest)];

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;
}
