-- Who stands in for whom, who owns which service, who else reads a council's mail, and what a successor took over.

-- A deputy sees and works what the person is assigned at the council, from the first day to the last (London dates).
-- ended_at: ended by hand before that.
create table covers (
    id $id$,
    person_id bigint not null references people (id),
    deputy_id bigint not null references people (id),
    authority_id bigint not null references authorities (id),
    starts_on date not null,
    ends_on date not null,
    created_at timestamptz not null,
    created_by bigint,
    created_by_name text not null,
    ended_at timestamptz,
    ended_by bigint,
    ended_by_name text,
    check (ends_on >= starts_on),
    check (person_id <> deputy_id)
);
create index covers_deputy on covers (deputy_id, ends_on);
create index covers_person on covers (person_id, ends_on);
create index covers_authority on covers (authority_id, ends_on);

-- New actions of decisions in the category (as in decisions) are assigned to the person who owns the service.
create table service_owners (
    id $id$,
    authority_id bigint not null references authorities (id),
    category text not null,
    person_id bigint not null references people (id),
    started_at timestamptz not null,
    started_by bigint,
    started_by_name text not null,
    ended_at timestamptz,
    ended_by bigint,
    ended_by_name text
);
create unique index service_owners_standing on service_owners (authority_id, category) where ended_at is null;
create index service_owners_person on service_owners (person_id);

-- Addresses that several people of a council read, told what its link officers are told.
create table council_mailboxes (
    id $id$,
    authority_id bigint not null references authorities (id),
    email text not null,
    started_at timestamptz not null,
    started_by bigint,
    started_by_name text not null,
    ended_at timestamptz,
    ended_by bigint,
    ended_by_name text
);
create unique index council_mailboxes_standing on council_mailboxes (authority_id, email) where ended_at is null;

-- Who reads for a chief executive.
create table delegates (
    id $id$,
    person_id bigint not null references people (id),
    delegate_id bigint not null references people (id),
    authority_id bigint not null references authorities (id),
    started_at timestamptz not null,
    started_by bigint,
    started_by_name text not null,
    ended_at timestamptz,
    ended_by bigint,
    ended_by_name text,
    check (person_id <> delegate_id)
);
create unique index delegates_standing on delegates (person_id, delegate_id, authority_id) where ended_at is null;
create index delegates_delegate on delegates (delegate_id);
create index delegates_authority on delegates (authority_id);

-- Everything that one person had, given to another in one step. Appended.
create table handovers (
    id $id$,
    authority_id bigint not null references authorities (id),
    from_person_id bigint not null references people (id),
    from_name text not null,
    to_person_id bigint not null references people (id),
    to_name text not null,
    actions integer not null,
    services integer not null,
    covers integer not null,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index handovers_authority on handovers (authority_id);

-- The actions of a council that were not settled when it got a successor: from the day after its last one, the successor's
-- officers act on them. Filled by triggers, since actions come in on several ways. They stay when they are settled.
create table taken_over_actions (
    recommendation_id bigint not null references recommendations (id),
    successor_id bigint not null references authorities (id),
    authority_id bigint not null references authorities (id),
    primary key (recommendation_id, successor_id)
);
create index taken_over_actions_successor on taken_over_actions (successor_id);

create index audit_person on audit (person_id, at);

-- The owner of the schema is bound by row-level security as well.
select set_config('portal.kind', 'system', true);
insert into taken_over_actions (recommendation_id, successor_id, authority_id)
    select r.id, s.successor_id, s.authority_id from authority_successors s join recommendations r on r.authority_id = s.authority_id
    where r.state not in ('done', 'done_late', 'not_done', 'withdrawn');

create function take_over_actions() returns trigger language plpgsql as $$
begin
    insert into taken_over_actions (recommendation_id, successor_id, authority_id)
        select r.id, n.successor_id, n.authority_id from added n join recommendations r on r.authority_id = n.authority_id
        where r.state not in ('done', 'done_late', 'not_done', 'withdrawn')
        union
        select t.recommendation_id, n.successor_id, n.authority_id from added n
        join taken_over_actions t on t.successor_id = n.authority_id join recommendations r on r.id = t.recommendation_id
        where r.state not in ('done', 'done_late', 'not_done', 'withdrawn')
        on conflict do nothing;
    return null;
end $$;
create trigger take_over after insert on authority_successors referencing new table as added
    for each statement execute function take_over_actions();

create function give_back_actions() returns trigger language plpgsql as $$
begin
    delete from taken_over_actions where authority_id = old.authority_id and successor_id = old.successor_id;
    return null;
end $$;
create trigger give_back after delete on authority_successors for each row execute function give_back_actions();

create function take_over_new_actions() returns trigger language plpgsql as $$
begin
    insert into taken_over_actions (recommendation_id, successor_id, authority_id)
        select n.id, s.successor_id, s.authority_id from added n join authority_successors s on s.authority_id = n.authority_id
        where n.state not in ('done', 'done_late', 'not_done', 'withdrawn')
        union
        select n.id, x.successor_id, x.authority_id from added n join authority_successors s on s.authority_id = n.authority_id
        join authority_successors x on x.authority_id = s.successor_id
        where n.state not in ('done', 'done_late', 'not_done', 'withdrawn')
        on conflict do nothing;
    return null;
end $$;
create trigger taken_over after insert on recommendations referencing new table as added
    for each statement execute function take_over_new_actions();

-- Cover: seen by both sides and the council's officers; made by the covered person and by the officers.
alter table covers enable row level security;
alter table covers force row level security;
create policy see on covers for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or person_id = (select portal_person()) or deputy_id = (select portal_person()));
create policy work on covers using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (person_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[])))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (person_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[])));

