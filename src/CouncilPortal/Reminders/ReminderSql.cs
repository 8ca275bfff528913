using CouncilPortal.Compliance;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>Whom reminders go to, in SQL that the planning command, its preview, the forecast and reminding by hand share.</summary>
internal static class ReminderSql
{
    /// <summary>
    /// <c>candidates (recommendation_id, authority_id, kind, for_date, topic, recipient_id, mailbox_id, reason, for_id)</c>: each
    /// action that the council can act on now and that a rule reminds of, with everybody who is reminded. Of the rules that follow
    /// from the due date the latest alone counts for each action.
    /// </summary>
    public static string Candidates(ReminderDates dates) =>
        $"""
        with recursive {Council},
        rules (code, urgency, is_on, never_off, is_overdue, topic) as ({dates.RuleRows}),
        dated (due_on, kind, for_date) as ({dates.DueRows}),
        due_dates (due_on, kind, for_date, urgency, never_off, is_on, is_overdue, topic) as materialized (
            select d.due_on, d.kind, d.for_date, u.urgency, u.never_off, u.is_on, u.is_overdue, u.topic from dated d join rules u on u.code = d.kind
        ),
        asked_days (from_at, to_at, kind, for_date) as ({dates.AskedRows}),
        asked (recommendation_id, reviewed_at) as materialized (
            select v.recommendation_id, v.reviewed_at
            from reviews v
            where v.decision = 'more_wanted' and v.reviewed_at >= (select min(k.from_at) from asked_days k)
                and not exists (select 1 from reviews later where later.recommendation_id = v.recommendation_id and later.id > v.id)
        ),
        found (id, decision_id, authority_id, assignee_id, kind, for_date, urgency, never_off, is_on, is_overdue, topic, of_date) as (
            select r.id, r.decision_id, r.authority_id, r.assignee_id, d.kind, d.for_date, d.urgency, d.never_off, d.is_on, d.is_overdue, d.topic, 1
            from due_dates d
            join recommendations r on r.due_on = d.due_on
            where r.state in @states
            union all
            select r.id, r.decision_id, r.authority_id, r.assignee_id, k.kind, k.for_date, u.urgency, u.never_off, u.is_on, u.is_overdue, u.topic, 0
            from asked v
            join recommendations r on r.id = v.recommendation_id
            join asked_days k on v.reviewed_at >= k.from_at and v.reviewed_at < k.to_at
            join rules u on u.code = k.kind
            where r.state = 'more_evidence_needed'
        ),
        ranked (id, authority_id, assignee_id, kind, for_date, is_overdue, topic, place) as (
            select f.id, f.authority_id, f.assignee_id, f.kind, f.for_date, f.is_overdue, f.topic,
                row_number() over (partition by f.id, f.of_date order by f.for_date desc, f.urgency desc)
            from found f
            left join reminder_rules o on o.authority_id = f.authority_id and o.code = f.kind
            where f.never_off or coalesce(o.is_on, f.is_on)
        ),
        due (id, authority_id, assignee_id, kind, for_date, is_overdue, topic) as materialized (
            select id, authority_id, assignee_id, kind, for_date, is_overdue, topic from ranked where place = 1
        ),
        {Recipients}
        """;

    /// <summary>The same for one action, whatever its rules say: <c>@id, @kind, @forDate, @overdue, @topic</c>.</summary>
    public static string OfOne { get; } =
        $"""
        with recursive {Council},
        due (id, authority_id, assignee_id, kind, for_date, is_overdue, topic) as (
            select r.id, r.authority_id, r.assignee_id, @kind, @forDate, @overdue, @topic from recommendations r where r.id = @id and r.state in @states
        ),
        {Recipients}
        """;

    /// <summary>Writes the candidates down, each once. Wants <c>@before, @after</c> of the mails' ids and <c>@asker</c>, who reminds by hand.</summary>
    public static string InsertCandidates { get; } =
        $"""
        insert into reminders (
            recommendation_id, authority_id, kind, for_date, recipient_id, mailbox_id, recipient_name, reason, for_name, delivery, waits, asked_by_name, message_id, planned_at)
        select c.recommendation_id, c.authority_id, c.kind, c.for_date, c.recipient_id, c.mailbox_id, coalesce(p.name, b.email), c.reason, f.name,
            coalesce(h.delivery, 'at_once'), case when h.delivery = 'weekly' then true else false end, @asker,
            @before || {Addressee("c.recipient_id", "c.mailbox_id")} || @after, @now
        from candidates c
        left join people p on p.id = c.recipient_id
        left join council_mailboxes b on b.id = c.mailbox_id
        left join people f on f.id = c.for_id
        left join mail_choices h on h.person_id = c.recipient_id and h.topic = c.topic
        where true
        on conflict do nothing
        """;

    /// <summary>The columns of <see cref="ReminderItem"/> but kind, morning and whether it is queued, from the tables <c>p, b, r, d, a</c>.</summary>
    public const string ItemColumns =
        """
        p.id as recipient_id, b.id as mailbox_id, coalesce(p.name, b.email) as recipient_name, coalesce(p.email, b.email) as recipient_email,
        r.id as recommendation_id, r.kind as recommendation_kind, r.remedy, r.public_summary, r.due_on, r.state,
        d.reference, a.name as council
        """;

