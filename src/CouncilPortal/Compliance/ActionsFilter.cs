using System.Globalization;

namespace CouncilPortal.Compliance;

/// <summary>Which actions a list shows, as its address says. Anything that an address should not hold is read as not said.</summary>
public sealed record ActionsFilter
{
    /// <summary>The address without filters.</summary>
    public const string Address = "/actions";

    /// <summary>In place of a state: done, done late, not done and withdrawn.</summary>
    public const string Settled = "settled";

    /// <summary>In place of a state: every one.</summary>
    public const string AnyState = "all";

    /// <summary>A due date that has passed while the next step is the council's.</summary>
    public const string Overdue = "overdue";

    /// <summary>A due date within <see cref="ActionsQuery.SoonDays"/> days while the council can act.</summary>
    public const string Soon = "soon";

    /// <summary>The reader's own.</summary>
    public const string Me = "me";

    /// <summary>Assigned to nobody.</summary>
    public const string Nobody = "nobody";

    /// <summary>In place of what is due: actions with messages, comments or notes that the reader has not seen.</summary>
    public const string NewMessages = "messages";

    /// <summary>In place of what is due: actions for which another date was asked and not yet answered.</summary>
    public const string Requests = "requests";

    /// <summary>In place of what is due: actions whose complainant is to be chased by today.</summary>
    public const string Chases = "chases";

    /// <summary>Rows stand together by decision, the one with the next deadline first.</summary>
    public const string ByDecision = "decision";

    /// <summary>Rows stand together by service: the category of the decision.</summary>
    public const string ByService = "service";

    private const int LongestService = 100;
    private const int LongestSearch = 200;
    private static readonly string[] Sorts = ["due", "-due", "reference", "-reference", "state", "-state", "owner", "-owner"];

    /// <summary>What the list shows unless told otherwise: what is not settled, the earliest due date first.</summary>
    public static ActionsFilter Default { get; } = new() { State = null, Due = null, Owner = null, Service = null, Search = null, Group = null, Sort = "due", Page = 1 };

    /// <summary>A state's storage text, <see cref="Settled"/> or <see cref="AnyState"/>; null: whatever is not settled.</summary>
    public required string? State { get; init; }

    /// <summary><see cref="Overdue"/>, <see cref="Soon"/>, <see cref="NewMessages"/>, <see cref="Requests"/> or <see cref="Chases"/>; null: any.</summary>
    public required string? Due { get; init; }

    /// <summary><see cref="Me"/>, <see cref="Nobody"/> or a person's id; null: any.</summary>
    public required string? Owner { get; init; }

    /// <summary>A service: the category of the decision; null: any.</summary>
    public required string? Service { get; init; }

    /// <summary><see cref="ByDecision"/> or <see cref="ByService"/>; null: one list.</summary>
    public required string? Group { get; init; }

    /// <summary>Words or a reference to look for; null: none.</summary>
    public required string? Search { get; init; }

    /// <summary><c>due</c>, <c>reference</c>, <c>state</c> or <c>owner</c>, with a hyphen before it for the reverse.</summary>
    public required string Sort { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Reads the values of an address, each by its name in it.</summary>
    public static ActionsFilter Read(Func<string, string?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var (owner, sort) = (value("owner"), value("sort"));
        return new()
        {
            State = ReadState(value("state")),
            Due = value("due") is Overdue or Soon or NewMessages or Requests or Chases ? value("due") : null,
            Owner = owner is Me or Nobody || long.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? owner : null,
            Service = Text(value("service"), LongestService),
            Group = value("group") is ByDecision or ByService ? value("group") : null,
            Search = Text(value("q"), LongestSearch),
            Sort = Sorts.Contains(sort) ? sort! : "due",
            Page = int.TryParse(value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1,
        };
    }

    /// <summary>The address that shows this.</summary>
    public string ToAddress()
    {
        var query = new List<string>();
        Add("state", State?.Replace('_', '-'));
        Add("due", Due);
        Add("owner", Owner);
        Add("service", Service);
        Add("q", Search);
        Add("group", Group);
        Add("sort", Sort == "due" ? null : Sort);
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        return query.Count == 0 ? Address : $"{Address}?{string.Join('&', query)}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }

    private static string? Text(string? text, int longest) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(text.Trim().Length, longest)];

    private static string? ReadState(string? text) => text is Settled or AnyState ? text
        : RecommendationStates.TryParse(text?.Replace('-', '_'), out var state) ? state.StorageText()
        : null;
}
