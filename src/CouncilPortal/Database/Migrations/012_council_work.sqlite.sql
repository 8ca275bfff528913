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

-- Appended only. (Row-level security is PostgreSQL's; here the queries' own conditions stand alone.)
create trigger complainant_contacts_no_update before update on complainant_contacts
begin
    select raise(abort, 'complainant_contacts is append-only');
end;
create trigger complainant_contacts_no_delete before delete on complainant_contacts
begin
    select raise(abort, 'complainant_contacts is append-only');
end;
