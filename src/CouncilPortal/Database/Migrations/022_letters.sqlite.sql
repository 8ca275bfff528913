-- Annual review letters: the year's wording, the run that issues them, reissues, who opened what under embargo, what became of them at the council.

-- The wording of a year's letters, a row for each time it was saved; the latest counts. blocks: JSON.
create table letter_templates (
    id $id$,
    year text not null references reporting_years (year),
    blocks text not null,
    saved_at timestamptz not null,
    saved_by bigint,
    saved_by_name text not null
);
create index letter_templates_year on letter_templates (year, id);

-- What the publisher settled for one council's letter before its issue. looked_at: what asks for a look was looked at.
create table letter_drafts (
    authority_id bigint not null references authorities (id),
    year text not null references reporting_years (year),
    addressee text,
    paragraph text,
    looked_at timestamptz,
    looked_by_name text,
    version integer not null default 1,
    changed_at timestamptz not null,
    changed_by bigint,
    changed_by_name text not null,
    primary key (authority_id, year)
);

-- A run issues each letter of a year that is not issued yet. claimed_until: a process is at work on it.
create table letter_runs (
    id $id$,
    year text not null references reporting_years (year),
    state text not null check (state in ('running', 'done', 'stopped')),
    total integer not null,
    started_at timestamptz not null,
    started_by bigint,
    started_by_name text not null,
    claimed_until timestamptz,
    ended_at timestamptz,
    failure text
);
create unique index letter_runs_running on letter_runs (year) where state = 'running';

-- facts: what the letter was written from, as it stood then (JSON). run_id: it was issued by a run, which told the council.
alter table letters add column facts text;
alter table letters add column run_id bigint references letter_runs (id);
alter table letters add column version integer not null default 1;
alter table letters add column reissued_at timestamptz;
alter table letters add column reissue_reason text;

-- A letter as it was before it was issued anew, and why it was.
create table replaced_letters (
    letter_id bigint not null references letters (id),
    version integer not null,
    issued_at timestamptz not null,
    addressee text,
    body text not null,
    facts text,
    replaced_at timestamptz not null,
    replaced_by bigint,
    replaced_by_name text not null,
    reason text not null,
    primary key (letter_id, version)
);

-- Who opened what of a year before its publication: the letter, the council's figures, files and packs made of them.
create table embargo_openings (
    id $id$,
    year text not null,
    authority_id bigint not null references authorities (id),
    letter_id bigint references letters (id),
    person_id bigint not null references people (id),
    person_name text not null,
    what text not null,
    opened_at timestamptz not null
);
create index embargo_openings_year on embargo_openings (year, id);
create index embargo_openings_letter on embargo_openings (letter_id, person_id);

-- The chief executive, or who reads for them, says that they have read a letter.
create table letter_confirmations (
    letter_id bigint not null references letters (id),
    person_id bigint not null references people (id),
    person_name text not null,
    at timestamptz not null,
    primary key (letter_id, person_id)
);

-- What the chief executive writes to the council's officers about a letter. The Ombudsman does not see it.
create table letter_notes (
    id $id$,
    letter_id bigint not null references letters (id),
    text text not null,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null
);
create index letter_notes_letter on letter_notes (letter_id, id);

alter table letter_grants add column revoked_by_name text;
alter table letter_grants add column authority_id bigint references authorities (id);
update letter_grants set authority_id = (select l.authority_id from letters l where l.id = letter_grants.letter_id);
create unique index letter_grants_standing on letter_grants (letter_id, person_id) where revoked_at is null;

create trigger letter_templates_no_update before update on letter_templates begin select raise(abort, 'letter_templates is append-only'); end;
create trigger letter_templates_no_delete before delete on letter_templates begin select raise(abort, 'letter_templates is append-only'); end;
create trigger replaced_letters_no_update before update on replaced_letters begin select raise(abort, 'replaced_letters is append-only'); end;
create trigger replaced_letters_no_delete before delete on replaced_letters begin select raise(abort, 'replaced_letters is append-only'); end;
create trigger embargo_openings_no_update before update on embargo_openings begin select raise(abort, 'embargo_openings is append-only'); end;
create trigger embargo_openings_no_delete before delete on embargo_openings begin select raise(abort, 'embargo_openings is append-only'); end;
create trigger letter_confirmations_no_update before update on letter_confirmations begin select raise(abort, 'letter_confirmations is append-only'); end;
create trigger letter_confirmations_no_delete before delete on letter_confirmations begin select raise(abort, 'letter_confirmations is append-only'); end;
create trigger letter_notes_no_update before update on letter_notes begin select raise(abort, 'letter_notes is append-only'); end;
create trigger letter_notes_no_delete before delete on letter_notes begin select raise(abort, 'letter_notes is append-only'); end;
