using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A decision on which a caseworker takes a step, held until the transaction ends.</summary>
internal sealed record DecisionUnderWork
{
    /// <summary>What to say to the caseworker who comes second.</summary>
    public const string TooLate =
        "This decision has changed since you opened it. Nothing was recorded, and what you typed is kept. Check what is new, then record your change again.";

    public required long Id { get; init; }

    public required DecisionReference Reference { get; init; }

    public required int Version { get; init; }

    public required bool IsDraft { get; init; }

    public required bool IsWithheld { get; init; }

    public required DateOnly? PublishedOn { get; init; }

    public required DecisionValues Values { get; init; }

    public required IReadOnlyList<DecisionParty> Councils { get; init; }

    /// <summary>Whether its public texts are public, or will be without another step.</summary>
    public bool IsPublicOrScheduled => PublishedOn is not null;

    /// <summary>
    /// The decision as it is now; null for those who are not caseworkers. Steps on one decision take turns, with each other
    /// and with those on its actions.
    /// </summary>
    public static async Task<DecisionUnderWork?> Take(ScopedConnection connection, Scope scope, DecisionReference reference)
    {
        if (!scope.IsOmbudsman(Role.Caseworker))
        {
            return null;
        }

        await connection.ExecuteAsync("update decisions set version = version where reference = @Stored", new { reference.Stored });
        await connection.ExecuteAsync(
            "update decision_authorities set decided_on = decided_on where decision_id = (select d.id from decisions d where d.reference = @Stored)",
            new { reference.Stored });
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            """
            select d.id, d.version, d.draft, d.withheld, d.published_on, d.received_on, d.decided_on, d.category, d.subcategory, d.outcome,
                d.document_type, d.satisfactory_remedy, d.title, d.summary
            from decisions d
            where d.reference = @Stored
            """,
            new { reference.Stored });
        return row is null ? null : new DecisionUnderWork
        {
            Id = row.Id,
            Reference = reference,
            Version = row.Version,
            IsDraft = row.Draft,
            IsWithheld = row.Withheld,
            PublishedOn = row.PublishedOn,
            Values = row.Values(),
            Councils = (await connection.QueryAsync<DecisionParty>(
                """
                select x.authority_id as id, a.name, a.invented as is_invented,
                    case when exists (select 1 from draft_sharings s where s.decision_id = x.decision_id and s.authority_id = x.authority_id) then true else false end as is_shared
                from decision_authorities x
                join authorities a on a.id = x.authority_id
                where x.decision_id = @Id
                order by a.slug
                """,
                new { row.Id })).AsList(),
        };
    }

    /// <summary>The recommendations of the decision, as lists show them.</summary>
    public async Task<IReadOnlyList<ActionRow>> Recommendations(ScopedConnection connection) =>
        (await connection.QueryAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.decision_id = @Id order by a.slug, r.number", new { Id })).AsList();

    /// <summary>Lets whoever saw the decision before find that it has changed.</summary>
    public Task Advance(ScopedConnection connection) =>
        connection.ExecuteAsync("update decisions set version = version + 1 where id = @Id", new { Id });

    private sealed record Row
    {
        public required long Id { get; init; }
        public required int Version { get; init; }
        public required bool Draft { get; init; }
        public required bool Withheld { get; init; }
        public required DateOnly? PublishedOn { get; init; }
        public required DateOnly? ReceivedOn { get; init; }
        public required DateOnly DecidedOn { get; init; }
        public required string Category { get; init; }
        public required string? Subcategory { get; init; }
        public required string Outcome { get; init; }
        public required string? DocumentType { get; init; }
        public required bool? SatisfactoryRemedy { get; init; }
        public required string? Title { get; init; }
        public required string? Summary { get; init; }

        public DecisionValues Values() => new()
        {
            ReceivedOn = ReceivedOn,
            DecidedOn = DecidedOn,
            Category = Category,
            Subcategory = Subcategory,
            Outcome = Outcome,
            DocumentType = DocumentType,
            SatisfactoryRemedy = SatisfactoryRemedy,
            Title = Title,
            Summary = Summary,
        };
    }
}

/// <summary>An authority that a decision concerns, as caseworkers work with it.</summary>
public sealed record DecisionParty
{
    /// <summary>The authority.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>Whether the draft was shared with it.</summary>
    public required bool IsShared { get; init; }
}
