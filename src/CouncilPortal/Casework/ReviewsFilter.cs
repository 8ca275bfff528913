namespace CouncilPortal.Casework;

/// <summary>Which evidence the queue shows, as its address says.</summary>
public sealed record ReviewsFilter
{
    /// <summary>The address without filters.</summary>
    public const string Address = "/desk/reviews";

    /// <summary>The bands of waiting, in calendar days, as the ageing figures have them.</summary>
    public static IReadOnlyList<AgeBand> Ages { get; } =
    [
        new() { Key = "week", Name = "Up to 7 days", From = 0, To = 7 },
        new() { Key = "fortnight", Name = "8 to 14 days", From = 8, To = 14 },
        new() { Key = "month", Name = "15 to 28 days", From = 15, To = 28 },
        new() { Key = "longer", Name = "Over 28 days", From = 29, To = null },
    ];

    private static readonly string[] Risks = ["escalated", "past-due", "came-back", "personal", "long-wait"];
    private static readonly string[] Sorts = ["waiting", "-waiting", "risk", "due", "-due", "council", "-council"];

    /// <summary>Everything, the oldest first.</summary>
    public static ReviewsFilter Default { get; } = Read(null, null, null, null, null, null);

    /// <summary>A reason of <see cref="ReviewRisk"/>; null: any or none.</summary>
    public required string? Risk { get; init; }

    /// <summary>A key of <see cref="Ages"/>; null: any.</summary>
    public required string? Age { get; init; }

    /// <summary>"me", "nobody" or a caseworker's id; null: any.</summary>
    public required string? Owner { get; init; }

    /// <summary>A council's name or a reference; null: none.</summary>
    public required string? Search { get; init; }

    /// <summary><c>waiting</c> (the oldest first), <c>risk</c>, <c>due</c> or <c>council</c>, with a hyphen before it for the reverse.</summary>
    public required string Sort { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The band chosen.</summary>
    public AgeBand? Band => Ages.FirstOrDefault(a => a.Key == Age);

    /// <summary>Reads the values of an address.</summary>
    public static ReviewsFilter Read(string? risk, string? age, string? owner, string? search, string? sort, string? page) => new()
    {
        Risk = Risks.Contains(risk) ? risk : null,
        Age = Ages.Any(a => a.Key == age) ? age : null,
        Owner = AddressParts.Owner(owner),
        Search = AddressParts.Search(search),
        Sort = Sorts.Contains(sort) ? sort! : "waiting",
        Page = AddressParts.Page(page),
    };

    /// <summary>The address that shows this.</summary>
    public string ToAddress() => AddressParts.Join(
        Address,
        ("risk", Risk),
        ("age", Age),
        ("owner", Owner),
        ("q", Search),
        ("sort", Sort == "waiting" ? null : Sort),
        ("page", Page == 1 ? null : Page.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>A band of waiting, in calendar days in London.</summary>
public sealed record AgeBand
{
    /// <summary>In addresses.</summary>
    public required string Key { get; init; }

    /// <summary>In words.</summary>
    public required string Name { get; init; }

    /// <summary>The fewest days.</summary>
    public required int From { get; init; }

    /// <summary>The most days; null: no end.</summary>
    public required int? To { get; init; }

    /// <summary>Evidence submitted before this instant has waited at least <see cref="From"/> days.</summary>
    public DateTimeOffset Before(DateOnly today) => Time.LondonTime.EndOf(today.AddDays(-From));

    /// <summary>Evidence submitted from this instant on has waited at most <see cref="To"/> days.</summary>
    public DateTimeOffset Since(DateOnly today) => To is { } most ? Time.LondonTime.StartOf(today.AddDays(-most)) : DateTimeOffset.UnixEpoch;
}