    /// <summary>Whom a mail goes to, as its id says: <c>p12</c>, or <c>m3</c> for a mailbox.</summary>
    public static string Addressee(string recipient, string mailbox) =>
        $"case when {mailbox} is null then 'p' || cast({recipient} as text) else 'm' || cast({mailbox} as text) end";

    /// <summary>What every one of these wants.</summary>
    public static DynamicParameters Parameters(DateOnly today, DateTimeOffset now) => new(new
    {
        today,
        now,
        states = ReminderCalendar.States,
        linkOfficer = Role.LinkOfficer.Stored(),
        contributor = Role.Contributor.Stored(),
        executives = new[] { Role.ChiefExecutive.Stored(), Role.Delegate.Stored() },
    });

    /// <summary>
    /// <c>standing</c>: who stands for a council, itself or, once it is abolished, its successors and theirs in turn.
    /// <c>live</c>: people who can be written to. <c>away</c>: who is covered on the day, and by whom.
    /// </summary>
    public const string Council =
        $"""
        acting (authority_id, acting_id) as (
            select id, id from authorities
            union
            select f.authority_id, s.successor_id
            from acting f
            join authorities a on a.id = f.acting_id
            join authority_successors s on s.authority_id = a.id
            where a.end_date < @today
        ),
        standing (authority_id, acting_id) as materialized (
            select f.authority_id, f.acting_id
            from acting f
            join authorities a on a.id = f.acting_id
            where a.end_date is null
                or a.end_date >= @today
                or not exists (select 1 from authority_successors s where s.authority_id = a.id)
        ),
        live (person_id, authority_id, role) as not materialized (
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
        away (person_id, authority_id, deputy_id) as not materialized (
            select c.person_id, c.authority_id, c.deputy_id
            from covers c
            where {CoversInForce.Condition}
        )
        """;

    // A deputy stands in who can do what the mail asks for: of link officers a link officer, of an assignee whoever logs evidence,
    // of a chief executive who reads for them. Where no such deputy is there the covered person gets it all the same.
    private const string Recipients =
        """
        reached (id, kind, for_date, authority_id, topic, acting_id, person_id, reason) as (
            select d.id, d.kind, d.for_date, d.authority_id, d.topic, s.acting_id, l.person_id, 'link_officer'
            from due d
            join standing s on s.authority_id = d.authority_id
            join live l on l.authority_id = s.acting_id and l.role = @linkOfficer
            union all
            select d.id, d.kind, d.for_date, d.authority_id, d.topic, l.authority_id, l.person_id, 'assigned'
            from due d
            join live l on l.person_id = d.assignee_id and l.role in (@linkOfficer, @contributor)
            where l.authority_id = d.authority_id
                or l.authority_id in (select s.acting_id from standing s where s.authority_id = d.authority_id)
            union all
            select d.id, d.kind, d.for_date, d.authority_id, d.topic, s.acting_id, l.person_id, l.role
            from due d
            join standing s on s.authority_id = d.authority_id
            join live l on l.authority_id = s.acting_id and l.role in @executives
            join reminder_rules g on g.authority_id is null and g.code = 'executive_overdue'
            left join reminder_rules o on o.authority_id = s.acting_id and o.code = g.code
            where d.is_overdue and coalesce(o.is_on, g.is_on)
        ),
        deputies (person_id, authority_id, deputy_id, role) as materialized (
            select w.person_id, w.authority_id, w.deputy_id, v.role
            from away w
            join live v on v.person_id = w.deputy_id and v.authority_id = w.authority_id
        ),
        stood_in (id, kind, for_date, authority_id, topic, recipient_id, reason, for_id) as (
            select t.id, t.kind, t.for_date, t.authority_id, t.topic, coalesce(v.deputy_id, t.person_id),
                case when v.deputy_id is null then t.reason else 'deputy' end,
                case when v.deputy_id is null then null else t.person_id end
            from reached t
            left join deputies v on v.person_id = t.person_id and v.authority_id = t.acting_id
                and (v.role = @linkOfficer and t.reason in ('link_officer', 'assigned')
                    or v.role = @contributor and t.reason = 'assigned'
                    or v.role in @executives and t.reason in @executives)
        ),
        candidates (recommendation_id, authority_id, kind, for_date, topic, recipient_id, mailbox_id, reason, for_id) as (
            select id, min(authority_id), kind, min(for_date), min(topic), recipient_id, cast(null as bigint), min(reason), min(for_id)
            from stood_in
            group by id, recipient_id, kind
            union all
            select d.id, d.authority_id, d.kind, d.for_date, d.topic, cast(null as bigint), b.id, 'mailbox', cast(null as bigint)
            from due d
            join standing s on s.authority_id = d.authority_id
            join council_mailboxes b on b.authority_id = s.acting_id and b.ended_at is null
        )
        """;
}
