-- Reminders as data, how each person wants their mail, and what is new for whom in the portal.

-- When somebody is reminded or told of something. authority_id: a council's own setting; null: everybody's.
-- occasion and days with their unit say when; never_off: the last warnings before a deadline and what is overdue.
create table reminder_rules (
    id $id$,
    authority_id bigint references authorities (id),
    code text not null,
    occasion text not null check (occasion in ('before_due', 'on_the_day', 'overdue', 'overdue_weekly', 'executive_overdue', 'more_evidence',
        'letter_issued', 'letter_unread', 'embargo_lifted', 'report_clock', 'cover_begins', 'cover_ends',
        'request_answered', 'evidence_accepted', 'new_decision', 'new_action', 'assigned')),
    days integer not null check (days >= 0),
    unit text not null check (unit in ('days', 'working_days')),
    is_on boolean not null,
    never_off boolean not null default false,
    changed_at timestamptz,
    changed_by bigint,
    changed_by_name text,
    check (is_on or not never_off),
    check (authority_id is null or not never_off)
);
create unique index reminder_rules_once on reminder_rules (coalesce(authority_id, 0), code);
create index reminder_rules_authority on reminder_rules (authority_id);

-- The rules that a council adds to everybody's or switches on or off for itself carry no mark of their own.
insert into reminder_rules (code, occasion, days, unit, is_on, never_off) values
    ('due_in_14_days', 'before_due', 14, 'days', true, false),
    ('due_in_5_working_days', 'before_due', 5, 'working_days', true, false),
    ('due_tomorrow', 'before_due', 1, 'working_days', true, true),
    ('due_today', 'on_the_day', 0, 'days', true, true),
    ('overdue_day_after', 'overdue', 1, 'working_days', true, true),
    ('overdue_weekly', 'overdue_weekly', 7, 'days', true, true),
    ('executive_overdue', 'executive_overdue', 0, 'days', false, false),
    ('more_evidence_3_working_days', 'more_evidence', 3, 'working_days', true, false),
    ('more_evidence_7_working_days', 'more_evidence', 7, 'working_days', true, false),
    ('letter_issued', 'letter_issued', 0, 'days', true, false),
    ('letter_unread', 'letter_unread', 5, 'working_days', true, false),
    ('embargo_lifted', 'embargo_lifted', 0, 'days', true, false),
    ('report_14_days', 'report_clock', 14, 'days', true, false),
    ('report_2_working_days', 'report_clock', 2, 'working_days', true, false),
    ('cover_begins', 'cover_begins', 0, 'days', true, false),
    ('cover_ends', 'cover_ends', 0, 'days', true, false),
    ('request_answered', 'request_answered', 0, 'days', true, false),
    ('evidence_accepted', 'evidence_accepted', 0, 'days', true, false),
    ('new_decision', 'new_decision', 0, 'days', true, false),
    ('new_action', 'new_action', 0, 'days', true, false),
    ('assigned', 'assigned', 0, 'days', true, false);

-- How somebody wants the mail of a topic, where they chose. at_ombudsman: somebody of the Ombudsman, whom councils write to.
create table mail_choices (
    person_id bigint not null references people (id),
    topic text not null,
    delivery text not null check (delivery in ('at_once', 'daily', 'weekly', 'off')),
    at_ombudsman boolean not null default false,
    changed_at timestamptz not null,
    primary key (person_id, topic)
);

-- What is new for somebody, shown under the bell; there whether or not mail goes. key: of the same fact there is one for each person.
-- message_id: the mail that carries it; null: none yet, or none at all.
create table notifications (
    id $id$,
    person_id bigint not null references people (id),
    key text not null,
    topic text not null,
    subject text not null,
    path text not null,
    delivery text not null check (delivery in ('at_once', 'daily', 'weekly', 'off')),
    message_id text,
    at timestamptz not null,
    read_at timestamptz,
    unique (person_id, key)
);
create index notifications_unread on notifications (person_id) where read_at is null;
create index notifications_person on notifications (person_id, id);
create index notifications_waiting on notifications (delivery) where message_id is null and read_at is null;
create index notifications_message on notifications (message_id);

-- Who has opened which annual review letter, so that nobody is asked to who has.
create table letter_reads (
    letter_id bigint not null references letters (id),
    person_id bigint not null references people (id),
    first_read_at timestamptz not null,
    primary key (letter_id, person_id)
);

-- A mail that can be stopped by its reader carries a secret, in an address; topics: what stops.
alter table outbox add column stop_token text;
alter table outbox add column stop_address text;
alter table outbox add column stop_topics text;
create unique index outbox_stop_token on outbox (stop_token) where stop_token is not null;

-- A reminder can go to a mailbox, too, and to whoever stands in for somebody (for_name). waits: it goes with the week's mail.
create table reminders_anew (
    id $id$,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    kind text not null,
    for_date date not null,
    recipient_id bigint references people (id),
    mailbox_id bigint references council_mailboxes (id),
    recipient_name text not null,
    reason text not null default 'link_officer',
    for_name text,
    delivery text not null default 'at_once' check (delivery in ('at_once', 'daily', 'weekly', 'off')),
    waits boolean not null default false,
    asked_by_name text,
    message_id text not null,
    planned_at timestamptz not null,
    check ((recipient_id is null) <> (mailbox_id is null))
);
insert into reminders_anew (id, recommendation_id, authority_id, kind, for_date, recipient_id, recipient_name, message_id, planned_at)
    select id, recommendation_id, authority_id, kind, for_date, recipient_id, recipient_name, message_id, planned_at from reminders;
drop table reminders;
alter table reminders_anew rename to reminders;
create unique index reminders_once on reminders (recommendation_id, kind, for_date, coalesce(recipient_id, 0), coalesce(mailbox_id, 0));
create index reminders_for_date on reminders (for_date);
create index reminders_waiting on reminders (recipient_id) where waits;

create trigger reminder_rules_no_delete before delete on reminder_rules begin select raise(abort, 'reminder_rules is append-only'); end;
create trigger letter_reads_no_update before update on letter_reads begin select raise(abort, 'letter_reads is append-only'); end;
create trigger letter_reads_no_delete before delete on letter_reads begin select raise(abort, 'letter_reads is append-only'); end;
