using System.Globalization;

namespace CouncilPortal.Casework;

/// <summary>Which actions of all councils a list shows, as its address says.</summary>
public sealed record DeskActionsFilter
{
    /// <summary>The address without filters.</summary>
    public const string Address = "/desk/actions";

    /// <summary>What can be shown: the key in addresses, and its name.</summary>
    public static IReadOnlyList<(string Key, string Name)> Shows { get; } =
    [
        ("open", "Not settled"),
        ("overdue", "Overdue"),
        ("requests", "A request for another date waits"),
        ("messages", "A message of the council waits"),
        ("escalated", "Escalated, not settled"),
        ("submitted", "Evidence waits"),
        ("outcome", "Settled without an outcome"),
        ("proposed", "Proposed in a draft"),
        ("settled", "Settled"),
        ("all", "All"),
    ];

    private static readonly string[] Sorts = ["due", "-due", "council", "-council"];

    /// <summary>What is not settled, the earliest due date first.</summary>
    public static DeskActionsFilter Default { get; } = Read(null, null, null, null, null);

    /// <summary>A key of <see cref="Shows"/>.</summary>
    public required string Show { get; init; }

    /// <summary>"me", "nobody" or a caseworker's id; null: any.</summary>
    public required string? Owner { get; init; }

    /// <summary>A council's name or a reference; null: none.</summary>
    public required string? Search { get; init; }

    /// <summary><c>due</c> or <c>council</c>, with a hyphen before it for the reverse.</summary>
    public required string Sort { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Reads the values of an address.</summary>
    public static DeskActionsFilter Read(string? show, string? owner, string? search, string? sort, string? page) => new()
    {
        Show = Shows.Any(s => s.Key == show) ? show! : "open",
        Owner = AddressParts.Owner(owner),
        Search = AddressParts.Search(search),
        Sort = Sorts.Contains(sort) ? sort! : "due",
        Page = AddressParts.Page(page),
    };

    /// <summary>The address that shows this.</summary>
    public string ToAddress() => AddressParts.Join(
        Address,
        ("show", Show == "open" ? null : Show),
        ("owner", Owner),
        ("q", Search),
        ("sort", Sort == "due" ? null : Sort),
        ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)));
}
