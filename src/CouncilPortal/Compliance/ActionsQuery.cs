using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>The agreed actions of one's council, or those assigned to one.</summary>
public sealed class ActionsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Calendar days within which an action is due soon.</summary>
    public const int SoonDays = 14;

    internal const string IsOverdue = ActionsSql.IsOverdue;

    /// <summary>The page that the filter asks for, with what presses on each row, and how many actions there are of each kind of urgency.</summary>
    public Task<ActionsList> List(Scope scope, ActionsFilter filter, CancellationToken cancel)
    {
        var today = LondonTime.Today(time);
        var parameters = Sight.Of(scope, new
        {
            today,
            soon = today.AddDays(SoonDays),
            Reach = Sight.Councils(scope),
            filter.State,
            filter.Service,
            Owner = long.TryParse(filter.Owner, out var owner) ? owner : scope.PersonOrNobody,
            Pattern = Pattern(filter.Search),
            ReferencePattern = Pattern(filter.Search is { } written && written.Any(char.IsDigit) ? string.Concat(written.Where(char.IsLetterOrDigit)) : "no reference"),
            Limit = PageSize,
            Offset = (filter.Page - 1) * PageSize,
        });
        return database.Read(
            scope,
            async connection =>
            {
                var ids = (await connection.QueryAsync<long>(ActionsSql.Page(filter), parameters)).AsList();
                parameters.Add("ids", ids.Count == 0 ? [0] : ids);
                var clocks = await Clocks(connection, parameters);
                return new ActionsList
                {
                    Rows = await Rows(connection, ids, parameters),
                    Clocks = clocks,
                    Groups = await Groups(connection, filter, clocks.Values, parameters),
                    Total = await connection.QuerySingleAsync<int>(ActionsSql.Count(filter), parameters),
                    Counts = await Counts(connection, parameters),
                    Owners = await Owners(connection, parameters),
                    Services = (await connection.QueryAsync<string>("select c.decision_category from category_mappings c order by c.decision_category")).AsList(),
                    Assignable = scope.Has(Role.LinkOfficer) ? await ActionHistory.Assignable(connection, scope.In(Role.LinkOfficer)) : [],
                    Covers = await CoversInForce.At(connection, scope, today),
                    Today = today,
                };
            },
            cancel);
    }

    /// <summary>What the chief executive and the delegate see: the overdue actions as a list, without what is private to the complainant.</summary>
    public Task<IReadOnlyList<OverdueRow>> Overdue(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<OverdueRow>>(
            scope,
            async connection => (await connection.QueryAsync<OverdueRow>(
                $"""
                select (select d.reference from decisions d where d.id = r.decision_id) as stored_reference, r.remedy as stored_remedy, r.public_summary, r.due_on, r.state as stored_state, p.name as assignee_name,
                    x.reason as escalation, x.at as escalated_at
                from {ActionRow.Tables}
                left join escalations x on x.id = (select max(y.id) from escalations y where y.recommendation_id = r.id)
                where r.authority_id in @Chiefs and ({IsOverdue} or (x.id is not null and not {ActionsSql.IsSettled}))
                order by case when x.id is null then 1 else 0 end, r.due_on, r.id
                """,
                new { Chiefs = scope.In(Role.ChiefExecutive, Role.Delegate), today = LondonTime.Today(time) })).AsList(),
            cancel);

    private static async Task<IReadOnlyList<ActionRow>> Rows(ScopedConnection connection, List<long> ids, DynamicParameters parameters)
    {
        var rows = (await connection.QueryAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id in @ids and {ActionsSql.Reach}", parameters)).ToDictionary(r => r.Id);
        return [.. ids.Select(id => rows[id])];
    }

    private static async Task<Dictionary<long, ActionClocks>> Clocks(ScopedConnection connection, DynamicParameters parameters) =>
        (await connection.QueryAsync<ActionClocks>(
            $"""
            select r.id, r.decision_id, (select d.category from decisions d where d.id = r.decision_id) as service,
                (select v.answer_due_on from reviews v where v.recommendation_id = r.id order by v.id desc limit 1) as answer_by,
                (select max(s.submitted_at) from submissions s where s.recommendation_id = r.id) as submitted_at,
                {ActionsSql.ChaseOn} as chase_on,
                (select q.proposed_date from deadline_requests q where q.recommendation_id = r.id and q.decided_at is null) as proposed_date,
                (select count(*) from case_messages m left join message_reads x on x.recommendation_id = m.recommendation_id and x.person_id = @Person
                    where m.recommendation_id = r.id and {ActionMessages.IsNew}) as new_messages,
                (select min(o.due_on) from recommendations o
                    where o.decision_id = r.decision_id and o.authority_id = r.authority_id and (o.authority_id in @Readers or o.assignee_id = r.assignee_id)
                        and o.state in ('open', 'more_evidence_needed', 'awaiting_complainant')) as next_due_on
            from recommendations r
            where r.id in @ids and {ActionsSql.Reach}
            """,
            parameters)).ToDictionary(c => c.Id);

    private static async Task<IReadOnlyDictionary<string, ActionGroup>> Groups(
        ScopedConnection connection, ActionsFilter filter, Dictionary<long, ActionClocks>.ValueCollection clocks, DynamicParameters parameters)
    {
        if (filter.Group is null || clocks.Count == 0)
        {
            return new Dictionary<string, ActionGroup>();
        }

        parameters.Add("decisions", clocks.Select(c => c.DecisionId).Distinct().ToList());
        parameters.Add("services", clocks.Select(c => c.Service).Distinct().ToList());
        var sql = filter.Group == ActionsFilter.ByDecision
            ? $"select cast(r.decision_id as text) as key, {ActionsSql.GroupColumns} from recommendations r where r.decision_id in @decisions and {Sight.ReadsAtCouncil} group by r.decision_id"
            : $"""
              select d.category as key, {ActionsSql.GroupColumns}
              from recommendations r join decisions d on d.id = r.decision_id
              where {ActionsSql.Reach} and d.category in @services group by d.category
              """;
        return (await connection.QueryAsync<ActionGroup>(sql, parameters)).ToDictionary(g => g.Key);
    }

    private static Task<ActionCounts> Counts(ScopedConnection connection, DynamicParameters parameters) =>
        connection.QuerySingleAsync<ActionCounts>(
            $"""
            select coalesce(sum(case when {IsOverdue} then 1 else 0 end), 0) as overdue,
                coalesce(sum(case when {ActionsSql.IsSoon} then 1 else 0 end), 0) as soon,
                coalesce(sum(case when r.state = 'more_evidence_needed' then 1 else 0 end), 0) as came_back,
                coalesce(sum(case when r.state = 'evidence_submitted' then 1 else 0 end), 0) as with_ombudsman,
                coalesce(sum(case when r.state = 'awaiting_complainant' then 1 else 0 end), 0) as awaiting_complainant,
                coalesce(sum(case when {ActionsSql.IsSettled} then 1 else 0 end), 0) as settled,
                (select count(distinct m.recommendation_id) from case_messages m
                    join recommendations r on r.id = m.recommendation_id
                    left join message_reads x on x.recommendation_id = m.recommendation_id and x.person_id = @Person
                    where m.authority_id in @Reach and {ActionsSql.Reach} and {ActionMessages.IsNew}) as new_messages
            from recommendations r
            where {ActionsSql.Reach}
            """,
            parameters);

    private static async Task<IReadOnlyList<ActionOwner>> Owners(ScopedConnection connection, DynamicParameters parameters) =>
        (await connection.QueryAsync<ActionOwner>(
            $"""
            select p.id, p.name, o.unsettled
            from (select r.assignee_id, sum(case when {ActionsSql.IsSettled} then 0 else 1 end) as unsettled
                from recommendations r where {ActionsSql.Reach} and r.assignee_id is not null group by r.assignee_id) o
            join people p on p.id = o.assignee_id
            order by p.name, p.id
            """,
            parameters)).AsList();

    private static string Pattern(string? search) =>
        $"%{(search ?? "").ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";
}
