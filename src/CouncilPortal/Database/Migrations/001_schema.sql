-- Authorities: public reference data.

create table authorities (
    id $id$,
    code text not null unique,
    gss_code text,
    name text not null,
    short_name text not null,
    type text not null,
    region text,
    county_code text,
    start_date date,
    end_date date,
    slug text not null unique,
    invented boolean not null
);
create index authorities_gss_code on authorities (gss_code);

create table former_names (
    authority_id bigint not null references authorities (id),
    name text not null,
    slug text not null primary key
);

create table authority_successors (
    authority_id bigint not null references authorities (id),
    successor_id bigint not null references authorities (id),
    primary key (authority_id, successor_id)
);
create index authority_successors_successor on authority_successors (successor_id);

create table populations (
    authority_id bigint not null references authorities (id),
    year integer not null,
    population bigint not null check (population > 0),
    source text,
    primary key (authority_id, year)
);

create table hexagons (
    tier text not null check (tier in ('lower', 'upper')),
    authority_id bigint not null references authorities (id),
    hex_column integer not null,
    hex_row integer not null,
    primary key (tier, authority_id),
    unique (tier, hex_column, hex_row)
);

create table bank_holidays (
    holiday date not null primary key,
    name text not null
);

-- Statistics: nothing of a year is public before its publication instant.

-- public_from: the instant from which the year is public; null, not yet set.
-- published_on: the day of publication, where a source gives it.
create table reporting_years (
    year text not null primary key,
    public_from timestamptz,
    published_on date
);

create table annual_statistics (
    authority_id bigint not null references authorities (id),
    year text not null references reporting_years (year),
    received integer check (received >= 0),
    invalid_or_incomplete integer check (invalid_or_incomplete >= 0),
    advice_given integer check (advice_given >= 0),
    referred_back integer check (referred_back >= 0),
    closed_after_initial_enquiries integer check (closed_after_initial_enquiries >= 0),
    not_upheld integer check (not_upheld >= 0),
    not_for_us integer check (not_for_us >= 0),
    assessed_and_closed integer check (assessed_and_closed >= 0),
    investigated integer check (investigated >= 0),
    upheld integer check (upheld >= 0),
    satisfactory_remedies integer check (satisfactory_remedies >= 0),
    compliance_outcomes integer check (compliance_outcomes >= 0),
    complied integer check (complied >= 0),
    complied_late integer check (complied_late >= 0),
    population bigint check (population > 0),
    published_upheld_rate numeric,
    published_compliance_rate numeric,
    published_remedy_rate numeric,
    published_upheld_per_100k numeric,
    source text,
    primary key (authority_id, year)
);
create index annual_statistics_year on annual_statistics (year);

create table annual_categories (
    authority_id bigint not null references authorities (id),
    year text not null references reporting_years (year),
    category text not null,
    received integer check (received >= 0),
    decided integer check (decided >= 0),
    upheld integer check (upheld >= 0),
    primary key (authority_id, year, category)
);

create table annual_averages (
    type text not null,
    year text not null references reporting_years (year),
    upheld_rate numeric,
    compliance_rate numeric,
    remedy_rate numeric,
    upheld_per_100k numeric,
    source text,
    primary key (type, year)
);

create table national_statistics (
    year text not null primary key references reporting_years (year),
    received integer,
    invalid_or_incomplete integer,
    advice_given integer,
    referred_back integer,
    closed_after_initial_enquiries integer,
    not_upheld integer,
    not_for_us integer,
    assessed_and_closed integer,
    investigated integer,
    upheld integer,
    satisfactory_remedies integer,
    compliance_outcomes integer,
    complied integer,
    complied_late integer,
    source text
);

create table category_mappings (
    decision_category text not null primary key,
    statistics_category text not null
);

-- People: known by tenant and object id, never by e-mail.

create table tenants (
    id text not null primary key,
    name text not null,
    listed boolean not null
);

create table authority_tenants (
    tenant_id text not null references tenants (id),
    authority_id bigint not null references authorities (id),
    primary key (tenant_id, authority_id)
);

create table people (
    id $id$,
    tenant_id text not null references tenants (id),
    object_id text not null,
    name text not null,
    email text,
    created_at timestamptz not null,
    unique (tenant_id, object_id)
);

create table memberships (
    id $id$,
    person_id bigint not null references people (id),
    authority_id bigint references authorities (id),
    role text not null,
    started_at timestamptz not null,
    ended_at timestamptz
);
create index memberships_person on memberships (person_id);
create index memberships_authority on memberships (authority_id);
create unique index memberships_live on memberships (person_id, coalesce(authority_id, 0), role) where ended_at is null;

