using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>Drafts shared with a council in confidence: for its link officers and monitoring officers alone.</summary>
public sealed class SharedDraftsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Shared with a council whose draft decisions the reader sees, on <c>decision_authorities x</c>.</summary>
    private const string Sees =
        """
        x.draft = true and x.authority_id in @EvidenceAuthorities
            and exists (select 1 from draft_sharings h where h.decision_id = x.decision_id and h.authority_id = x.authority_id)
        """;

    /// <summary>The drafts that are not final, the earliest answer wanted first.</summary>
    public Task<IReadOnlyList<SharedDraftRow>> All(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<SharedDraftRow>>(
            scope,
            async connection => (await connection.QueryAsync<SharedDraftRow>(
                $"""
                select d.reference as stored_reference, d.title, x.authority_id, a.name as council, a.invented as is_invented, s.at as shared_at, s.answer_by,
                    (select count(*) from recommendations r where r.decision_id = x.decision_id and r.authority_id = x.authority_id and r.state = 'proposed'
                        and not exists (select 1 from draft_answers w where w.recommendation_id = r.id and w.at >= s.at)) as unanswered,
                    (select count(*) from recommendations r where r.decision_id = x.decision_id and r.authority_id = x.authority_id and r.state = 'proposed') as proposals
                from decision_authorities x
                join decisions d on d.id = x.decision_id
                join authorities a on a.id = x.authority_id
                join draft_sharings s on s.id = (select max(l.id) from draft_sharings l where l.decision_id = x.decision_id and l.authority_id = x.authority_id)
                where {Sees}
                order by s.answer_by, d.reference, a.slug
                """,
                new { scope.EvidenceAuthorities })).AsList(),
            cancel);

    /// <summary>One draft for one of the reader's councils; the first where it concerns several and none is said. Null where there is none that the reader sees.</summary>
    public Task<SharedDraft?> Find(Scope scope, DecisionReference reference, long? authority, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return database.Read(
            scope,
            async connection =>
            {
                var council = await connection.QueryFirstOrDefaultAsync<CouncilRow>(
                    $"""
                    select x.decision_id, x.authority_id, a.name, a.invented as is_invented
                    from decision_authorities x
                    join decisions d on d.id = x.decision_id
                    join authorities a on a.id = x.authority_id
                    where d.reference = @Stored and {Sees} {(authority is null ? "" : "and x.authority_id = @authority")}
                    order by a.slug
                    """,
                    new { reference.Stored, scope.EvidenceAuthorities, authority });
                return council is null ? null : await Details(connection, scope, council);
            },
            cancel);
    }

    private async Task<SharedDraft> Details(ScopedConnection connection, Scope scope, CouncilRow council)
    {
        var of = new { council.DecisionId, council.AuthorityId };
        var proposals = (await connection.QueryAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.decision_id = @DecisionId and r.authority_id = @AuthorityId and r.state = 'proposed' order by r.number", of)).AsList();
        var expectations = (await connection.QueryAsync<(long Id, string? Expectation)>(
            "select r.id, r.expectation from recommendations r where r.decision_id = @DecisionId and r.authority_id = @AuthorityId and r.state = 'proposed'", of)).ToDictionary(e => e.Id, e => e.Expectation);
        var amended = (await connection.QueryAsync<AmendedRow>(
            """
            select m.recommendation_id as id, max(m.at) as at from amendments m
            where m.decision_id = @DecisionId and m.authority_id = @AuthorityId and m.recommendation_id is not null and m.field <> 'made by hand'
            group by m.recommendation_id
            """,
            of)).ToDictionary(m => m.Id, m => m.At);
        var answers = (await connection.QueryAsync<DraftAnswer>(
            $"""
            select {DraftAnswer.Columns}
            from draft_answers w
            join recommendations r on r.id = w.recommendation_id
            where r.decision_id = @DecisionId and w.authority_id = @AuthorityId
                and w.id = (select max(l.id) from draft_answers l where l.recommendation_id = w.recommendation_id)
            """,
            of)).ToDictionary(w => w.RecommendationId);
        return new SharedDraft
        {
            Decision = await connection.QuerySingleAsync<Decision>(
                """
                select d.id, d.reference as stored_reference, d.received_on, d.decided_on, d.category, d.subcategory, d.outcome, d.document_type,
                    d.satisfactory_remedy, d.published_on, d.draft as is_draft, d.title, d.summary
                from decisions d
                where d.id = @DecisionId
                """,
                of),
            AuthorityId = council.AuthorityId,
            Council = council.Name,
            IsInvented = council.IsInvented,
            Sharings = (await connection.QueryAsync<Sharing>(
                "select s.answer_by, s.message, s.at, s.by_name from draft_sharings s where s.decision_id = @DecisionId and s.authority_id = @AuthorityId order by s.id desc", of)).AsList(),
            Proposals = [.. proposals.Select(p => new DeskRecommendation
            {
                Action = p,
                Expectation = expectations.GetValueOrDefault(p.Id),
                Answer = answers.GetValueOrDefault(p.Id),
                AmendedAt = amended.TryGetValue(p.Id, out var at) ? at : null,
            })],
            CanAnswer = scope.Has(Role.LinkOfficer, council.AuthorityId),
            Today = LondonTime.Today(time),
        };
    }

    private sealed record CouncilRow
    {
        public required long DecisionId { get; init; }
        public required long AuthorityId { get; init; }
        public required string Name { get; init; }
        public required bool IsInvented { get; init; }
    }

    private sealed record AmendedRow
    {
        public required long Id { get; init; }
        public required DateTimeOffset At { get; init; }
    }
}
