using CouncilPortal.Statistics;

namespace CouncilPortal.Scrutiny;

/// <summary>The addresses of committee packs.</summary>
public static class PackAddress
{
    /// <summary>The pack as a page.</summary>
    public static string Page(string slug, ReportingYear year) => $"/scrutiny/pack/{year}?council={slug}";

    /// <summary>The pack as a file: <c>docx</c>, <c>pdf</c>, <c>ods</c>.</summary>
    public static string File(string slug, ReportingYear year, string kind) => $"/scrutiny/pack/{year}/pack.{kind}?council={slug}";

    /// <summary>The name under which the file is saved.</summary>
    public static string FileName(string slug, ReportingYear year, string kind) => $"{slug}-committee-pack-{year}.{kind}";
}
