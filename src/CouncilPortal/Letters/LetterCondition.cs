namespace CouncilPortal.Letters;

/// <summary>When a block stands in a letter.</summary>
public sealed record LetterCondition
{
    /// <summary>Its name in the database.</summary>
    public required string Code { get; init; }

    /// <summary>Its name on pages, as the end of "Stands in the letter …".</summary>
    public required string Name { get; init; }

    /// <summary>Whether a letter of these facts has the block.</summary>
    public required Func<LetterFacts, bool> Holds { get; init; }

    /// <summary>The one that always holds.</summary>
    public static LetterCondition Always { get; } = Of("always", "always", _ => true);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LetterCondition> All { get; } =
    [
        Always,
        Of("investigated", "where there were investigations", f => f.Figures.Investigated is > 0),
        Of("no_investigations", "where there were no investigations", f => f.Figures.Investigated == 0),
        Of("not_satisfied", "where compliance is below 100%", IsBelowFull),
        Of("late", "where remedies were completed late", f => f.Figures.CompliedLate is > 0),
        Of("all_on_time", "where all was done, and on time", f => f.Figures is { ComplianceOutcomes: > 0, CompliedLate: 0 } && f.Figures.Complied == f.Figures.ComplianceOutcomes),
        Of("no_outcomes", "where there were investigations and no recommendation fell due", f => f.Figures is { ComplianceOutcomes: 0, Investigated: not 0 }),
        Of("put_right", "where the council had put things right before", f => f.Figures.SatisfactoryRemedies is > 0),
        Of("public_reports", "where a public report was issued", f => f.PublicReports > 0),
        Of("no_average", "where its type has no average", f => LetterWording.HasNone(f.Averages)),
        Of("first_year", "in the first year of figures", f => f.IsFirstYear),
        Of("later_years", "where there are figures of the year before", f => f.Before is not null),
        Of("abolished", "where the authority is abolished and has successors", f => f.EndedOn is not null && f.Successors.Count > 0),
        Of("considered", "where a committee considered last year’s letter", f => f.ConsideredBy is not null),
        Of("paragraph", "where a paragraph was written for the council", f => !string.IsNullOrWhiteSpace(f.Paragraph)),
    ];

    /// <summary>The one with the code; null where there is none.</summary>
    public static LetterCondition? Find(string? code) => All.FirstOrDefault(c => c.Code == code);

    /// <summary>Whether something that was agreed was not done to the Ombudsman's satisfaction; from the rate alone where counts are not given.</summary>
    internal static bool IsBelowFull(LetterFacts facts) => facts.Figures switch
    {
        { ComplianceOutcomes: { } outcomes, Complied: { } complied } => complied < outcomes,
        { PublishedComplianceRate: { } rate, ComplianceOutcomes: not 0 } => rate < 100,
        _ => false,
    };

    private static LetterCondition Of(string code, string name, Func<LetterFacts, bool> holds) => new() { Code = code, Name = name, Holds = holds };
}
