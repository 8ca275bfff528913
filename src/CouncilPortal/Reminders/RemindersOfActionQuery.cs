using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>A reminder that was queued for an action.</summary>
public sealed record ReminderSent
{
    /// <summary>Which reminder, as stored.</summary>
    public required string Kind { get; init; }

    /// <summary>The morning that it belongs to.</summary>
    public required DateOnly ForDate { get; init; }

    /// <summary>Who was reminded.</summary>
    public required string RecipientName { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset PlannedAt { get; init; }
}

/// <summary>The reminders of an action, for its page.</summary>
public sealed class RemindersOfActionQuery(PortalDatabase database)
{
    /// <summary>The latest first; none where the action is not open to the scope.</summary>
    public async Task<IReadOnlyList<ReminderSent>> Of(Scope scope, long recommendationId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await database.Read<IReadOnlyList<ReminderSent>>(
            scope,
            async c => (await c.QueryAsync<ReminderSent>(
                """
                select m.kind, m.for_date, m.recipient_name, m.planned_at
                from reminders m
                join recommendations r on r.id = m.recommendation_id
                where m.recommendation_id = @recommendationId
                    and (@IsOfOmbudsman
                        or r.authority_id in @EvidenceAuthorities
                        or (r.assignee_id = @PersonOrNobody and r.authority_id in @MemberAuthorities))
                order by m.for_date desc, m.recipient_name, m.id
                """,
                new { recommendationId, scope.IsOfOmbudsman, scope.EvidenceAuthorities, scope.PersonOrNobody, scope.MemberAuthorities })).AsList(),
            cancel);
    }
}