create table invitations (
    id $id$,
    authority_id bigint references authorities (id),
    role text not null,
    email text not null,
    token_hash text not null unique,
    invited_by bigint references people (id),
    invited_by_name text not null,
    invited_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    accepted_by bigint references people (id),
    withdrawn_at timestamptz
);
create index invitations_authority on invitations (authority_id);

create table sessions (
    id text not null primary key,
    person_id bigint not null references people (id),
    started_at timestamptz not null,
    ended_at timestamptz,
    ended_why text
);
create index sessions_person on sessions (person_id);

-- What open circuits must hear of: a session ended or a person's rights changed.
create table rights_changes (
    id $id$,
    person_id bigint not null,
    session_id text,
    changed_at timestamptz not null
);

-- Decisions and what was agreed in them.

create table decisions (
    id $id$,
    reference text not null unique,
    received_on date,
    decided_on date not null,
    category text not null,
    subcategory text,
    outcome text not null,
    document_type text,
    satisfactory_remedy boolean,
    published_on date,
    title text,
    summary text
);
create index decisions_published_on on decisions (published_on);

-- published_on repeats the decision's, so that a row can be judged by itself.
create table decision_authorities (
    decision_id bigint not null references decisions (id),
    authority_id bigint not null references authorities (id),
    decided_on date not null,
    published_on date,
    primary key (decision_id, authority_id)
);
create index decision_authorities_authority on decision_authorities (authority_id, decided_on);

create table recommendations (
    id $id$,
    decision_id bigint not null,
    authority_id bigint not null,
    number integer not null,
    kind text not null check (kind in ('personal_remedy', 'service_improvement')),
    remedy text not null,
    text text not null,
    public_summary text,
    expectation text,
    original_due_on date not null,
    due_on date not null,
    done_on date,
    state text not null,
    assignee_id bigint references people (id),
    version integer not null default 1,
    unique (decision_id, authority_id, number),
    foreign key (decision_id, authority_id) references decision_authorities (decision_id, authority_id)
);
create index recommendations_authority on recommendations (authority_id, state, due_on);
create index recommendations_state on recommendations (state, due_on);
create index recommendations_assignee on recommendations (assignee_id);

