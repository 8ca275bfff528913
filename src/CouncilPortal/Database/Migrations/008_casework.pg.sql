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

-- Requests and messages: the council's evidence readers and the colleague who has the action; the Ombudsman reads
-- neither the council's notes nor its comments.
alter table deadline_requests enable row level security;
alter table deadline_requests force row level security;
create policy see on deadline_requests for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = deadline_requests.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy ask on deadline_requests for insert with check (granted is null and decided_at is null and (authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = deadline_requests.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[]))) or (select portal_kind()) = 'system');
create policy decide on deadline_requests for update using ((select portal_all())) with check ((select portal_all()));

alter table case_messages enable row level security;
alter table case_messages force row level security;
create policy see on case_messages for select using ((select portal_kind()) = 'system'
    or ((select portal_kind()) = 'ombudsman' and kind in ('message', 'reply'))
    or authority_id = any ((select portal_evidence())::bigint[])
    or exists (select 1 from recommendations r where r.id = case_messages.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy write on case_messages for insert with check ((select portal_kind()) = 'system'
    or ((select portal_kind()) = 'ombudsman' and kind = 'reply')
    or (kind <> 'reply' and (authority_id = any ((select portal_evidence())::bigint[])
        or exists (select 1 from recommendations r where r.id = case_messages.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])))));

-- What the Ombudsman records.
alter table escalations enable row level security;
alter table escalations force row level security;
create policy see on escalations for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or exists (select 1 from recommendations r where r.id = escalations.recommendation_id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])));
create policy work on escalations using ((select portal_all())) with check ((select portal_all()));

alter table case_owners enable row level security;
alter table case_owners force row level security;
create policy see on case_owners for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[]));
create policy work on case_owners using ((select portal_all())) with check ((select portal_all()));

alter table review_drafts enable row level security;
alter table review_drafts force row level security;
create policy see on review_drafts for select using (person_id = (select portal_person()) or (select portal_kind()) = 'system');
create policy work on review_drafts using (person_id = (select portal_person()) or (select portal_kind()) = 'system') with check (person_id = (select portal_person()) or (select portal_kind()) = 'system');

-- Drafts, shared in confidence: link officers and monitoring officers alone.
alter table draft_sharings enable row level security;
alter table draft_sharings force row level security;
create policy see on draft_sharings for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy work on draft_sharings using ((select portal_all())) with check ((select portal_all()));

alter table draft_answers enable row level security;
alter table draft_answers force row level security;
create policy see on draft_answers for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy answer on draft_answers for insert with check (authority_id = any ((select portal_evidence())::bigint[]) or (select portal_kind()) = 'system');

alter table amendments enable row level security;
alter table amendments force row level security;
create policy see on amendments for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy work on amendments using ((select portal_all())) with check ((select portal_all()));

alter table import_conflicts enable row level security;
alter table import_conflicts force row level security;
create policy see on import_conflicts for select using ((select portal_all()));
create policy work on import_conflicts using ((select portal_all())) with check ((select portal_all()));

-- A draft decision and what is only proposed are seen by fewer eyes than what is final.
drop policy see on decision_authorities;
create policy see on decision_authorities for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (draft = false and (authority_id = any ((select portal_own())::bigint[])
        or ((select portal_open()) and published_on <= (select portal_today())))));

drop policy see on recommendations;
create policy see on recommendations for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (state <> 'proposed' and (authority_id = any ((select portal_own())::bigint[])
        or (assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[]))
        or ((select portal_open()) and kind = 'service_improvement' and exists (
            select 1 from decision_authorities a
            where a.decision_id = recommendations.decision_id and a.authority_id = recommendations.authority_id
              and a.published_on <= (select portal_today()))))));

drop policy work on recommendations;
create policy work on recommendations using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (state <> 'proposed' and assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[])))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[])
    or (state <> 'proposed' and assignee_id = (select portal_person()) and authority_id = any ((select portal_member())::bigint[])));

drop policy see on decisions;
create policy see on decisions for select using ((select portal_all())
    or ((select portal_open()) and draft = false and published_on <= (select portal_today()))
    or exists (select 1 from decision_authorities a where a.decision_id = decisions.id and a.authority_id = any ((select portal_evidence())::bigint[]))
    or (draft = false and (
        exists (select 1 from decision_authorities a where a.decision_id = decisions.id and a.authority_id = any ((select portal_own())::bigint[]))
        or exists (select 1 from recommendations r where r.decision_id = decisions.id and r.assignee_id = (select portal_person()) and r.authority_id = any ((select portal_member())::bigint[])))));

-- Appended only.
create trigger case_messages_append_only before update or delete or truncate on case_messages
    for each statement execute function portal_append_only();
create trigger escalations_append_only before update or delete or truncate on escalations
    for each statement execute function portal_append_only();
create trigger draft_sharings_append_only before update or delete or truncate on draft_sharings
    for each statement execute function portal_append_only();
create trigger draft_answers_append_only before update or delete or truncate on draft_answers
    for each statement execute function portal_append_only();
create trigger amendments_append_only before update or delete or truncate on amendments
    for each statement execute function portal_append_only();
revoke update, delete on case_messages, escalations, draft_sharings, draft_answers, amendments from $role$;
revoke delete on deadline_requests from $role$;
