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
alter table reminders alter column recipient_id drop not null;
alter table reminders add column mailbox_id bigint references council_mailboxes (id);
alter table reminders add column reason text not null default 'link_officer';
alter table reminders add column for_name text;
alter table reminders add column delivery text not null default 'at_once' check (delivery in ('at_once', 'daily', 'weekly', 'off'));
alter table reminders add column waits boolean not null default false;
alter table reminders add column asked_by_name text;
alter table reminders add check ((recipient_id is null) <> (mailbox_id is null));
alter table reminders drop constraint reminders_recommendation_id_kind_for_date_recipient_id_key;
create unique index reminders_once on reminders (recommendation_id, kind, for_date, coalesce(recipient_id, 0), coalesce(mailbox_id, 0));
create index reminders_waiting on reminders (recipient_id) where waits;

-- Everybody's rules are no secret; a council's own are its members'.
alter table reminder_rules enable row level security;
alter table reminder_rules force row level security;
create policy see on reminder_rules for select using ((select portal_all()) or ((select portal_open()) and authority_id is null) or authority_id = any ((select portal_member())::bigint[]));
create policy work on reminder_rules using ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]))
    with check ((select portal_all()) or authority_id = any ((select portal_evidence())::bigint[]));

-- Whoever writes to somebody has to know how they want it.
alter table mail_choices enable row level security;
alter table mail_choices force row level security;
create policy see on mail_choices for select using ((select portal_all()) or person_id = (select portal_person())
    or ((select portal_kind()) = 'person' and at_ombudsman)
    or exists (select 1 from memberships m where m.person_id = mail_choices.person_id and m.authority_id = any ((select portal_member())::bigint[])));
create policy work on mail_choices using ((select portal_kind()) = 'system' or person_id = (select portal_person()))
    with check ((select portal_kind()) = 'system' or person_id = (select portal_person()));

alter table notifications enable row level security;
alter table notifications force row level security;
create policy work on notifications using ((select portal_kind()) = 'system' or person_id = (select portal_person()))
    with check ((select portal_kind()) = 'system' or person_id = (select portal_person()));
create policy put on notifications for insert with check ((select portal_open()) and read_at is null);

alter table letter_reads enable row level security;
alter table letter_reads force row level security;
create policy work on letter_reads using ((select portal_kind()) = 'system' or person_id = (select portal_person()))
    with check ((select portal_kind()) = 'system' or person_id = (select portal_person()));

create trigger reminder_rules_no_delete before delete or truncate on reminder_rules for each statement execute function portal_append_only();
create trigger letter_reads_append_only before update or delete or truncate on letter_reads for each statement execute function portal_append_only();
revoke delete on reminder_rules, letter_reads from $role$;
revoke update on letter_reads from $role$;
