using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Decisions;

/// <summary>A page of a list of decisions.</summary>
public sealed record DecisionsList
{
    /// <summary>The page's decisions, the latest first.</summary>
    public required IReadOnlyList<DecisionRow> Rows { get; init; }

    /// <summary>How many the filter finds.</summary>
    public required long Total { get; init; }

    /// <summary>The categories under which decisions are filed.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The categories of the statistics to which those are mapped.</summary>
    public required IReadOnlyList<string> StatisticsCategories { get; init; }
}

/// <summary>A decision in a list.</summary>
public sealed record DecisionRow
{
    /// <summary>The reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The category under which it is filed.</summary>
    public required string Category { get; init; }

    /// <summary>What was decided.</summary>
    public required string Outcome { get; init; }

    /// <summary>Statement or Report; null where not given.</summary>
    public required string? DocumentType { get; init; }

    /// <summary>Whether everyone can read it.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>Whether it is a draft, shared in confidence before the final decision; the date is then when that is expected.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>What it is about.</summary>
    public required string? Title { get; init; }

    /// <summary>The names of its authorities, one after another.</summary>
    public required string Councils { get; init; }

    /// <summary>Whether one of its authorities was made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>The reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);
}

/// <summary>Decisions that the scope may see.</summary>
public sealed class DecisionsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Decisions on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The page that the filter asks for.</summary>
    public Task<DecisionsList> List(Scope scope, DecisionsFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var parameters = DecisionSight.Of(scope, time, new
        {
            Pattern = $"%{Escaped(filter.Search ?? "")}%",
            Reference = DecisionReference.TryParse(filter.Search, out var reference) ? reference.Stored : "",
            filter.Council,
            filter.Category,
            filter.StatisticsCategory,
            filter.Outcome,
            filter.DocumentType,
            filter.From,
            filter.To,
            Limit = PageSize,
            Offset = (filter.Page - 1) * PageSize,
        });
        var conditions = Conditions(filter);
        var (from, where) = filter.Council is null
            ? ("decisions d", $"{DecisionSight.Sees(scope)} {conditions}")
            : ("decision_authorities x join decisions d on d.id = x.decision_id",
                $"x.authority_id = (select c.id from authorities c where c.slug = @Council) and {DecisionSight.Names(scope)} and {DecisionSight.Sees(scope)} {conditions}");
        // A row of a decision and its authority tells by itself whether it is published.
        var counted = filter.Council is not null && conditions.Length == 0 && DecisionSight.SeesWhatIsPublished(scope)
            ? $"decision_authorities x where x.authority_id = (select c.id from authorities c where c.slug = @Council) and {DecisionSight.Names(scope)}"
            : $"{from} where {where}";
        return database.Read(
            scope,
            async connection =>
            {
                var rows = (await connection.QueryAsync<Found>(
                    $"""
                    select d.id, d.reference, d.decided_on, d.category, d.outcome, d.document_type, d.title,
                        case when d.published_on <= @today then true else false end as is_published,
                        case when d.draft or d.decided_on > @today then true else false end as is_draft
                    from {from}
                    where {where}
                    order by {(filter.Council is null ? "d" : "x")}.decided_on desc, d.reference desc
                    limit @Limit offset @Offset
                    """,
                    parameters)).AsList();
                parameters.Add("ids", rows.Select(r => r.Id).Append(0));
                var councils = (await connection.QueryAsync<Named>(
                    $"""
                    select x.decision_id, a.name, a.invented
                    from decision_authorities x
                    join authorities a on a.id = x.authority_id
                    where x.decision_id in @ids and {DecisionSight.Names(scope)}
                    order by a.slug
                    """,
                    parameters)).ToLookup(c => c.DecisionId);
                var categories = (await connection.QueryAsync<CategoryPair>("select decision_category as filed, statistics_category as counted from category_mappings")).AsList();
                return new DecisionsList
                {
                    Rows = [.. rows.Select(r => r.With([.. councils[r.Id]]))],
                    Total = await connection.QuerySingleAsync<long>($"select count(*) from {counted}", parameters),
                    Categories = [.. categories.Select(c => c.Filed).Order(StringComparer.Ordinal)],
                    StatisticsCategories = [.. categories.Select(c => c.Counted).Distinct().Order(StringComparer.Ordinal)],
                };
            },
            cancel);
    }

    private static string Conditions(DecisionsFilter filter) => string.Concat(
    [
        filter.Search is null ? "" : " and (d.reference = @Reference or lower(coalesce(d.title, '')) like @Pattern escape '!' or lower(coalesce(d.summary, '')) like @Pattern escape '!')",
        filter.Category is null ? "" : " and d.category = @Category",
        filter.StatisticsCategory is null ? "" : " and d.category in (select m.decision_category from category_mappings m where m.statistics_category = @StatisticsCategory)",
        filter.Outcome switch { null => "", DecisionsFilter.Investigated => " and d.outcome in ('Upheld', 'Not upheld')", _ => " and d.outcome = @Outcome" },
        filter.DocumentType is null ? "" : " and d.document_type = @DocumentType",
        filter.From is null ? "" : " and d.decided_on >= @From",
        filter.To is null ? "" : " and d.decided_on <= @To",
    ]);

    private static string Escaped(string search) => search.ToLowerInvariant()
        .Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private sealed record Found
    {
        public required long Id { get; init; }

        public required string Reference { get; init; }

        public required DateOnly DecidedOn { get; init; }

        public required string Category { get; init; }

        public required string Outcome { get; init; }

        public required string? DocumentType { get; init; }

        public required string? Title { get; init; }

        public required bool IsPublished { get; init; }

        public required bool IsDraft { get; init; }

        public DecisionRow With(IReadOnlyList<Named> councils) => new()
        {
            StoredReference = Reference,
            DecidedOn = DecidedOn,
            Category = Category,
            Outcome = Outcome,
            DocumentType = DocumentType,
            IsPublished = IsPublished,
            IsDraft = IsDraft,
            Title = Title,
            Councils = string.Join(", ", councils.Select(c => c.Name)),
            Invented = councils.Any(c => c.Invented),
        };
    }

    private sealed record Named
    {
        public required long DecisionId { get; init; }

        public required string Name { get; init; }

        public required bool Invented { get; init; }
    }

    private sealed record CategoryPair
    {
        public required string Filed { get; init; }

        public required string Counted { get; init; }
    }
}
