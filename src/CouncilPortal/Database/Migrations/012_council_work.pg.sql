-- The council's side of a case: waiting for the complainant, what each person has read, views of the list that they keep.

-- What anybody types and has not recorded yet is kept the same way on both sides.
alter table review_drafts rename to form_drafts;

-- A request that the council took back counts as decided by itself, and not granted.
alter table deadline_requests add column taken_back boolean not null default false;

-- Waiting for the complainant: asked (the wait begins), chased (asked again), acted (the wait ends). on_date is when that
-- was; next_on, when an answer is expected or the next chase is due. Appended; the latest counts.
create table complainant_contacts (
    id $id$,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    kind text not null check (kind in ('asked', 'chased', 'acted')),
    on_date date not null,
    next_on date check ((next_on is null) = (kind = 'acted')),
    note text,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index complainant_contacts_recommendation on complainant_contacts (recommendation_id);

-- Up to which message of an action somebody has read: for that person alone.
create table message_reads (
    person_id bigint not null references people (id),
    recommendation_id bigint not null references recommendations (id),
    read_id bigint not null,
    primary key (person_id, recommendation_id)
);

-- Views of the list of actions that somebody keeps under a name: the address of the list, for that person alone.
create table kept_views (
    id $id$,
    person_id bigint not null references people (id),
    name text not null,
    address text not null,
    kept_at timestamptz not null,
    unique (person_id, name)
);

-- The list of a council with many actions: by due date, by owner; new messages.
create index recommendations_authority_due on recommendations (authority_id, due_on);
create index case_messages_authority on case_messages (authority_id, recommendation_id);

alter table complainant_contacts enable row level security;
alter table complainant_contacts force row level security;
create policy see on complainant_contacts for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = complainant_contacts.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy record on complainant_contacts for insert with check ((select portal_kind()) = 'system' or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = complainant_contacts.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create trigger complainant_contacts_append_only before update or delete or truncate on complainant_contacts
    for each statement execute function portal_append_only();
revoke update, delete on complainant_contacts from $role$;

alter table message_reads enable row level security;
alter table message_reads force row level security;
create policy see on message_reads for select using (person_id = (select portal_person()) or (select portal_kind()) = 'system');
create policy work on message_reads using (person_id = (select portal_person()) or (select portal_kind()) = 'system') with check (person_id = (select portal_person()) or (select portal_kind()) = 'system');

alter table kept_views enable row level security;
alter table kept_views force row level security;
create policy see on kept_views for select using (person_id = (select portal_person()) or (select portal_kind()) = 'system');
create policy work on kept_views using (person_id = (select portal_person()) or (select portal_kind()) = 'system') with check (person_id = (select portal_person()) or (select portal_kind()) = 'system');

-- A council takes back its own request while it waits, and changes nothing else about it.
create policy take_back on deadline_requests for update
    using (decided_at is null and (authority_id = any ((select portal_evidence())::bigint[])
        or exists (select 1 from recommendations r where r.id = deadline_requests.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[]))))
    with check (taken_back and granted = false and (authority_id = any ((select portal_evidence())::bigint[])
        or exists (select 1 from recommendations r where r.id = deadline_requests.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[]))));
