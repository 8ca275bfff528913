using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>One decision as caseworkers make and amend it, and what its form offers.</summary>
public sealed class DeskDecisionQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The decision with everything recorded on it; null for those who are not caseworkers.</summary>
    public Task<DeskDecision?> Find(Scope scope, DecisionReference reference, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return database.Read(
            scope,
            async connection =>
            {
                var decision = scope.IsOmbudsman(Role.Caseworker)
                    ? await connection.QuerySingleOrDefaultAsync<Decision>(
                        """
                        select d.id, d.reference as stored_reference, d.received_on, d.decided_on, d.category, d.subcategory, d.outcome, d.document_type,
                            d.satisfactory_remedy, d.published_on, d.draft as is_draft, d.title, d.summary
                        from decisions d
                        where d.reference = @Stored
                        """,
                        new { reference.Stored })
                    : null;
                return decision is null ? null : await Details(connection, decision);
            },
            cancel);
    }

    /// <summary>What the form of a decision offers; nothing for those who are not caseworkers.</summary>
    public Task<DecisionChoices> Choices(Scope scope, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection => scope.IsOmbudsman(Role.Caseworker)
                ? new DecisionChoices
                {
                    Categories = await DecisionWriter.Categories(connection),
                    Councils = (await connection.QueryAsync<CouncilChoice>(
                        "select a.id, a.name, a.end_date, a.invented as is_invented from authorities a order by case when a.end_date is null then 0 else 1 end, a.name, a.id")).AsList(),
                }
                : new DecisionChoices { Categories = [], Councils = [] },
            cancel);

    private async Task<DeskDecision> Details(ScopedConnection connection, Decision decision)
    {
        var of = new { decision.Id };
        var actions = (await connection.QueryAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.decision_id = @Id order by a.slug, r.number", of)).AsList();
        var more = (await connection.QueryAsync<MoreRow>(
            """
            select r.id, r.expectation, (select max(m.at) from amendments m where m.recommendation_id = r.id and m.field <> 'made by hand') as amended_at
            from recommendations r where r.decision_id = @Id
            """,
            of)).ToDictionary(m => m.Id);
        var answers = (await connection.QueryAsync<DraftAnswer>(
            $"""
            select {DraftAnswer.Columns}
            from draft_answers w
            join recommendations r on r.id = w.recommendation_id
            where r.decision_id = @Id and w.id = (select max(l.id) from draft_answers l where l.recommendation_id = w.recommendation_id)
            """,
            of)).ToDictionary(w => w.RecommendationId);
        var row = await connection.QuerySingleAsync<(int Version, bool Withheld)>("select d.version, d.withheld from decisions d where d.id = @Id", of);
        return new DeskDecision
        {
            Decision = decision,
            Version = row.Version,
            IsWithheld = row.Withheld,
            Councils = (await connection.QueryAsync<DeskParty>(
                """
                select x.authority_id as id, a.name, a.slug, a.invented as is_invented, s.at as shared_at, s.answer_by, o.outcome as stored_outcome
                from decision_authorities x
                join authorities a on a.id = x.authority_id
                left join draft_sharings s on s.id = (select max(l.id) from draft_sharings l where l.decision_id = x.decision_id and l.authority_id = x.authority_id)
                left join compliance_outcomes o on o.id = (select max(c.id) from compliance_outcomes c where c.decision_id = x.decision_id and c.authority_id = x.authority_id)
                where x.decision_id = @Id
                order by a.slug
                """,
                of)).AsList(),
            Recommendations = [.. actions.Select(a => new DeskRecommendation
            {
                Action = a,
                Expectation = more[a.Id].Expectation,
                Answer = answers.GetValueOrDefault(a.Id),
                AmendedAt = more[a.Id].AmendedAt,
            })],
            Amendments = (await connection.QueryAsync<Amendment>(
                """
                select r.number, m.field, m.from_text, m.to_text, m.reason, m.at, m.by_name
                from amendments m
                left join recommendations r on r.id = m.recommendation_id
                where m.decision_id = @Id
                order by m.id desc
                """,
                of)).AsList(),
            Findings = await CheckedWords.Unstated(connection, decision.Id, PublicFinding.OfAll(decision.Title, decision.Summary, actions)),
            Stated = (await connection.QueryAsync<StatedWords>(
                "select w.words, w.statement, w.at, w.by_name from checked_words w where w.decision_id = @Id order by w.id", of)).AsList(),
            Today = LondonTime.Today(time),
        };
    }

    private sealed record MoreRow
    {
        public required long Id { get; init; }
        public required string? Expectation { get; init; }
        public required DateTimeOffset? AmendedAt { get; init; }
    }
}

/// <summary>What the form of a decision offers.</summary>
public sealed record DecisionChoices
{
    /// <summary>The categories under which decisions are filed.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Every authority, those of today first.</summary>
    public required IReadOnlyList<CouncilChoice> Councils { get; init; }
}

/// <summary>An authority to choose.</summary>
public sealed record CouncilChoice
{
    /// <summary>The authority.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was abolished; null: it was not.</summary>
    public required DateOnly? EndDate { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool IsInvented { get; init; }
}
