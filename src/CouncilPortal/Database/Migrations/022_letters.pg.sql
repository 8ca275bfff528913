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

-- The owner of the schema is bound by row-level security as well.
select set_config('portal.kind', 'system', true);
update letter_grants set authority_id = (select l.authority_id from letters l where l.id = letter_grants.letter_id);
alter table letters add unique (id, authority_id);
alter table letter_grants add foreign key (letter_id, authority_id) references letters (id, authority_id);
create unique index letter_grants_standing on letter_grants (letter_id, person_id) where revoked_at is null;

create policy see_own on letter_grants for select using (authority_id = any ((select portal_own())::bigint[]) or authority_id in (select s.authority_id from authority_successors s where s.successor_id = any ((select portal_own())::bigint[])));
create policy give on letter_grants using (authority_id = any ((select portal_own())::bigint[]) or authority_id in (select s.authority_id from authority_successors s where s.successor_id = any ((select portal_own())::bigint[])))
    with check (authority_id = any ((select portal_own())::bigint[]) or authority_id in (select s.authority_id from authority_successors s where s.successor_id = any ((select portal_own())::bigint[])));

-- A letter to an abolished council that was issued after the change is its successors' to receive.
create policy see_successor on letters for select using (issued_at <= (select portal_now()) and exists (
    select 1 from authority_successors s join authorities a on a.id = s.authority_id
    where s.authority_id = letters.authority_id and s.successor_id = any ((select portal_own())::bigint[]) and a.end_date <= letters.issued_at));

alter table letter_templates enable row level security;
alter table letter_templates force row level security;
create policy work on letter_templates using ((select portal_all())) with check ((select portal_all()));
alter table letter_drafts enable row level security;
alter table letter_drafts force row level security;
create policy work on letter_drafts using ((select portal_all())) with check ((select portal_all()));
alter table letter_runs enable row level security;
alter table letter_runs force row level security;
create policy work on letter_runs using ((select portal_all())) with check ((select portal_all()));

-- Whoever may read a letter may read what it was before.
alter table replaced_letters enable row level security;
alter table replaced_letters force row level security;
create policy see on replaced_letters for select using (exists (select 1 from letters l where l.id = replaced_letters.letter_id));
create policy work on replaced_letters using ((select portal_all())) with check ((select portal_all()));

alter table embargo_openings enable row level security;
alter table embargo_openings force row level security;
create policy see on embargo_openings for select using ((select portal_all()) or authority_id = any ((select portal_own())::bigint[])
    or exists (select 1 from letters l where l.id = embargo_openings.letter_id and (l.authority_id = any ((select portal_own())::bigint[])
        or l.authority_id in (select s.authority_id from authority_successors s where s.successor_id = any ((select portal_own())::bigint[])))));
create policy put on embargo_openings for insert with check ((select portal_kind()) = 'system' or person_id = (select portal_person()));

alter table letter_confirmations enable row level security;
alter table letter_confirmations force row level security;
create policy see on letter_confirmations for select using ((select portal_all())
    or exists (select 1 from letters l where l.id = letter_confirmations.letter_id and (l.authority_id = any ((select portal_own())::bigint[])
        or l.authority_id in (select s.authority_id from authority_successors s where s.successor_id = any ((select portal_own())::bigint[])))));
create policy put on letter_confirmations for insert with check ((select portal_kind()) = 'system' or (person_id = (select portal_person())
    and exists (select 1 from letters l where l.id = letter_confirmations.letter_id and (l.authority_id = any ((select portal_own())::bigint[])
        or l.authority_id in (select s.authority_id from authority_successors s where s.successor_id = any ((select portal_own())::bigint[]))))));

alter table letter_notes enable row level security;
alter table letter_notes force row level security;
create policy see on letter_notes for select using ((select portal_kind()) = 'system'
    or exists (select 1 from letters l where l.id = letter_notes.letter_id and (l.authority_id = any ((select portal_own())::bigint[])
        or l.authority_id in (select s.authority_id from authority_successors s where s.successor_id = any ((select portal_own())::bigint[])))));
create policy put on letter_notes for insert with check ((select portal_kind()) = 'system' or (by_person_id = (select portal_person())
    and exists (select 1 from letters l where l.id = letter_notes.letter_id and (l.authority_id = any ((select portal_own())::bigint[])
        or l.authority_id in (select s.authority_id from authority_successors s where s.successor_id = any ((select portal_own())::bigint[]))))));

create trigger letter_templates_append_only before update or delete or truncate on letter_templates for each statement execute function portal_append_only();
create trigger replaced_letters_append_only before update or delete or truncate on replaced_letters for each statement execute function portal_append_only();
create trigger embargo_openings_append_only before update or delete or truncate on embargo_openings for each statement execute function portal_append_only();
create trigger letter_confirmations_append_only before update or delete or truncate on letter_confirmations for each statement execute function portal_append_only();
create trigger letter_notes_append_only before update or delete or truncate on letter_notes for each statement execute function portal_append_only();
revoke update, delete on letter_templates, replaced_letters, embargo_openings, letter_confirmations, letter_notes from $role$;
