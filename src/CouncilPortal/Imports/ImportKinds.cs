namespace CouncilPortal.Imports;

/// <summary>The kinds of file, in an order in which a whole portal can be imported.</summary>
public static class ImportKinds
{
    private static readonly Dictionary<string, Func<ImportKind>> All = new Func<ImportKind>[]
    {
        () => new AuthoritiesKind(),
        () => new PopulationsKind(),
        () => new AnnualAveragesKind(),
        () => new AnnualStatisticsKind(),
        () => new AnnualCategoriesKind(),
        () => new NationalStatisticsKind(),
        () => new DecisionsKind(),
        () => new RecommendationsKind(),
        () => new LettersKind(),
    }.ToDictionary(create => create().Name);

    /// <summary>As the command line names them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    /// <summary>The columns that a file of the kind may have.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static IReadOnlyList<string> ColumnsOf(string kind) => [.. Create(kind).FileColumns.Select(c => c.Name)];

    /// <summary>A kind for one import or export.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    internal static ImportKind Create(string name) =>
        All.TryGetValue(name, out var create) ? create() : throw new ArgumentException($"\"{name}\" is not a kind of file: {string.Join(", ", Names)}.", nameof(name));
}
