using CouncilPortal.Decisions;

namespace CouncilPortal.PublicReports;

/// <summary>The addresses of public reports in work.</summary>
public static class ReportAddress
{
    /// <summary>The own council's reports.</summary>
    public const string List = "/reports";

    /// <summary>All councils' reports, for caseworkers.</summary>
    public const string DeskList = "/desk/reports";

    /// <summary>The findings of fault to report to members.</summary>
    public const string Findings = "/findings";

    /// <summary>A report of the own council.</summary>
    public static string Own(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"{List}/{reference.Address}";
    }

    /// <summary>A report and one council, for caseworkers.</summary>
    public static string Desk(DecisionReference reference, string slug)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"{DeskList}/{reference.Address}/{slug}";
    }
}
