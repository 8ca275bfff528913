using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Calendar;

/// <summary>The deadlines that belong into somebody's calendar: of the actions that they read at their council.</summary>
public sealed class DeadlinesQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>How long a settled action is told as cancelled, so that every calendar hears of it.</summary>
    public static TimeSpan Farewell { get; } = TimeSpan.FromDays(90);

    private const int Most = 5000;

    private const string Rows =
        $"""
        select c.* from (
            select r.id, r.number, d.reference as stored_reference, a.name as council, r.remedy as stored_remedy, r.due_on, r.state as stored_state, r.version,
                coalesce((
                    select max(x.at) from (
                        select e.at from recommendation_events e where e.recommendation_id = r.id
                        union all
                        select c.at from deadline_changes c where c.recommendation_id = r.id) x), @beginning) as changed_at
            from recommendations r
            join decisions d on d.id = r.decision_id
            join authorities a on a.id = r.authority_id
            where {Sight.IsFinal}
        """;

    private const string IsSettled = "c.stored_state in ('done', 'done_late', 'not_done', 'withdrawn')";

    /// <summary>What is not settled, and what was settled lately, by due date.</summary>
    public Task<IReadOnlyList<CalendarDeadline>> Own(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<CalendarDeadline>>(
            scope,
            async c =>
            [
                .. await c.QueryAsync<CalendarDeadline>(
                    $"{Rows} and {Sight.ReadsAtCouncil}) c where not {IsSettled} or c.changed_at > @settledSince order by c.due_on, c.id limit @Most",
                    Sight.Of(scope, new { beginning = DateTimeOffset.UnixEpoch, settledSince = time.GetUtcNow() - Farewell, Most })),
            ],
            cancel);

    /// <summary>One, whenever it was settled; null where the action is not open to the scope.</summary>
    public Task<CalendarDeadline?> Find(Scope scope, long id, CancellationToken cancel) =>
        database.Read(
            scope,
            c => c.QuerySingleOrDefaultAsync<CalendarDeadline>(
                $"{Rows} and r.id = @id and {Sight.Reads}) c", Sight.Of(scope, new { id, beginning = DateTimeOffset.UnixEpoch })),
            cancel);
}
