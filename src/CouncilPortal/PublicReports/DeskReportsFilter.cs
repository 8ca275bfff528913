using System.Globalization;
using CouncilPortal.Casework;
using CouncilPortal.Decisions;

namespace CouncilPortal.PublicReports;

/// <summary>Which reports the desk's list shows.</summary>
public sealed record DeskReportsFilter
{
    /// <summary>Reports on a page.</summary>
    public const int PageSize = 25;

    private const string Open = "open";
    private const string Overdue = "overdue";
    private const string Waiting = "ombudsman";
    private const string Unstarted = "unstarted";
    private const string Closed = "closed";
    private const string Everything = "all";

    /// <summary>What can be shown, with its name.</summary>
    public static IReadOnlyList<(string Key, string Name)> Shows { get; } =
    [
        (Open, "Not closed"), (Overdue, "Overdue"), (Waiting, "With the Ombudsman"), (Unstarted, "Receipt not recorded"), (Closed, "Closed"), (Everything, "All"),
    ];

    /// <summary>What is not closed, the oldest first.</summary>
    public static DeskReportsFilter Default { get; } = new() { Show = Open, Search = null, Page = 1 };

    /// <summary>One of <see cref="Shows"/>.</summary>
    public required string Show { get; init; }

    /// <summary>Part of a council's name, or of a reference.</summary>
    public required string? Search { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Reads an address; what it should not hold is read as not said.</summary>
    public static DeskReportsFilter Read(string? show, string? search, string? page) => new()
    {
        Show = Shows.Any(s => s.Key == show) ? show! : Default.Show,
        Search = AddressParts.Search(search),
        Page = AddressParts.Page(page),
    };

    /// <summary>The address of the list.</summary>
    public string ToAddress() => AddressParts.Join(
        ReportAddress.DeskList,
        ("show", Show == Default.Show ? null : Show),
        ("q", Search),
        ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The reports shown, the oldest first.</summary>
    public IReadOnlyList<ReportStanding> Of(IEnumerable<ReportStanding> reports) =>
    [
        .. reports.Where(Shown).Where(Matches).OrderBy(r => r.Since).ThenBy(r => r.Report.StoredReference, StringComparer.Ordinal).ThenBy(r => r.Report.Slug, StringComparer.Ordinal),
    ];

    private bool Shown(ReportStanding report) => Show switch
    {
        Overdue => report.IsOverdue,
        Waiting => !report.IsClosed && report.NextDueOn is null && report.Facts.Of(ReportFactKind.Received) is not null,
        Unstarted => !report.IsClosed && report.Facts.Of(ReportFactKind.Received) is null,
        Closed => report.IsClosed,
        Everything => true,
        _ => !report.IsClosed,
    };

    private bool Matches(ReportStanding report) =>
        Search is null
        || report.Report.AuthorityName.Contains(Search, StringComparison.CurrentCultureIgnoreCase)
        || (DecisionReference.TryParse(Search, out var reference)
            ? report.Report.StoredReference == reference.Stored
            : Search.Any(char.IsDigit) && report.Report.StoredReference.Contains(string.Concat(Search.Where(char.IsLetterOrDigit)), StringComparison.OrdinalIgnoreCase));
}
