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

    private const string WithCouncil = "r.state in ('open', 'more_evidence_needed', 'awaiting_complainant')";
    private const string CanAct = "r.state in ('open', 'more_evidence_needed')";
    private const string IsSettled = "r.state in ('done', 'done_late', 'not_done', 'withdrawn')";
    internal const string IsOverdue = $"({WithCouncil} and r.due_on < @today)";
    private const string IsSoon = $"({CanAct} and r.due_on >= @today and r.due_on <= @soon)";

    /// <summary>The page that the filter asks for, and how many actions there are of each kind of urgency.</summary>
    public Task<ActionsList> List(Scope scope, ActionsFilter filter, CancellationToken cancel)
    {
        var today = LondonTime.Today(time);
        var parameters = Sight.Of(scope, new
        {
            today,
            soon = today.AddDays(SoonDays),
            filter.State,
            Owner = long.TryParse(filter.Owner, out var owner) ? owner : scope.PersonOrNobody,
            Pattern = Pattern(filter.Search),
            ReferencePattern = Pattern(filter.Search is { } written && written.Any(char.IsDigit) ? string.Concat(written.Where(char.IsLetterOrDigit)) : "no reference"),
            Limit = PageSize,
            Offset = (filter.Page - 1) * PageSize,
        });
        var where = $"{Sight.Reads} {Conditions(filter)}";
        return database.Read(
            scope,
            async connection => new ActionsList
            {
                Rows = (await connection.QueryAsync<ActionRow>(
                    $"select {ActionRow.Columns} from {ActionRow.Tables} where {where} order by {Order(filter.Sort)} limit @Limit offset @Offset", parameters)).AsList(),
                Total = await connection.QuerySingleAsync<int>($"select count(*) from {ActionRow.Tables} where {where}", parameters),
                Counts = await connection.QuerySingleAsync<ActionCounts>(
                    $"""
                    select coalesce(sum(case when {IsOverdue} then 1 else 0 end), 0) as overdue,
                        coalesce(sum(case when {IsSoon} then 1 else 0 end), 0) as soon,
                        coalesce(sum(case when r.state = 'more_evidence_needed' then 1 else 0 end), 0) as came_back,
                        coalesce(sum(case when r.state = 'evidence_submitted' then 1 else 0 end), 0) as with_ombudsman,
                        coalesce(sum(case when r.state = 'awaiting_complainant' then 1 else 0 end), 0) as awaiting_complainant,
                        coalesce(sum(case when {IsSettled} then 1 else 0 end), 0) as settled
                    from recommendations r
                    where {Sight.Reads}
                    """,
                    parameters),
                Owners = (await connection.QueryAsync<Colleague>(
                    $"select distinct p.id, p.name from recommendations r join people p on p.id = r.assignee_id where {Sight.Reads} order by p.name, p.id",
                    parameters)).AsList(),
                Today = today,
            },
            cancel);
    }

    /// <summary>What the chief executive and the delegate see: the overdue actions as a list, without what is private to the complainant.</summary>
    public Task<IReadOnlyList<OverdueRow>> Overdue(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<OverdueRow>>(
            scope,
            async connection => (await connection.QueryAsync<OverdueRow>(
                $"""
                select d.reference as stored_reference, r.remedy as stored_remedy, r.public_summary, r.due_on, r.state as stored_state, p.name as assignee_name
                from {ActionRow.Tables}
                where r.authority_id in @Chiefs and {IsOverdue}
                order by r.due_on, r.id
                """,
                new { Chiefs = scope.In(Role.ChiefExecutive, Role.Delegate), today = LondonTime.Today(time) })).AsList(),
            cancel);

    private static string Conditions(ActionsFilter filter)
    {
        var state = filter.State switch
        {
            null => $"and not {IsSettled}",
            ActionsFilter.AnyState => "",
            ActionsFilter.Settled => $"and {IsSettled}",
            _ => "and r.state = @State",
        };
        var due = filter.Due switch { null => "", ActionsFilter.Overdue => $"and {IsOverdue}", _ => $"and {IsSoon}" };
        var owner = filter.Owner switch { null => "", ActionsFilter.Nobody => "and r.assignee_id is null", _ => "and r.assignee_id = @Owner" };
        var search = filter.Search is null ? "" :
            """
            and (d.reference like @ReferencePattern escape '!' or lower(r.text) like @Pattern escape '!'
                or lower(coalesce(r.public_summary, '')) like @Pattern escape '!' or replace(r.remedy, '_', ' ') like @Pattern escape '!')
            """;
        return $"{state} {due} {owner} {search}";
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

    private static string Pattern(string? search) =>
        $"%{(search ?? "").ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";
}
