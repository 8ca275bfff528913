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

-- Appended only: what was recorded stays. (Row-level security is PostgreSQL's; here the queries' own conditions stand alone.)
create trigger report_facts_no_update before update on report_facts
begin
    select raise(abort, 'report_facts is append-only');
end;
create trigger report_facts_no_delete before delete on report_facts
begin
    select raise(abort, 'report_facts is append-only');
end;
create trigger member_reports_no_update before update on member_reports
begin
    select raise(abort, 'member_reports is append-only');
end;
create trigger member_reports_no_delete before delete on member_reports
begin
    select raise(abort, 'member_reports is append-only');
end;
create trigger member_report_decisions_no_update before update on member_report_decisions
begin
    select raise(abort, 'member_report_decisions is append-only');
end;
create trigger member_report_decisions_no_delete before delete on member_report_decisions
begin
    select raise(abort, 'member_report_decisions is append-only');
end;
create trigger member_report_withdrawals_no_update before update on member_report_withdrawals
begin
    select raise(abort, 'member_report_withdrawals is append-only');
end;
create trigger member_report_withdrawals_no_delete before delete on member_report_withdrawals
begin
    select raise(abort, 'member_report_withdrawals is append-only');
end;

-- Public pages are made of what members considered.
create trigger report_facts_inserted after insert on report_facts begin update data_version set version = version + 1 where id = 1; end;
create trigger report_facts_updated after update on report_facts begin update data_version set version = version + 1 where id = 1; end;
create trigger report_facts_deleted after delete on report_facts begin update data_version set version = version + 1 where id = 1; end;
