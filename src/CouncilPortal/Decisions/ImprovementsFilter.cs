using CouncilPortal.Statistics;

namespace CouncilPortal.Decisions;

/// <summary>Which service improvements of a council a list shows, as its address says. Anything that an address should not hold is read as not said.</summary>
public sealed record ImprovementsFilter
{
    /// <summary>Accepted as done, on time or late.</summary>
    public const string Done = "done";

    /// <summary>Accepted as done, late.</summary>
    public const string Late = "late";

    /// <summary>Neither accepted as done, nor recorded as not done, nor withdrawn.</summary>
    public const string Outstanding = "outstanding";

    /// <summary>Recorded by the Ombudsman as not done.</summary>
    public const string NotDone = "not-done";

    /// <summary>The states to choose from, with their names.</summary>
    public static IReadOnlyList<(string State, string Name)> States { get; } =
        [(Outstanding, "Not yet done"), (Done, "Done"), (Late, "Done late"), (NotDone, "Recorded as not done")];

    /// <summary>A category of the statistics; null: any.</summary>
    public required string? Category { get; init; }

    /// <summary>The reporting year of the decision; null: any.</summary>
    public required ReportingYear? Year { get; init; }

    /// <summary>One of <see cref="States"/>; null: any.</summary>
    public required string? State { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Everything.</summary>
    public static ImprovementsFilter All { get; } = Read(null, null, null, null);

    /// <summary>Whether anything is chosen.</summary>
    public bool IsNarrow => Category is not null || Year is not null || State is not null;

    /// <summary>Reads the values of an address.</summary>
    public static ImprovementsFilter Read(string? category, string? year, string? state, string? page) => new()
    {
        Category = DecisionsFilter.Text(category),
        Year = ReportingYear.TryParse(year, out var chosen) ? chosen : null,
        State = States.Select(s => s.State).FirstOrDefault(s => s == state),
        Page = DecisionsFilter.PageNumber(page),
    };

    /// <summary>The address of the list that shows this.</summary>
    public string Address(string list) => DecisionsFilter.Address(
        list, ("category", Category), ("year", Year?.ToString()), ("state", State), ("page", Page == 1 ? null : $"{Page}"));
}
