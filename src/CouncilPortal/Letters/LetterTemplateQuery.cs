using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>The wording of a year's letters as it was saved.</summary>
public sealed record LetterTemplate
{
    /// <summary>Its number; 0: nobody has saved one, and these are the blocks with which the year begins.</summary>
    public required long Id { get; init; }

    /// <summary>The blocks, in order.</summary>
    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    /// <summary>The year whose wording it is: an earlier one until one is saved for the year; null: the portal's own.</summary>
    public required string? Year { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTimeOffset? SavedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string? SavedByName { get; init; }
}

/// <summary>A time at which a year's wording was saved.</summary>
public sealed record SavedTemplate
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string SavedByName { get; init; }
}

/// <summary>The wording of a year's letters, for publishers.</summary>
public sealed class LetterTemplateQuery(PortalDatabase database)
{
    /// <summary>The latest; before one is saved, that of the last year that has one, or the portal's own. Null for those who are no publishers.</summary>
    public Task<LetterTemplate?> Find(Scope scope, ReportingYear year, CancellationToken cancel) =>
        MayWrite(scope) ? database.Read<LetterTemplate?>(scope, async c => await Latest(c, year), cancel) : Task.FromResult<LetterTemplate?>(null);

    /// <summary>One that was saved for the year, to be taken up again; null where there is none.</summary>
    public Task<LetterTemplate?> Saved(Scope scope, ReportingYear year, long id, CancellationToken cancel) =>
        MayWrite(scope)
            ? database.Read(
                scope,
                async c => (await c.QuerySingleOrDefaultAsync<Row>($"select {Row.Columns} from letter_templates t where t.id = @id and t.year = @year", new { id, year = year.ToString() }))?.Template,
                cancel)
            : Task.FromResult<LetterTemplate?>(null);

    /// <summary>Each time it was saved, the latest first.</summary>
    public Task<IReadOnlyList<SavedTemplate>> History(Scope scope, ReportingYear year, CancellationToken cancel) =>
        MayWrite(scope)
            ? database.Read<IReadOnlyList<SavedTemplate>>(
                scope,
                async c => (await c.QueryAsync<SavedTemplate>("select t.id, t.saved_at, t.saved_by_name from letter_templates t where t.year = @year order by t.id desc", new { year = year.ToString() })).AsList(),
                cancel)
            : Task.FromResult<IReadOnlyList<SavedTemplate>>([]);

    internal static bool MayWrite(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsOmbudsman(Role.Publisher);
    }

    internal static async Task<LetterTemplate> Latest(ScopedConnection connection, ReportingYear year) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(
            $"select {Row.Columns} from letter_templates t where t.year <= @year order by t.year desc, t.id desc limit 1", new { year = year.ToString() }))?.Template
        ?? new LetterTemplate { Id = 0, Blocks = DefaultTemplate.Blocks, Year = null, SavedAt = null, SavedByName = null };

    private sealed record Row
    {
        public const string Columns = "t.id, t.year, t.blocks, t.saved_at, t.saved_by_name";

        public required long Id { get; init; }
        public required string Year { get; init; }
        public required string Blocks { get; init; }
        public required DateTimeOffset SavedAt { get; init; }
        public required string SavedByName { get; init; }

        public LetterTemplate Template => new() { Id = Id, Year = Year, Blocks = LetterBlock.Read(Blocks), SavedAt = SavedAt, SavedByName = SavedByName };
    }
}
