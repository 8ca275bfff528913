using CouncilPortal.Time;

namespace CouncilPortal.Statistics;

/// <summary>The national summary in sentences.</summary>
internal static class NationalWording
{
    /// <summary>What the year was like, and what changed since the one before; the notes on breaks stand elsewhere.</summary>
    public static IEnumerable<string> Lead(NationalSummary summary)
    {
        if (summary.Own?.UpheldRate is { } upheld)
        {
            yield return $"The Ombudsman upheld {Rates.FormatPercent(upheld)} of the complaints that it investigated"
                + (summary.Before?.UpheldRate is { } before ? $", against {Rates.FormatPercent(before)} the year before." : ".");
        }

        if (summary.Own?.ComplianceRate is { } compliance)
        {
            yield return $"Councils did what was agreed in {Rates.FormatOneDecimalPercent(compliance)} of cases"
                + (summary.Before?.ComplianceRate is { } before ? $", against {Rates.FormatOneDecimalPercent(before)} the year before." : ".");
        }
    }

    /// <summary>What is held of a type: its councils, investigations and lateness.</summary>
    public static string Held(TypeSummary type) => type.Councils == 0
        ? "none"
        : $"{Number(type.Councils)} {(type.Councils == 1 ? "council" : "councils")}: {Number(type.Upheld)} of {Share.OfInvestigations.Cases(type.Investigated)} upheld"
            + (type.Outcomes == 0 ? "" : $"; {Number(type.Complied)} of {Share.OfOutcomes.Cases(type.Outcomes)} complied, {Number(type.CompliedLate)} of them late");

    private static string Number(int count) => count.ToString("N0", BritishCulture.Instance);
}
