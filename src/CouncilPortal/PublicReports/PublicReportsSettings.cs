using System.Globalization;

namespace CouncilPortal.PublicReports;

/// <summary>The settings group <c>PublicReports</c>.</summary>
public sealed record PublicReportsSettings
{
    /// <summary>The longest period for public notice, in weeks.</summary>
    public const int MostNoticeWeeks = 12;

    private const string Key = "PublicReports:NoticeWeeks";

    /// <summary>Weeks for public notice where the Ombudsman's letter sets no other period.</summary>
    public required int NoticeWeeks { get; init; }

    /// <summary>What is wrong with the settings, a line each.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
        Weeks(configuration) is null ? [$"{Key} is '{configuration[Key]}': write a whole number of weeks from 1 to {MostNoticeWeeks}."] : [];

    /// <summary>Reads settings without problems.</summary>
    public static PublicReportsSettings Read(IConfiguration configuration) => new() { NoticeWeeks = Weeks(configuration) ?? ReportClocks.UsualNoticeWeeks };

    private static int? Weeks(IConfiguration configuration) =>
        configuration[Key] is not { Length: > 0 } text ? ReportClocks.UsualNoticeWeeks
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostNoticeWeeks ? number
        : null;
}
