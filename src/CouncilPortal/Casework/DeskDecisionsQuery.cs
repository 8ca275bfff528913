using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A page of decisions of all councils, drafts among them.</summary>
public sealed record DeskDecisions
{
    /// <summary>The page's rows.</summary>
    public required IReadOnlyList<DeskDecisionRow> Rows { get; init; }

    /// <summary>How many there are in all.</summary>
    public required int Total { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>A decision in the caseworkers' list.</summary>
public sealed record DeskDecisionRow
{
    /// <summary>The reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>What it is about.</summary>
    public required string? Title { get; init; }

    /// <summary>When it was decided, or is expected to be.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>What was decided.</summary>
    public required string Outcome { get; init; }

    /// <summary>When it was or will be published.</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>Whether it is a draft.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>Whether publication is withheld.</summary>
    public required bool IsWithheld { get; init; }

    /// <summary>Until when answers to the draft are wanted; null: not shared.</summary>
    public required DateOnly? AnswerBy { get; init; }

    /// <summary>Whether a council to which the draft was shared has not answered it as it was last shared.</summary>
    public required bool IsWaiting { get; init; }

    /// <summary>The names of its authorities.</summary>
    public required string Councils { get; init; }

    /// <summary>The names of those that were made up for demonstration; null: none.</summary>
    public required string? Invented { get; init; }

    /// <summary>The reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>Where it stands.</summary>
    public DecisionStage StageOn(DateOnly today) => DecisionStages.Of(IsDraft, AnswerBy is not null, IsWithheld, PublishedOn, today);
}

/// <summary>Decisions as caseworkers list them.</summary>
public sealed class DeskDecisionsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 25;

    private const string IsShared = "exists (select 1 from draft_sharings s where s.decision_id = d.id)";

    /// <summary>A council has been shown the draft, and has not answered it since.</summary>
    private const string IsWaiting =
        """
        exists (
            select 1 from draft_sharings s
            join recommendations r on r.decision_id = s.decision_id and r.authority_id = s.authority_id and r.state = 'proposed'
            where s.decision_id = d.id
                and s.id = (select max(l.id) from draft_sharings l where l.decision_id = s.decision_id and l.authority_id = s.authority_id)
                and not exists (select 1 from draft_answers w where w.recommendation_id = r.id and w.at >= s.at))
        """;

    /// <summary>The page that the filter asks for; nothing for those who are not caseworkers.</summary>
    public Task<DeskDecisions> List(Scope scope, DeskDecisionsFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var today = LondonTime.Today(time);
        var parameters = new
        {
            All = scope.IsOmbudsman(Role.Caseworker),
            today,
            pattern = AddressParts.Pattern(filter.Search),
            reference = AddressParts.ReferencePattern(filter.Search),
            Limit = PageSize,
            Offset = (filter.Page - 1) * PageSize,
        };
        var where = $"@All {Condition(filter.Show)} {Search(filter)}";
        return database.Read(
            scope,
            async connection => new DeskDecisions
            {
                Rows = (await connection.QueryAsync<DeskDecisionRow>(
                    $"""
                    select d.reference as stored_reference, d.title, d.decided_on, d.outcome, d.published_on, d.draft as is_draft, d.withheld as is_withheld,
                        (select max(s.answer_by) from draft_sharings s where s.decision_id = d.id) as answer_by,
                        case when d.draft and {IsWaiting} then true else false end as is_waiting,
                        (select string_agg(n.name, ', ') from (
                            select a.name from decision_authorities x join authorities a on a.id = x.authority_id where x.decision_id = d.id order by a.slug) n) as councils,
                        (select string_agg(a.name, ', ') from decision_authorities x join authorities a on a.id = x.authority_id where x.decision_id = d.id and a.invented) as invented
                    from decisions d
                    where {where}
                    order by d.decided_on desc, d.reference desc
                    limit @Limit offset @Offset
                    """,
                    parameters)).AsList(),
                Total = await connection.QuerySingleAsync<int>($"select count(*) from decisions d where {where}", parameters),
                Today = today,
            },
            cancel);
    }

    private static string Condition(string show) => show switch
    {
        "drafts" => "and d.draft = true",
        "waiting" => $"and d.draft = true and {IsWaiting}",
        "answered" => $"and d.draft = true and {IsShared} and not {IsWaiting}",
        "unpublished" => "and d.draft = false and d.withheld = false and d.published_on is null",
        "scheduled" => "and d.published_on > @today",
        "published" => "and d.published_on <= @today",
        "withheld" => "and d.withheld = true",
        _ => "",
    };

    private static string Search(DeskDecisionsFilter filter) => filter.Search is null ? "" :
        """
        and (d.reference like @reference escape '!' or lower(coalesce(d.title, '')) like @pattern escape '!'
            or exists (select 1 from decision_authorities x join authorities a on a.id = x.authority_id where x.decision_id = d.id and lower(a.name) like @pattern escape '!'))
        """;
}
