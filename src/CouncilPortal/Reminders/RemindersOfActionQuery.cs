using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Notifications;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>The reminders of an action, for its page: what was sent, and what would be.</summary>
public sealed class RemindersOfActionQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>How far the forecast goes.</summary>
    private const int ForecastLength = 40;

    private static readonly Scope Forecasting = Scope.System("Reminder forecast");

    /// <summary>What was queued, the latest first; none where the action is not open to the scope.</summary>
    public async Task<IReadOnlyList<ReminderSent>> Of(Scope scope, long recommendationId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await database.Read<IReadOnlyList<ReminderSent>>(
            scope,
            async c => (await c.QueryAsync<ReminderSent>(
                $"""
                select m.kind, m.for_date, m.recipient_name, m.reason, m.for_name, m.delivery, m.waits, m.asked_by_name, m.planned_at, s.state, s.at as state_at
                from reminders m
                join recommendations r on r.id = m.recommendation_id
                left join mail_states s on s.message_id = m.message_id
                where m.recommendation_id = @recommendationId and {Sight.Reads}
                order by m.planned_at desc, m.for_date desc, m.recipient_name, m.id
                """,
                Sight.Of(scope, new { recommendationId }))).AsList(),
            cancel);
    }

    /// <summary>What would be sent if the action stays as it is, by the rules as they are now; null where the action is not open to the scope.</summary>
    public async Task<ReminderForecast?> Forecast(Scope scope, long recommendationId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var now = time.GetUtcNow();
        var found = await database.Read(scope, c => Find(c, scope, recommendationId, now), cancel);

        // Who is reminded is read with the service's eyes: a contributor, for instance, cannot see who covers for whom.
        return found is not { IsReminded: true } ? found : found with
        {
            Recipients = await database.Read<IReadOnlyList<ForecastRecipient>>(
                Forecasting, async c => (await c.QueryAsync<ForecastRecipient>(RecipientsSql, OfOne(recommendationId, now))).AsList(), cancel),
        };
    }

    private static string RecipientsSql { get; } =
        $"""
        {ReminderSql.OfOne}
        select coalesce(p.name, b.email) as name, c.reason, f.name as for_name
        from candidates c
        left join people p on p.id = c.recipient_id
        left join council_mailboxes b on b.id = c.mailbox_id
        left join people f on f.id = c.for_id
        order by coalesce(p.name, b.email), c.recipient_id
        """;

    private static DynamicParameters OfOne(long id, DateTimeOffset now)
    {
        var parameters = ReminderSql.Parameters(LondonTime.DateOf(now), now);
        parameters.AddDynamicParams(new { id, kind = ReminderRule.OverdueWeekly.Code, forDate = LondonTime.DateOf(now), overdue = true, topic = MailTopics.LastWarnings.Code });
        return parameters;
    }

    private static async Task<ReminderForecast?> Find(ScopedConnection connection, Scope scope, long id, DateTimeOffset now)
    {
        var action = await connection.QuerySingleOrDefaultAsync<Action>(
            $"""
            select r.authority_id, r.due_on, r.state,
                (select max(v.reviewed_at) from reviews v where v.recommendation_id = r.id and v.decision = 'more_wanted') as asked_at
            from recommendations r
            where r.id = @id and {Sight.Reads}
            """,
            Sight.Of(scope, new { id }));
        if (action is null)
        {
            return null;
        }

        var state = RecommendationStates.Parse(action.State);
        if (!state.IsReminded())
        {
            return new ReminderForecast { State = state, Next = [], Recipients = [] };
        }

        var rules = (await ReminderRuleSet.Load(connection)).Of(action.AuthorityId).Where(r => r.IsOn).ToList();
        var workingDays = await ReminderCalendar.LoadWorkingDays(connection);
        var last = Mornings.Latest(now);
        var asked = state == RecommendationState.MoreEvidenceNeeded && action.AskedAt is { } at
            ? rules.Where(r => r.Occasion == ReminderOccasion.MoreEvidence)
                .Select(r => (Rule: r, ForDate: workingDays.Add(LondonTime.DateOf(at), r.Days))).Where(x => x.ForDate > last)
            : [];
        return new ReminderForecast
        {
            State = state,
            Next = [.. Shown(ReminderRules.Forecast(workingDays, [.. rules.Where(r => r.IsOfDueDate)], action.DueOn, last, ForecastLength)).Concat(asked).OrderBy(x => x.ForDate)],
            Recipients = [],
        };
    }

    /// <summary>The first of those that come each week stands for them all.</summary>
    private static IEnumerable<(ReminderRule Rule, DateOnly ForDate)> Shown(IReadOnlyList<(ReminderRule Rule, DateOnly ForDate)> all) =>
        all.TakeWhile((_, n) => n == 0 || all[n - 1].Rule.Occasion != ReminderOccasion.OverdueWeekly);

    private sealed record Action
    {
        public required long AuthorityId { get; init; }

        public required DateOnly DueOn { get; init; }

        public required string State { get; init; }

        public required DateTimeOffset? AskedAt { get; init; }
    }
}
