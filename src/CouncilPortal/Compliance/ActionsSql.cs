namespace CouncilPortal.Compliance;

/// <summary>
/// How an <see cref="ActionsFilter"/> is said in SQL: over the recommendations alone where it can be, since a list that has
/// to be joined before it is counted takes many times as long.
/// </summary>
internal static class ActionsSql
{
    /// <summary>The reader's actions, in a form that begins at the council's own part of the index.</summary>
    public const string Reach = $"(r.authority_id in @Reach and {Sight.ReadsAtCouncil})";

    public const string WithCouncil = "r.state in ('open', 'more_evidence_needed', 'awaiting_complainant')";

    public const string IsSettled = "r.state in ('done', 'done_late', 'not_done', 'withdrawn')";

    public const string IsOverdue = $"({WithCouncil} and r.due_on < @today)";

    public const string IsSoon = "(r.state in ('open', 'more_evidence_needed') and r.due_on >= @today and r.due_on <= @soon)";

    /// <summary>When the complainant is to be chased, by the latest contact.</summary>
    public const string ChaseOn = "(select c.next_on from complainant_contacts c where c.recommendation_id = r.id order by c.id desc limit 1)";

    private const string HasNewMessage =
        $"""
        exists (select 1 from case_messages m left join message_reads x on x.recommendation_id = m.recommendation_id and x.person_id = @Person
            where m.recommendation_id = r.id and {ActionMessages.IsNew})
        """;

    /// <summary>The ids of the page, in their order.</summary>
    public static string Page(ActionsFilter filter)
    {
        var sorted = $"{Order(filter.Sort)} limit @Limit offset @Offset";
        return filter.Group == ActionsFilter.ByDecision
            ? $"""
              select r.id from (
                  select r.id, r.decision_id, r.number, r.due_on, r.state, r.assignee_id,
                      min(case when {WithCouncil} then r.due_on end) over (partition by r.decision_id) as next_due_on
                  from {Filtered(filter)}) r {SortTables(filter)}
              order by case when r.next_due_on is null then 1 else 0 end, r.next_due_on, r.decision_id, {sorted}
              """
            : $"select r.id from {Filtered(filter)} order by {(filter.Group == ActionsFilter.ByService ? "d.category, " : "")}{sorted}";
    }

    /// <summary>How many the filter finds.</summary>
    public static string Count(ActionsFilter filter) => $"select count(*) from {Filtered(filter with { Sort = ActionsFilter.Default.Sort, Group = null })}";

    /// <summary>What a group holds in all: after the columns that name it.</summary>
    public const string GroupColumns =
        $"""
        count(*) as total, sum(case when {IsSettled} or r.state = 'proposed' then 0 else 1 end) as unsettled,
            sum(case when {IsOverdue} then 1 else 0 end) as overdue, min(case when {WithCouncil} then r.due_on end) as next_due_on
        """;

    private static string Filtered(ActionsFilter filter)
    {
        var isGrouped = filter.Group == ActionsFilter.ByDecision;
        var needsDecision = filter.Search is not null || filter.Service is not null || filter.Group == ActionsFilter.ByService || (!isGrouped && filter.Sort.EndsWith("reference", StringComparison.Ordinal));
        var needsOwner = !isGrouped && filter.Sort.EndsWith("owner", StringComparison.Ordinal);
        return $"recommendations r {(needsDecision ? Decision : "")} {(needsOwner ? Owner : "")} where {Reach} {Conditions(filter)}";
    }

    private const string Decision = "join decisions d on d.id = r.decision_id";
    private const string Owner = "left join people p on p.id = r.assignee_id";

    private static string SortTables(ActionsFilter filter) => filter.Sort.TrimStart('-') switch { "reference" => Decision, "owner" => Owner, _ => "" };

    private static string Conditions(ActionsFilter filter)
    {
        var state = filter.State switch
        {
            // What somebody wrote on settled work wants to be read all the same.
            null => filter.Due == ActionsFilter.NewMessages ? "" : $"and not {IsSettled}",
            ActionsFilter.AnyState => "",
            ActionsFilter.Settled => $"and {IsSettled}",
            _ => "and r.state = @State",
        };
        var due = filter.Due switch
        {
            null => "",
            ActionsFilter.Overdue => $"and {IsOverdue}",
            ActionsFilter.Soon => $"and {IsSoon}",
            ActionsFilter.NewMessages => $"and {HasNewMessage}",
            ActionsFilter.Requests => "and exists (select 1 from deadline_requests q where q.recommendation_id = r.id and q.decided_at is null)",
            _ => $"and r.state = 'awaiting_complainant' and {ChaseOn} <= @today",
        };
        var owner = filter.Owner switch { null => "", ActionsFilter.Nobody => "and r.assignee_id is null", _ => "and r.assignee_id = @Owner" };
        var service = filter.Service is null ? "" : "and d.category = @Service";
        var search = filter.Search is null ? "" :
            """
            and (d.reference like @ReferencePattern escape '!' or lower(r.text) like @Pattern escape '!'
                or lower(coalesce(r.public_summary, '')) like @Pattern escape '!' or replace(r.remedy, '_', ' ') like @Pattern escape '!')
            """;
        return $"{state} {due} {owner} {service} {search}";
    }

    private static string Order(string sort) => sort switch
    {
        "-due" => "r.due_on desc, r.id",
        "reference" => "d.reference, r.number, r.id",
        "-reference" => "d.reference desc, r.number, r.id",
        "state" => "r.state, r.due_on, r.id",
        "-state" => "r.state desc, r.due_on, r.id",
        "owner" => "coalesce(p.name, ''), r.due_on, r.id",
        "-owner" => "coalesce(p.name, '') desc, r.due_on, r.id",
        _ => "r.due_on, r.id",
    };
}