alter table service_owners enable row level security;
alter table service_owners force row level security;
create policy see on service_owners for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or person_id = (select portal_person()));
create policy work on service_owners using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));

alter table council_mailboxes enable row level security;
alter table council_mailboxes force row level security;
create policy see on council_mailboxes for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy work on council_mailboxes using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));

-- A delegate: named by the chief executive alone, who gives that role and no other.
alter table delegates enable row level security;
alter table delegates force row level security;
create policy see on delegates for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or person_id = (select portal_person()) or delegate_id = (select portal_person()));
create policy work on delegates using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (person_id = (select portal_person()) and authority_id = any ((select portal_own())::bigint[])))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (person_id = (select portal_person()) and authority_id = any ((select portal_own())::bigint[])));
create policy delegate on memberships for insert with check (role = 'delegate' and authority_id = any ((select portal_own())::bigint[]));
create policy end_delegate on memberships for update using (role = 'delegate' and authority_id = any ((select portal_own())::bigint[]))
    with check (role = 'delegate' and authority_id = any ((select portal_own())::bigint[]));

alter table handovers enable row level security;
alter table handovers force row level security;
create policy see on handovers for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or from_person_id = (select portal_person()) or to_person_id = (select portal_person()));
create policy record on handovers for insert with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));

alter table taken_over_actions enable row level security;
alter table taken_over_actions force row level security;
create policy see on taken_over_actions for select using ((select portal_all()) or successor_id = any ((select portal_member())::bigint[]));
create policy work on taken_over_actions using ((select portal_all())) with check ((select portal_all()));

-- The fact that somebody stood in stays.
create trigger covers_no_delete before delete or truncate on covers for each statement execute function portal_append_only();
create trigger service_owners_no_delete before delete or truncate on service_owners for each statement execute function portal_append_only();
create trigger council_mailboxes_no_delete before delete or truncate on council_mailboxes for each statement execute function portal_append_only();
create trigger delegates_no_delete before delete or truncate on delegates for each statement execute function portal_append_only();
create trigger handovers_append_only before update or delete or truncate on handovers for each statement execute function portal_append_only();
revoke delete on covers, service_owners, council_mailboxes, delegates, handovers from $role$;
revoke update on handovers from $role$;

-- The actions that a person works on beside those of the own council as a whole: assigned to them, or to somebody whom they
-- cover today; and, for officers of a successor, what it took over. They read what they work on (policies add up):
drop policy work on recommendations;
create policy work on recommendations using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (state <> 'proposed' and proposed_only = false and (
        (assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[]))
        or (assignee_id, authority_id) in (
            select c.person_id, c.authority_id from covers c
            where c.deputy_id = (select portal_person()) and c.authority_id = any ((select portal_member())::bigint[])
              and c.ended_at is null and c.starts_on <= (select portal_today()) and c.ends_on >= (select portal_today()))
        or id in (
            select t.recommendation_id from taken_over_actions t join authorities a on a.id = t.authority_id
            where t.successor_id = any ((select portal_evidence())::bigint[]) and a.end_date < (select portal_today()))
        or (id, assignee_id) in (
            select t.recommendation_id, (select portal_person()) from taken_over_actions t join authorities a on a.id = t.authority_id
            where t.successor_id = any ((select portal_member())::bigint[]) and a.end_date < (select portal_today())
            union all
            select t.recommendation_id, c.person_id from taken_over_actions t join authorities a on a.id = t.authority_id
            join covers c on c.authority_id = t.successor_id
            where t.successor_id = any ((select portal_member())::bigint[]) and a.end_date < (select portal_today())
              and c.deputy_id = (select portal_person())
              and c.ended_at is null and c.starts_on <= (select portal_today()) and c.ends_on >= (select portal_today())))));

