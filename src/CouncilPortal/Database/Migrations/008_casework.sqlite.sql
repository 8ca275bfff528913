-- Casework: what passes between a council and its caseworker beside evidence, and decisions made and amended by hand.

-- A council asks for another due date; the Ombudsman decides once.
create table deadline_requests (
    id $id$,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    proposed_date date not null,
    reason text not null,
    requested_at timestamptz not null,
    requested_by bigint,
    requested_by_name text not null,
    decided_at timestamptz,
    decided_by bigint,
    decided_by_name text,
    granted boolean,
    answer text
);
create index deadline_requests_recommendation on deadline_requests (recommendation_id);
-- One request at a time waits for its decision.
create unique index deadline_requests_waiting on deadline_requests (recommendation_id) where decided_at is null;

-- note: to the council's file; comment: among the council's own people; the Ombudsman reads neither.
-- message: from the council to the caseworker; reply: from the caseworker to the council.
create table case_messages (
    id $id$,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    kind text not null check (kind in ('note', 'comment', 'message', 'reply')),
    body text not null,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index case_messages_recommendation on case_messages (recommendation_id, kind);

-- The Ombudsman writes to the chief executive about an action. Appended.
create table escalations (
    id $id$,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    reason text not null,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index escalations_recommendation on escalations (recommendation_id);

-- Which caseworker has a council's part of a decision.
create table case_owners (
    decision_id bigint not null,
    authority_id bigint not null,
    caseworker_id bigint not null references people (id),
    since timestamptz not null,
    primary key (decision_id, authority_id),
    foreign key (decision_id, authority_id) references decision_authorities (decision_id, authority_id)
);
create index case_owners_caseworker on case_owners (caseworker_id);

-- What a caseworker has typed and not yet recorded, as typed: for that person alone.
create table review_drafts (
    person_id bigint not null references people (id),
    subject text not null,
    answers text not null,
    updated_at timestamptz not null,
    primary key (person_id, subject)
);

-- A draft decision: its recommendations are proposed, and only the council's link officers and monitoring officer see it.
-- decided_on is then the day planned. decision_authorities repeats the mark, so that a row can be judged by itself.
alter table decisions add column draft boolean not null default false check (draft = false or published_on is null);
alter table decision_authorities add column draft boolean not null default false check (draft = false or published_on is null);
-- Grows with each change by hand.
alter table decisions add column version integer not null default 1;

-- Each time that a draft was shared in confidence, and until when answers are wanted. Appended.
create table draft_sharings (
    id $id$,
    decision_id bigint not null,
    authority_id bigint not null,
    answer_by date not null,
    message text,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null,
    foreign key (decision_id, authority_id) references decision_authorities (decision_id, authority_id)
);
create index draft_sharings_decision on draft_sharings (decision_id, authority_id);

-- What the council says of one proposed recommendation: of its wording, the evidence expected and the date. Appended; the latest counts.
create table draft_answers (
    id $id$,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    wording_agreed boolean not null,
    wording text,
    evidence_agreed boolean not null,
    evidence text,
    date_agreed boolean not null,
    due_on date,
    reason text,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index draft_answers_recommendation on draft_answers (recommendation_id);

-- Every change by hand of a decision (recommendation_id null) or a recommendation. Appended.
create table amendments (
    id $id$,
    decision_id bigint not null references decisions (id),
    recommendation_id bigint references recommendations (id),
    authority_id bigint,
    field text not null,
    from_text text,
    to_text text,
    reason text,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index amendments_decision on amendments (decision_id);
create index amendments_recommendation on amendments (recommendation_id);

-- Where a file says something else than what was recorded here. A person settles it: 'ours' stays, or 'theirs' is taken.
create table import_conflicts (
    id $id$,
    decision_id bigint not null references decisions (id),
    recommendation_id bigint references recommendations (id),
    authority_id bigint,
    field text not null,
    ours text,
    theirs text,
    found_at timestamptz not null,
    found_by_name text not null,
    settled_at timestamptz,
    settled_by bigint,
    settled_by_name text,
    choice text check (choice in ('ours', 'theirs'))
);
create index import_conflicts_recommendation on import_conflicts (recommendation_id);
create unique index import_conflicts_waiting on import_conflicts (decision_id, coalesce(recommendation_id, 0), field) where settled_at is null;

-- The outcome that a later one puts right; it counts in the year of the one that it corrects.
alter table compliance_outcomes add column corrects_id bigint references compliance_outcomes (id);

-- Appended only: what was recorded stays. (Row-level security is PostgreSQL's; here the queries' own conditions stand alone.)
create trigger case_messages_no_update before update on case_messages
begin
    select raise(abort, 'case_messages is append-only');
end;
create trigger case_messages_no_delete before delete on case_messages
begin
    select raise(abort, 'case_messages is append-only');
end;
create trigger escalations_no_update before update on escalations
begin
    select raise(abort, 'escalations is append-only');
end;
create trigger escalations_no_delete before delete on escalations
begin
    select raise(abort, 'escalations is append-only');
end;
create trigger draft_sharings_no_update before update on draft_sharings
begin
    select raise(abort, 'draft_sharings is append-only');
end;
create trigger draft_sharings_no_delete before delete on draft_sharings
begin
    select raise(abort, 'draft_sharings is append-only');
end;
create trigger draft_answers_no_update before update on draft_answers
begin
    select raise(abort, 'draft_answers is append-only');
end;
create trigger draft_answers_no_delete before delete on draft_answers
begin
    select raise(abort, 'draft_answers is append-only');
end;
create trigger amendments_no_update before update on amendments
begin
    select raise(abort, 'amendments is append-only');
end;
create trigger amendments_no_delete before delete on amendments
begin
    select raise(abort, 'amendments is append-only');
end;