-- The history of a recommendation: every change of state, appended with its author.
create table recommendation_events (
    id $id$,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    kind text not null,
    state text not null,
    note text,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index recommendation_events_recommendation on recommendation_events (recommendation_id);

create table deadline_changes (
    id $id$,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    from_date date not null,
    to_date date not null,
    reason text not null,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index deadline_changes_recommendation on deadline_changes (recommendation_id);

-- Evidence. A draft holds what was typed, as typed; a submission holds facts.

create table evidence_drafts (
    recommendation_id bigint not null primary key references recommendations (id),
    authority_id bigint not null,
    answers text not null,
    version integer not null,
    updated_at timestamptz not null,
    updated_by bigint,
    updated_by_name text not null
);

create table submissions (
    id $id$,
    reference text not null unique,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    statement text not null,
    done_on date not null,
    amount_pence bigint check (amount_pence >= 0),
    people_trained integer check (people_trained >= 0),
    draft_version integer,
    submitted_at timestamptz not null,
    submitted_by bigint,
    submitted_by_name text not null
);
create index submissions_recommendation on submissions (recommendation_id);
-- A draft is submitted once, however often the button is pressed.
create unique index submissions_once on submissions (recommendation_id, draft_version);
create index submissions_submitted_at on submissions (submitted_at);

create table evidence_files (
    id $id$,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    submission_id bigint references submissions (id),
    name text not null,
    content_type text not null,
    size bigint not null check (size > 0),
    sha256 text not null,
    uploaded_at timestamptz not null,
    uploaded_by bigint,
    uploaded_by_name text not null,
    removed_at timestamptz
);
create index evidence_files_recommendation on evidence_files (recommendation_id);
create unique index evidence_files_once on evidence_files (recommendation_id, sha256) where removed_at is null;

create table reviews (
    id $id$,
    submission_id bigint not null unique references submissions (id),
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    decision text not null check (decision in ('accepted', 'more_wanted', 'not_satisfied')),
    reason text,
    answer_due_on date,
    reviewed_at timestamptz not null,
    reviewed_by bigint,
    reviewed_by_name text not null
);
create index reviews_recommendation on reviews (recommendation_id);

-- One outcome counts for each decision and authority: the latest. A correction is a new row.
create table compliance_outcomes (
    id $id$,
    decision_id bigint not null,
    authority_id bigint not null,
    outcome text not null,
    note text,
    recorded_at timestamptz not null,
    recorded_on date not null,
    recorded_by bigint,
    recorded_by_name text not null,
    foreign key (decision_id, authority_id) references decision_authorities (decision_id, authority_id)
);
create index compliance_outcomes_decision on compliance_outcomes (decision_id, authority_id);
create index compliance_outcomes_authority on compliance_outcomes (authority_id, recorded_on);

-- Letters.

create table letters (
    id $id$,
    authority_id bigint not null references authorities (id),
    year text not null references reporting_years (year),
    issued_at timestamptz not null,
    published_at timestamptz not null,
    addressee text,
    body text not null,
    unique (authority_id, year)
);

create table letter_grants (
    id $id$,
    letter_id bigint not null references letters (id),
    person_id bigint not null references people (id),
    granted_at timestamptz not null,
    granted_by bigint not null,
    granted_by_name text not null,
    revoked_at timestamptz
);
create index letter_grants_person on letter_grants (person_id);

-- Mail and reminders.

create table outbox (
    id $id$,
    message_id text not null unique,
    kind text not null,
    to_person_id bigint,
    to_name text not null,
    to_address text not null,
    subject text not null,
    text_body text not null,
    html_body text not null,
    queued_at timestamptz not null,
    next_attempt_at timestamptz not null,
    claimed_until timestamptz,
    attempts integer not null default 0,
    last_error text,
    sent_at timestamptz,
    dead_at timestamptz
);
create index outbox_waiting on outbox (next_attempt_at) where sent_at is null and dead_at is null;

create table reminders (
    id $id$,
    recommendation_id bigint not null references recommendations (id),
    authority_id bigint not null,
    kind text not null,
    for_date date not null,
    recipient_id bigint not null references people (id),
    recipient_name text not null,
    message_id text not null,
    planned_at timestamptz not null,
    unique (recommendation_id, kind, for_date, recipient_id)
);
create index reminders_for_date on reminders (for_date);

-- planned_at: when the morning itself was planned; null where reminders of it were only queued by hand so far.
-- runs: how often something was queued for it, so that what comes later travels in a mail of its own.
create table planned_mornings (
    morning date not null primary key,
    planned_at timestamptz,
    queued integer not null,
    runs integer not null
);

-- Who did and saw what. Appended only.

create table audit (
    id $id$,
    at timestamptz not null,
    who text not null,
    person_id bigint,
    action text not null,
    subject text not null,
    authority_id bigint,
    detail text
);
create index audit_at on audit (at);
create index audit_authority on audit (authority_id, at);

-- Plumbing shared by every process.

create table data_protection_keys (
    id $id$,
    friendly_name text,
    xml text not null
);

create table data_version (
    id integer not null primary key check (id = 1),
    version bigint not null
);
insert into data_version (id, version) values (1, 1);

create table loaded_data (
    name text not null primary key,
    loaded_at timestamptz not null
);

insert into category_mappings (decision_category, statistics_category) values
    ('Adult care services', 'Adult Care Services'),
    ('Benefits and tax', 'Benefits & Tax'),
    ('Children''s care services', 'Education & Children''s Services'),
    ('Education', 'Education & Children''s Services'),
    ('Environment and regulation', 'Environmental Services, Public Protection & Regulation'),
    ('Health', 'Adult Care Services'),
    ('Housing', 'Housing'),
    ('Other categories', 'Corporate & Other Services'),
    ('Planning', 'Planning & Development'),
    ('Transport and highways', 'Highways & Transport');

-- Published already. Where no source gives the day, public from the end of the year.
insert into reporting_years (year, public_from, published_on) values
    ('2014-15', '2015-04-01 00:00:00.000000+00:00', null),
    ('2015-16', '2016-04-01 00:00:00.000000+00:00', null),
    ('2016-17', '2017-04-01 00:00:00.000000+00:00', null),
    ('2017-18', '2018-04-01 00:00:00.000000+00:00', null),
    ('2018-19', '2019-04-01 00:00:00.000000+00:00', null),
    ('2019-20', '2020-07-28 23:00:00.000000+00:00', '2020-07-29'),
    ('2020-21', '2021-04-01 00:00:00.000000+00:00', null),
    ('2021-22', '2022-04-01 00:00:00.000000+00:00', null),
    ('2022-23', '2023-04-01 00:00:00.000000+00:00', null),
    ('2023-24', '2024-04-01 00:00:00.000000+00:00', null),
    ('2024-25', '2025-04-01 00:00:00.000000+00:00', null);
