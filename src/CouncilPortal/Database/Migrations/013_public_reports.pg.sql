-- Public reports (Local Government Act 1974, sections 30 and 31), and findings of fault reported to members.

-- What is known of a report (a decision whose document type is Report) and a council. Appended: of each kind (of extensions, for
-- each clock) the latest counts; one without its day says that the one before was recorded by mistake. The number orders the
-- facts of a report and council, so that of two people who record at once one is told.
-- That members considered a report is public with the report, so such a row carries nothing but day, body, meeting and minutes.
create table report_facts (
    id $id$,
    decision_id bigint not null,
    authority_id bigint not null,
    number integer not null,
    kind text not null check (kind in ('received', 'notice_period', 'notice_published', 'copies_open', 'considered', 'answered',
        'action_confirmed', 'extended', 'action_accepted', 'further_report')),
    happened_on date,
    until_on date,
    clock text check (clock in ('notice', 'inspection', 'answer', 'action')),
    weeks integer check (weeks > 0),
    body text check (body in ('full_council', 'cabinet', 'committee')),
    place text,
    link text,
    is_open boolean,
    choice text check (choice in ('accepted', 'accepted_in_part', 'not_accepted')),
    note text check (kind <> 'considered' or note is null),
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null,
    unique (decision_id, authority_id, number),
    foreign key (decision_id, authority_id) references decision_authorities (decision_id, authority_id)
);
create index report_facts_authority on report_facts (authority_id);
create index decisions_reports on decisions (decided_on) where document_type = 'Report';

-- When members considered findings of fault, several decisions at a time. Appended; for each decision the latest counts.
create table member_reports (
    id $id$,
    authority_id bigint not null references authorities (id),
    reported_on date not null,
    body text not null check (body in ('full_council', 'cabinet', 'committee')),
    meeting text not null,
    link text,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index member_reports_authority on member_reports (authority_id);

create table member_report_decisions (
    member_report_id bigint not null references member_reports (id),
    decision_id bigint not null,
    authority_id bigint not null,
    primary key (member_report_id, decision_id),
    foreign key (decision_id, authority_id) references decision_authorities (decision_id, authority_id)
);
create index member_report_decisions_decision on member_report_decisions (decision_id, authority_id);

-- One that was recorded by mistake: it counts for nothing.
create table member_report_withdrawals (
    member_report_id bigint not null primary key references member_reports (id),
    authority_id bigint not null,
    reason text not null,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);

-- What is recorded of a report is between the council's own officers and the Ombudsman; that members considered it is public with the report.
alter table report_facts enable row level security;
alter table report_facts force row level security;
create policy see on report_facts for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or ((select portal_open()) and kind = 'considered' and exists (
        select 1 from decision_authorities a
        where a.decision_id = report_facts.decision_id and a.authority_id = report_facts.authority_id and a.published_on <= (select portal_today()))));
create policy record on report_facts for insert with check ((select portal_all())
    or (authority_id = any ((select portal_evidence())::bigint[]) and kind in ('notice_published', 'copies_open', 'considered', 'answered', 'action_confirmed')));

-- What officers reported to members is the council's own.
alter table member_reports enable row level security;
alter table member_reports force row level security;
create policy see on member_reports for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy record on member_reports for insert with check (authority_id = any ((select portal_evidence())::bigint[]) or (select portal_kind()) = 'system');

alter table member_report_decisions enable row level security;
alter table member_report_decisions force row level security;
create policy see on member_report_decisions for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy record on member_report_decisions for insert with check (authority_id = any ((select portal_evidence())::bigint[]) or (select portal_kind()) = 'system');

alter table member_report_withdrawals enable row level security;
alter table member_report_withdrawals force row level security;
create policy see on member_report_withdrawals for select using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));
create policy record on member_report_withdrawals for insert with check (authority_id = any ((select portal_evidence())::bigint[]) or (select portal_kind()) = 'system');

-- Appended only.
create trigger report_facts_append_only before update or delete or truncate on report_facts
    for each statement execute function portal_append_only();
create trigger member_reports_append_only before update or delete or truncate on member_reports
    for each statement execute function portal_append_only();
create trigger member_report_decisions_append_only before update or delete or truncate on member_report_decisions
    for each statement execute function portal_append_only();
create trigger member_report_withdrawals_append_only before update or delete or truncate on member_report_withdrawals
    for each statement execute function portal_append_only();
revoke update, delete on report_facts, member_reports, member_report_decisions, member_report_withdrawals from $role$;

-- Public pages are made of what members considered.
create trigger noted after insert or update or delete on report_facts for each statement execute function note_public_change();
