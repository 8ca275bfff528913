using CouncilPortal.Authorities;
using CouncilPortal.Decisions;
using CouncilPortal.Letters;
using CouncilPortal.PublicReports;
using CouncilPortal.Statistics;

namespace CouncilPortal.Scrutiny;

/// <summary>
/// What a committee of the council gets to consider a year's annual review letter: published things alone, or before the
/// year's publication the council's own provisional figures. Every form of the pack is made from one of these.
/// </summary>
public sealed record CommitteePack
{
    /// <summary>The council.</summary>
    public required Council Council { get; init; }

    /// <summary>The reporting year.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>Whether the year is public; otherwise its figures are provisional and the pack is for the council's officers.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>From when the year or, before a day is set for it, its letter is public; null where neither is known.</summary>
    public required DateTimeOffset? PublicFrom { get; init; }

    /// <summary>The date in London on which the pack was made.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>The annual review letter; null where there is none that these readers may read.</summary>
    public required Letter? Letter { get; init; }

    /// <summary>The figures of the year; null where the portal holds none.</summary>
    public required CouncilYear? Figures { get; init; }

    /// <summary>What the words and the questions are made of. The number of overdue actions is not in it: it is not published, and packs are.</summary>
    public required ScrutinyFacts Facts { get; init; }

    /// <summary>The headline statistics of the years up to this one.</summary>
    public required IReadOnlyList<Trend> Trends { get; init; }

    /// <summary>The service improvements agreed in published decisions of the year, and earlier ones that were not done before it began.</summary>
    public required IReadOnlyList<ImprovementRow> Improvements { get; init; }

    /// <summary>Published decisions whose remedy, by an outcome recorded in the year, was late or did not satisfy the Ombudsman.</summary>
    public required IReadOnlyList<LateRemedy> Late { get; init; }

    /// <summary>Public reports dated in the year or since, the latest first.</summary>
    public required IReadOnlyList<Consideration> Reports { get; init; }

    /// <summary>Which committee considers this letter; null: none is recorded.</summary>
    public required LetterConsideration? Considered { get; init; }

    /// <summary>What a committee did with the letter of the year before; null: nothing is recorded.</summary>
    public required LetterConsideration? ConsideredBefore { get; init; }
}
