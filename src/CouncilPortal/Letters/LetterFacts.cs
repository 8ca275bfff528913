using CouncilPortal.Statistics;

namespace CouncilPortal.Letters;

/// <summary>
/// What an annual review letter is written from, as it stood when it was. A letter keeps its facts: what is corrected later does not
/// change it.
/// </summary>
public sealed record LetterFacts
{
    /// <summary>The authority's name.</summary>
    public required string Authority { get; init; }

    /// <summary>One of the five comparator types, or Other.</summary>
    public required string Type { get; init; }

    /// <summary>The year reviewed.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>The authority's figures of the year.</summary>
    public required AnnualFigures Figures { get; init; }

    /// <summary>Its figures of the year before; null: there are none.</summary>
    public required AnnualFigures? Before { get; init; }

    /// <summary>Whether the portal holds no figures of an earlier year.</summary>
    public required bool IsFirstYear { get; init; }

    /// <summary>The averages of its type.</summary>
    public required SimilarAverages Averages { get; init; }

    /// <summary>The references, as shown, of cases in which what was agreed was not done to the Ombudsman's satisfaction.</summary>
    public required IReadOnlyList<string> NotSatisfied { get; init; }

    /// <summary>How many of the year's decisions were public reports.</summary>
    public required int PublicReports { get; init; }

    /// <summary>The category in which most complaints were upheld, where one stands out.</summary>
    public required LeadingCategory? Leading { get; init; }

    /// <summary>The day from which the authority is abolished; null while it lives.</summary>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>The authorities that took over from it.</summary>
    public required IReadOnlyList<string> Successors { get; init; }

    /// <summary>The committee that considered the letter of the year before, within a sentence, and the day: "the Audit Committee on 12 March 2027"; null: none is recorded to have.</summary>
    public required string? ConsideredBy { get; init; }

    /// <summary>What the publisher wrote to this council alone, as Markdown; null: nothing.</summary>
    public required string? Paragraph { get; init; }
}

/// <summary>The category of statistics in which most complaints were upheld, more than in any other.</summary>
public sealed record LeadingCategory
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How many were upheld in it.</summary>
    public required int Upheld { get; init; }
}
