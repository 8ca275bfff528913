namespace CouncilPortal.Reminders;

/// <summary>Whom a morning's reminders go to, in SQL that the planning command and the planned-reminders query share.</summary>
internal static class ReminderSql
{
    /// <summary>
    /// <c>candidates (recommendation_id, authority_id, kind, for_date, recipient_id)</c>: each action that the council can act on now
    /// and whose due date asks for a reminder, with the council's link officers and the assignee. An abolished council's
    /// successors stand for it, and theirs in turn. Wants <c>@today, @now, @states, @linkOfficer</c> and the due dates.
    /// </summary>
    public static string Candidates(string dueDates) =>
        $"""
        with recursive acting (authority_id, acting_id) as (
            select id, id from authorities
            union
            select f.authority_id, s.successor_id
            from acting f
            join authorities a on a.id = f.acting_id
            join authority_successors s on s.authority_id = a.id
            where a.end_date < @today
        ),
        standing (authority_id, acting_id) as (
            select f.authority_id, f.acting_id
            from acting f
            join authorities a on a.id = f.acting_id
            where a.end_date is null
                or a.end_date >= @today
                or not exists (select 1 from authority_successors s where s.authority_id = a.id)
        ),
        live (person_id, authority_id, role) as (
            select m.person_id, m.authority_id, m.role
            from memberships m
            join people p on p.id = m.person_id
            join tenants t on t.id = p.tenant_id
            where m.authority_id is not null
                and m.started_at <= @now
                and (m.ended_at is null or m.ended_at > @now)
                and t.listed
                and p.email <> ''
        ),
        due_dates (due_on, kind, for_date) as (values {dueDates}),
        due (id, authority_id, assignee_id, kind, for_date) as (
            select r.id, r.authority_id, r.assignee_id, d.kind, d.for_date
            from recommendations r
            join due_dates d on d.due_on = r.due_on
            where r.state in @states
        ),
        candidates (recommendation_id, authority_id, kind, for_date, recipient_id) as (
            select d.id, d.authority_id, d.kind, d.for_date, l.person_id
            from due d
            join standing s on s.authority_id = d.authority_id
            join live l on l.authority_id = s.acting_id and l.role = @linkOfficer
            union
            select d.id, d.authority_id, d.kind, d.for_date, l.person_id
            from due d
            join live l on l.person_id = d.assignee_id
            where l.authority_id = d.authority_id
                or l.authority_id in (select s.acting_id from standing s where s.authority_id = d.authority_id)
        )
        """;

    /// <summary>The columns of <see cref="ReminderItem"/> but kind, morning and whether it is queued, from the tables <c>p, r, d, a</c>.</summary>
    public const string ItemColumns =
        """
        p.id as recipient_id, p.name as recipient_name, p.email as recipient_email,
        r.id as recommendation_id, r.kind as recommendation_kind, r.remedy, r.public_summary, r.due_on, r.state, r.assignee_id,
        d.reference, a.name as council
        """;
}
