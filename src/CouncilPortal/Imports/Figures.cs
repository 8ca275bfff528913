using CouncilPortal.Statistics;

namespace CouncilPortal.Imports;

/// <summary>Checks of a year's counts and published rates against one another. What does not add up is flagged and kept as published.</summary>
internal static class Figures
{
    /// <summary>The counts of a year, in the order of the files.</summary>
    public static IReadOnlyList<ImportColumn> Counts { get; } =
    [
        Cells.Count("received"),
        Cells.Count("invalid_or_incomplete"),
        Cells.Count("advice_given"),
        Cells.Count("referred_back"),
        Cells.Count("closed_after_initial_enquiries"),
        Cells.Count("not_upheld"),
        Cells.Count("not_for_us"),
        Cells.Count("assessed_and_closed"),
        Cells.Count("investigated"),
        Cells.Count("upheld"),
        Cells.Count("satisfactory_remedies"),
        Cells.Count("compliance_outcomes"),
        Cells.Count("complied"),
        Cells.Count("complied_late"),
    ];

    /// <summary>Refuses parts above their whole and flags sums that differ.</summary>
    public static void CheckCounts(ImportRow row)
    {
        row.RefuseAbove("upheld", "investigated");
        row.RefuseAbove("not_upheld", "investigated");
        row.RefuseAbove("invalid_or_incomplete", "not_for_us");
        row.RefuseAbove("advice_given", "not_for_us");
        row.RefuseAbove("referred_back", "not_for_us");
        row.RefuseAbove("satisfactory_remedies", "upheld");
        row.RefuseAbove("complied", "compliance_outcomes");
        row.RefuseAbove("complied_late", row.Number("complied") is null ? "compliance_outcomes" : "complied");
        FlagSum(row, "investigated", "upheld", "not_upheld");
        FlagSum(row, "not_for_us", "invalid_or_incomplete", "advice_given", "referred_back");
        FlagSum(row, "assessed_and_closed", "closed_after_initial_enquiries");
        if (row.Number("compliance_outcomes") > row.Number("upheld"))
        {
            row.Flag("compliance_outcomes", $"{row.Number("compliance_outcomes")} outcomes are more than the {row.Number("upheld")} decisions upheld in the year: check both");
        }
    }

    /// <summary>Flags a published percentage that its own counts do not give.</summary>
    public static void FlagRate(ImportRow row, string rate, long? part, long? whole, string counts)
    {
        if (row.Figure(rate) is not { } published || part is not { } p || whole is not { } w || p > w || Rates.Agrees(published, (int)p, (int)w))
        {
            return;
        }

        var given = Rates.WholePercent((int)p, (int)w) is { } computed ? $"the row's own counts give {computed}% ({p} of {w} {counts})" : $"there were no {counts}";
        row.Flag(rate, $"{Rates.FormatPercent(published)} is published, but {given}: kept as published, check the source");
    }

    private static void FlagSum(ImportRow row, string whole, params string[] parts)
    {
        if (row.Number(whole) is { } total && parts.All(p => row.Number(p) is not null) && parts.Sum(p => row.Number(p)!.Value) is var sum && sum != total)
        {
            row.Flag(whole, $"{total} is not the sum {sum} of {string.Join(", ", parts)}: check them");
        }
    }
}
