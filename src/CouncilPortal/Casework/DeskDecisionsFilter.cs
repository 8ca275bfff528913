namespace CouncilPortal.Casework;

/// <summary>Which decisions the desk's list shows, as its address says.</summary>
public sealed record DeskDecisionsFilter
{
    /// <summary>The address without filters.</summary>
    public const string Address = "/desk/decisions";

    /// <summary>What can be shown: the key in addresses, and its name.</summary>
    public static IReadOnlyList<(string Key, string Name)> Shows { get; } =
    [
        ("all", "All"),
        ("drafts", "Drafts"),
        ("waiting", "Drafts that wait for an answer"),
        ("answered", "Drafts answered by every council"),
        ("unpublished", "Final, not published"),
        ("scheduled", "To be published"),
        ("published", "Published"),
        ("withheld", "Publication withheld"),
    ];

    /// <summary>Everything, the latest decision first.</summary>
    public static DeskDecisionsFilter Default { get; } = Read(null, null, null);

    /// <summary>A key of <see cref="Shows"/>.</summary>
    public required string Show { get; init; }

    /// <summary>A council's name, a reference or a word of the title; null: none.</summary>
    public required string? Search { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Reads the values of an address.</summary>
    public static DeskDecisionsFilter Read(string? show, string? search, string? page) => new()
    {
        Show = Shows.Select(s => s.Key).FirstOrDefault(k => k == show) ?? Shows[0].Key,
        Search = AddressParts.Search(search),
        Page = AddressParts.Page(page),
    };

    /// <summary>The address of the list that shows this.</summary>
    public string ToAddress() => AddressParts.Join(
        Address,
        ("show", Show == Shows[0].Key ? null : Show),
        ("q", Search),
        ("page", Page == 1 ? null : $"{Page}"));

    /// <summary>The address of a decision on the desk.</summary>
    public static string Of(Decisions.DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"{Address}/{reference.Address}";
    }
}
