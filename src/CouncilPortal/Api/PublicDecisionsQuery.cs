using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Api;

/// <summary>Which published decisions a program asks for.</summary>
public sealed record PublicDecisionsFilter
{
    /// <summary>A council's part of addresses; null: any.</summary>
    public required string? Council { get; init; }

    /// <summary>A category under which decisions are filed; null: any.</summary>
    public required string? Category { get; init; }

    /// <summary>An outcome; null: any.</summary>
    public required string? Outcome { get; init; }

    /// <summary>Decided on this day or after; null: from the first.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>Decided on this day or before; null: to the last.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>How many at most.</summary>
    public required int Limit { get; init; }

    /// <summary>How many to pass over.</summary>
    public required int Offset { get; init; }
}

/// <summary>Published decisions for other programs, the latest first: the same for every scope.</summary>
public sealed class PublicDecisionsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The part that is asked for, and how many there are.</summary>
    public Task<(IReadOnlyList<ApiDecision> Rows, long Total)> List(Scope scope, PublicDecisionsFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var at = new { today = LondonTime.Today(time), filter.Council, filter.Category, filter.Outcome, filter.From, filter.To, filter.Limit, filter.Offset };
        var from =
            $"""
            from decisions d
            where d.published_on <= @today {Conditions(filter)}
                and exists (select 1 from decision_authorities x where x.decision_id = d.id and x.published_on <= @today)
            """;
        return database.Read<(IReadOnlyList<ApiDecision>, long)>(
            scope,
            async connection =>
            {
                var rows = (await connection.QueryAsync<Row>(
                    $"""
                    select d.id, d.reference, d.decided_on, d.category, d.subcategory, d.outcome, d.document_type, d.published_on, d.title, d.summary
                    {from}
                    order by d.decided_on desc, d.reference desc
                    limit @Limit offset @Offset
                    """,
                    at)).AsList();
                var councils = (await connection.QueryAsync<Named>(
                    """
                    select x.decision_id, a.slug, a.name, a.invented
                    from decision_authorities x
                    join authorities a on a.id = x.authority_id
                    where x.decision_id in @ids and x.published_on <= @today
                    order by a.slug
                    """,
                    new { ids = rows.Select(r => r.Id).Append(0), at.today })).ToLookup(c => c.DecisionId);
                return ([.. rows.Select(r => r.With([.. councils[r.Id]]))], await connection.QuerySingleAsync<long>($"select count(*) {from}", at));
            },
            cancel);
    }

    private static string Conditions(PublicDecisionsFilter filter) => string.Join(' ',
    [
        filter.Council is null ? "" : "and exists (select 1 from decision_authorities o join authorities c on c.id = o.authority_id where o.decision_id = d.id and o.published_on <= @today and c.slug = @Council)",
        filter.Category is null ? "" : "and d.category = @Category",
        filter.Outcome is null ? "" : "and d.outcome = @Outcome",
        filter.From is null ? "" : "and d.decided_on >= @From",
        filter.To is null ? "" : "and d.decided_on <= @To",
    ]);

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Reference { get; init; }

        public required DateOnly DecidedOn { get; init; }

        public required string Category { get; init; }

        public required string? Subcategory { get; init; }

        public required string Outcome { get; init; }

        public required string? DocumentType { get; init; }

        public required DateOnly PublishedOn { get; init; }

        public required string? Title { get; init; }

        public required string? Summary { get; init; }

        public ApiDecision With(IReadOnlyList<Named> councils)
        {
            var reference = DecisionReference.Parse(Reference);
            return new ApiDecision
            {
                Reference = reference.Display,
                Councils = [.. councils.Select(c => new ApiCouncilName { Slug = c.Slug, Name = c.Name })],
                DecidedOn = DecidedOn,
                Category = Category,
                Subcategory = Subcategory,
                Outcome = Outcome,
                DocumentType = DocumentType,
                PublishedOn = PublishedOn,
                Title = Title,
                Summary = Summary,
                Invented = councils.Any(c => c.Invented),
                Page = $"{DecisionsFilter.SearchAddress}/{reference.Address}",
            };
        }
    }

    private sealed record Named
    {
        public required long DecisionId { get; init; }

        public required string Slug { get; init; }

        public required string Name { get; init; }

        public required bool Invented { get; init; }
    }
}
