using CouncilPortal.Authorities;
using CouncilPortal.Letters;
using CouncilPortal.Scrutiny;
using CouncilPortal.Statistics;

namespace CouncilPortal.UnitTests.Scrutiny;

/// <summary>A committee pack of an invented council, for tests to change.</summary>
internal static class Packs
{
    private static readonly ReportingYear Year = new(2023);

    public static AnnualFigures Figures { get; } = AnnualFigures.Unknown with { Investigated = 5, Upheld = 3, SatisfactoryRemedies = 1, ComplianceOutcomes = 8, Complied = 7, CompliedLate = 2, Population = 100_000 };

    public static CommitteePack With(AnnualFigures figures, SimilarAverages averages) => new()
    {
        Council = new Council { Id = 1, Name = "Ambleford Borough Council", ShortName = "Ambleford", Type = "District", Region = "South East", StartDate = null, EndDate = null, Slug = "ambleford-borough-council", Invented = true },
        Year = Year,
        IsPublic = true,
        PublicFrom = new DateTimeOffset(2024, 7, 24, 8, 30, 0, TimeSpan.Zero),
        MadeOn = new DateOnly(2026, 1, 12),
        Letter = Letter("markdown", "Dear Chief Executive\n\n## Complaints upheld\n\n**60%**: 3 of 5 investigations. See [the page](/national/2023-24).\n\n1. First\n2. Second\n\n- A point\n- Another *point*"),
        Figures = new CouncilYear
        {
            Link = new YearLink { Stored = "2023-24", PublicFrom = null, PublishedOn = new DateOnly(2024, 7, 24), IsPublished = true },
            Figures = figures,
            Averages = averages,
            PooledFrom = 0,
            OfType = 20,
            Counts = new YearCounts { Received = 20, InvalidOrIncomplete = null, AdviceGiven = null, ReferredBack = null, ClosedAfterInitialEnquiries = null, NotUpheld = null, NotForUs = null, AssessedAndClosed = null, Source = "invented" },
            Categories = [],
            PublishedDecisions = 0,
            Funnel = null,
        },
        Facts = Facts.With(figures) with { Averages = averages, Year = Year },
        Trends = Trends.Of([new TrendYear { Year = Year, IsPublished = true, Figures = figures, Averages = averages }]),
        Improvements = [],
        Late = [],
        Reports = [],
        Considered = null,
        ConsideredBefore = null,
    };

    public static Letter Letter(string format, string body) => new()
    {
        Id = 1,
        AuthorityId = 1,
        Authority = "Ambleford Borough Council",
        Slug = "ambleford-borough-council",
        Invented = true,
        Year = "2023-24",
        IssuedAt = new DateTimeOffset(2024, 7, 17, 8, 30, 0, TimeSpan.Zero),
        PublishedAt = new DateTimeOffset(2024, 7, 24, 8, 30, 0, TimeSpan.Zero),
        Addressee = null,
        Body = body,
        Format = format,
        Version = 1,
        ReissuedAt = null,
        ReissueReason = null,
        HasFile = false,
    };
}
