using System.Text.RegularExpressions;

namespace CouncilPortal.Statistics;

/// <summary>What files and the interface for programs say of where the data come from, and how they are to be read.</summary>
internal static partial class DataSources
{
    /// <summary>The figures of real councils.</summary>
    public const string Figures = "Complaint figures: facts published by the Local Government and Social Care Ombudsman (https://www.lgo.org.uk/your-councils-performance). The source of each row stands beside it.";

    /// <summary>Names, codes and types of real councils.</summary>
    public const string Names = "Names, codes, types and regions of councils: © mySociety (https://www.mysociety.org/), Creative Commons Attribution 4.0 International (https://creativecommons.org/licenses/by/4.0/). Columns were chosen and renamed.";

    /// <summary>Texts of decisions.</summary>
    public const string Decisions = "Decisions and service improvements: as published by the Local Government and Social Care Ombudsman. The texts are its own.";

    /// <summary>What the portal works out itself.</summary>
    public const string Computed = "Ranges of chance, intervals, verdicts, and rates and averages marked as computed: worked out by CouncilPortal from those figures.";

    /// <summary>What was made up.</summary>
    public const string Invented = "Everything about invented councils was made up for demonstration and comes from no source.";

    /// <summary>What to know before the figures of the years from the first to the last are compared.</summary>
    public static IReadOnlyList<string> Notes(ReportingYear first, ReportingYear last) =>
    [
        "A reporting year runs from 1 April to 31 March. Complaints received in a year and complaints decided in it are different sets: one may be received in March and decided in June.",
        .. ComparisonNotes.Between(first, last),
        .. first.StartYear < 2024 && last.StartYear >= 2024 ? ["Until 2023-24 outcomes were published in six kinds, from 2024-25 in three groups: not for the Ombudsman, assessed and closed, investigated."] : Array.Empty<string>(),
        "The upheld rate is the share of investigations that found fault, never of all complaints. The satisfactory remedy rate is a share of upheld decisions. The compliance rate is a share of outcomes, one for each decision; late but satisfied counts as complied, and the late ones stand beside it.",
        "A published rate is given as published. Where none was, and both counts are known, it is computed from them in whole percent, half rounded up, and marked as computed. Without cases there is no rate. A count that is not known is never worked out from others.",
        "Averages are those published for the type of council and year. Where none was, the portal pools the councils of the type whose counts it holds (sum divided by sum, of three councils or more) and marks the average as computed.",
        "The range of chance is the exact binomial range (99.8%) around the average. A rate within it cannot be told from the average; that does not mean that they are alike. The Ombudsman chooses what to investigate, and councils may differ by more than chance. These figures are no ranking.",
    ];

    /// <summary>The addresses in a line: splitting by it gives texts and addresses in turn.</summary>
    [GeneratedRegex(@"(https://[^\s)]+)")]
    public static partial Regex Addresses();
}
