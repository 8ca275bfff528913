using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>The actions of all councils, as caseworkers list them.</summary>
public sealed class DeskActionsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    internal const string IsUnsettled = "r.state in ('open', 'evidence_submitted', 'more_evidence_needed', 'awaiting_complainant')";
    internal const string IsOverdue = "(r.state in ('open', 'more_evidence_needed', 'awaiting_complainant') and r.due_on < @today)";
    internal const string AsksForDate = "exists (select 1 from deadline_requests q where q.recommendation_id = r.id and q.decided_at is null)";

    internal const string HasMessage =
        """
        exists (select 1 from case_messages m where m.recommendation_id = r.id and m.kind = 'message'
            and not exists (select 1 from case_messages n where n.recommendation_id = r.id and n.kind = 'reply' and n.id > m.id))
        """;

    internal const string LacksOutcome =
        """
        (r.state in ('done', 'done_late', 'not_done')
            and not exists (select 1 from compliance_outcomes c where c.decision_id = r.decision_id and c.authority_id = r.authority_id)
            and not exists (select 1 from recommendations u where u.decision_id = r.decision_id and u.authority_id = r.authority_id
                and u.state not in ('done', 'done_late', 'not_done', 'withdrawn')))
        """;

    private const string Tables =
        $"""
        {ActionRow.Tables}
        join decisions d on d.id = r.decision_id
        left join case_owners o on o.decision_id = r.decision_id and o.authority_id = r.authority_id
        left join people w on w.id = o.caseworker_id
        """;

    /// <summary>The page that the filter asks for; nothing for those who are not caseworkers.</summary>
    public Task<DeskActions> List(Scope scope, DeskActionsFilter filter, CancellationToken cancel)
    {
        var today = LondonTime.Today(time);
        var parameters = new
        {
            All = scope.IsOmbudsman(Role.Caseworker),
            today,
            Owner = AddressParts.OwnerId(filter.Owner, scope.PersonOrNobody),
            pattern = AddressParts.Pattern(filter.Search),
            reference = AddressParts.ReferencePattern(filter.Search),
            Limit = PageSize,
            Offset = (filter.Page - 1) * PageSize,
        };
        var where = $"@All and {Condition(filter.Show)} {AddressParts.OwnerCondition(filter.Owner)} {Search(filter)}";
        return database.Read(
            scope,
            async connection => new DeskActions
            {
                Rows = (await connection.QueryAsync<DeskActionRow>(
                    $"""
                    select r.id, r.number, d.reference as stored_reference, a.name as authority_name, a.invented as is_invented, r.remedy as stored_remedy,
                        r.due_on, r.state as stored_state, w.name as owner_name,
                        case when {AsksForDate} then true else false end as asks_for_date,
                        case when {HasMessage} then true else false end as has_message,
                        case when exists (select 1 from escalations x where x.recommendation_id = r.id) then true else false end as is_escalated
                    from {Tables}
                    where {where}
                    order by {Order(filter.Sort)}
                    limit @Limit offset @Offset
                    """,
                    parameters)).AsList(),
                Total = await connection.QuerySingleAsync<int>($"select count(*) from {Tables} where {where}", parameters),
                Caseworkers = parameters.All ? await TakeCaseCommand.Caseworkers(connection) : [],
                Today = today,
            },
            cancel);
    }

    private static string Condition(string show) => show switch
    {
        "overdue" => IsOverdue,
        "requests" => AsksForDate,
        "messages" => HasMessage,
        "escalated" => $"{IsUnsettled} and exists (select 1 from escalations x where x.recommendation_id = r.id)",
        "submitted" => "r.state = 'evidence_submitted'",
        "outcome" => LacksOutcome,
        "proposed" => "r.state = 'proposed'",
        "settled" => "r.state in ('done', 'done_late', 'not_done', 'withdrawn')",
        "all" => "r.id > 0",
        _ => IsUnsettled,
    };

    private static string Search(DeskActionsFilter filter) =>
        filter.Search is null ? "" : "and (d.reference like @reference escape '!' or lower(a.name) like @pattern escape '!')";

    private static string Order(string sort) => sort switch
    {
        "-due" => "r.due_on desc, r.id",
        "council" => "a.name, r.due_on, r.id",
        "-council" => "a.name desc, r.due_on, r.id",
        _ => "r.due_on, r.id",
    };
}
