using CouncilPortal.Letters;
using CouncilPortal.Statistics;

namespace CouncilPortal.UnitTests.Letters;

/// <summary>Councils whose years are awkward to write about.</summary>
internal static class LetterSamples
{
    public static AnnualFigures Quiet { get; } = AnnualFigures.Unknown with
    {
        Investigated = 0,
        Upheld = 0,
        SatisfactoryRemedies = 0,
        ComplianceOutcomes = 0,
        Complied = 0,
        CompliedLate = 0,
    };

    public static AnnualFigures Busy { get; } = Quiet with
    {
        Investigated = 30,
        Upheld = 23,
        SatisfactoryRemedies = 2,
        ComplianceOutcomes = 19,
        Complied = 18,
        CompliedLate = 3,
    };

    public static SimilarAverages Averages { get; } = SimilarAverages.None with
    {
        UpheldRate = Published(80),
        ComplianceRate = Published(100),
        RemedyRate = Published(11),
    };

    public static LetterFacts Plain { get; } = new()
    {
        Authority = "Ambleford Borough Council",
        Type = "District",
        Year = new ReportingYear(2025),
        Figures = Busy,
        Before = null,
        IsFirstYear = false,
        Averages = Averages,
        NotSatisfied = ["25 900 101"],
        PublicReports = 0,
        Leading = null,
        EndedOn = null,
        Successors = [],
        ConsideredBy = null,
        Paragraph = null,
    };

    /// <summary>Twelve of them, by what is awkward.</summary>
    public static IReadOnlyDictionary<string, LetterFacts> Awkward { get; } = new Dictionary<string, LetterFacts>
    {
        ["nothing investigated"] = Plain with { Figures = Quiet, NotSatisfied = [], Before = Busy },
        ["one of one"] = Plain with { Figures = Quiet with { Investigated = 1, Upheld = 1, SatisfactoryRemedies = 1, ComplianceOutcomes = 1, Complied = 1 }, NotSatisfied = [], Before = Quiet },
        ["none upheld of one"] = Plain with { Figures = Quiet with { Investigated = 1 }, NotSatisfied = [], Before = Quiet with { Investigated = 1 } },
        ["several not satisfied"] = Plain with { Figures = Busy with { Complied = 16 }, NotSatisfied = ["25 900 101", "25 900 102", "25 900 103"], Before = Busy },
        ["late and a report"] = Plain with { Figures = Busy with { Complied = 19, CompliedLate = 1 }, NotSatisfied = [], PublicReports = 1, Before = Busy with { CompliedLate = 4 } },
        ["all on time"] = Plain with { Figures = Busy with { Complied = 19, CompliedLate = 0 }, NotSatisfied = [], Before = Busy },
        ["no average"] = Plain with { Type = "Other", Authority = "Fenholt National Park Authority", Averages = SimilarAverages.None, Before = Busy },
        ["abolished"] = Plain with { Authority = "Old Ambleford District Council", EndedOn = new DateOnly(2026, 4, 1), Successors = ["Ambleford Borough Council", "Dunmarsh County Council", "Westmere Council"] },
        ["first year"] = Plain with { IsFirstYear = true },
        ["rates without counts"] = Plain with
        {
            Figures = AnnualFigures.Unknown with { ComplianceOutcomes = 63, PublishedComplianceRate = 98, PublishedUpheldRate = 77, Upheld = 23 },
            NotSatisfied = [],
            Before = AnnualFigures.Unknown with { PublishedUpheldRate = 77, PublishedComplianceRate = 100 },
        },
        ["after a break"] = Plain with { Year = new ReportingYear(2022), Before = Busy with { Upheld = 15 } },
        ["thousands and a paragraph"] = Plain with
        {
            Authority = "St *Ann’s* & [Elm] Council",
            Figures = Busy with { Investigated = 1_200, Upheld = 1_100, ComplianceOutcomes = 1_050, Complied = 1_050, CompliedLate = 1_001, SatisfactoryRemedies = 1_002 },
            NotSatisfied = [],
            PublicReports = 12,
            ConsideredBy = "the Audit Committee on 12 March 2026",
            Paragraph = "Thank you for the visit on 3 March 2026.",
            Before = Busy,
        },
    };

    private static Average Published(decimal value) => new() { Value = value, IsComputed = false };
}