-- And for what hangs on them: read under the conditions above.
create function portal_held() returns setof bigint language sql stable as $$
    select r.id from recommendations r
    where r.assignee_id = portal_person() and r.authority_id = any (portal_member())
    union all
    select r.id from covers c join recommendations r on r.assignee_id = c.person_id
    where c.deputy_id = portal_person() and c.authority_id = any (portal_member())
      and c.ended_at is null and c.starts_on <= portal_today() and c.ends_on >= portal_today()
      and (r.authority_id = c.authority_id or exists (
          select 1 from taken_over_actions t join authorities a on a.id = t.authority_id
          where t.recommendation_id = r.id and t.successor_id = c.authority_id and a.end_date < portal_today()))
    union all
    select r.id from taken_over_actions t join authorities a on a.id = t.authority_id join recommendations r on r.id = t.recommendation_id
    where a.end_date < portal_today() and (t.successor_id = any (portal_evidence())
        or (r.assignee_id = portal_person() and t.successor_id = any (portal_member())))
$$;

-- The same as lists that a statement makes once, and whose making its planner does not look into.
create function portal_held_actions() returns bigint[] language plpgsql stable as $$
begin
    return (select coalesce(array_agg(h), '{}') from portal_held() h);
end $$;
create function portal_held_decisions() returns bigint[] language plpgsql stable as $$
begin
    return (select coalesce(array_agg(distinct r.decision_id), '{}') from recommendations r where r.id in (select h from portal_held() h));
end $$;
create function portal_held_councils() returns bigint[] language plpgsql stable as $$
begin
    return (select coalesce(array_agg(distinct r.authority_id), '{}') from recommendations r where r.id in (select h from portal_held() h));
end $$;

drop policy see on decisions;
create policy see on decisions for select using ((select portal_all())
    or ((select portal_open()) and draft = false and published_on <= (select portal_today()))
    or exists (select 1 from decision_authorities a where a.decision_id = decisions.id and a.authority_id = any ((select portal_evidence())::bigint[]))
    or (draft = false and (
        exists (select 1 from decision_authorities a where a.decision_id = decisions.id and a.authority_id = any ((select portal_own())::bigint[]))
        or id = any ((select portal_held_decisions())::bigint[]))));
alter policy work on recommendation_events
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy see on deadline_changes
    using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy work on deadline_changes
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy see on evidence_drafts
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy work on evidence_drafts
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy see on submissions
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy work on submissions
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy see on evidence_files
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy work on evidence_files
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy see on reviews
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy see on reminders
    using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy see on deadline_requests
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy ask on deadline_requests
    with check (granted is null and decided_at is null and (authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[])) or (select portal_kind()) = 'system');
alter policy see on case_messages
    using ((select portal_kind()) = 'system' or ((select portal_kind()) = 'ombudsman' and kind in ('message', 'reply')) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy write on case_messages
    with check ((select portal_kind()) = 'system' or ((select portal_kind()) = 'ombudsman' and kind = 'reply') or (kind <> 'reply' and (authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]))));
alter policy see on escalations
    using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy see on evidence_contents
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or authority_id = any ((select portal_held_councils())::bigint[]));
alter policy put on evidence_contents
    with check (state = 'waiting' and (authority_id = any ((select portal_evidence())::bigint[]) or authority_id = any ((select portal_held_councils())::bigint[])));
alter policy put_again on evidence_contents
    using (authority_id = any ((select portal_evidence())::bigint[]) or authority_id = any ((select portal_held_councils())::bigint[]))
    with check (state = 'waiting');
alter policy see on evidence_recalls
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy see on evidence_uploads
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy work on evidence_uploads
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy work on evidence_holds
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or authority_id = any ((select portal_held_councils())::bigint[]))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or authority_id = any ((select portal_held_councils())::bigint[]));
alter policy see on complainant_contacts
    using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy record on complainant_contacts
    with check ((select portal_kind()) = 'system' or authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[]));
alter policy take_back on deadline_requests
    using (decided_at is null and (authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[])))
    with check (taken_back and granted = false and (authority_id = any ((select portal_evidence())::bigint[]) or recommendation_id = any ((select portal_held_actions())::bigint[])));
alter policy see on recommendation_events
    using ((select portal_all()) or (authority_id = any ((select portal_own())::bigint[]) and exists (select 1 from recommendations r where r.id = recommendation_events.recommendation_id)) or recommendation_id = any ((select portal_held_actions())::bigint[]));
